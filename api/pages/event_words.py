"""What happened, one plain sentence an event, in both languages. A sentence names codes by their words,
never a person or a child; who did it and when stand beside it."""

from __future__ import annotations

from agreements.words import Words
from api.pages.care_events import CARE_SAID, CARE_VALUES
from api.pages.event_values import NOTHING, VALUES, Data
from api.pages.office_events import OFFICE_SAID, OFFICE_VALUES

Told = tuple[str, str]
_SAID: dict[str, Told] = {
    **CARE_SAID,
    **OFFICE_SAID,
    "CaseOpened": (
        "Agorwyd yr achos o atgyfeiriad: {service}{urgent}.{consent_too}",
        "The case was opened from a referral: {service}{urgent}.{consent_too}",
    ),
    "ReferralAcknowledged": (
        "Cydnabuwyd yr atgyfeiriad.{consent_too}",
        "The referral was acknowledged.{consent_too}",
    ),
    "AssessmentRecorded": (
        "Cofnodwyd yr asesiad: {domains_said}.",
        "The assessment was recorded: {domains_said}.",
    ),
    "ConsentRecorded": (
        "Cydsyniad i asesu: {consent_said}. Gan: {consent_by}.",
        "Consent to the assessment: {consent_said}. By: {consent_by}.",
    ),
    "SharingBasisRecorded": (
        "Nodwyd sail gyfreithiol dros rannu gwybodaeth: {sharing_basis}.",
        "A legal basis for sharing information was stated: {sharing_basis}.",
    ),
    "SharingBasisEnded": (
        "Daeth sail dros rannu gwybodaeth i ben: {sharing_basis}.",
        "A basis for sharing information ended: {sharing_basis}.",
    ),
    "LegalStatusRecorded": (
        "Cofnodwyd statws cyfreithiol, o {from_on}: {legal_status}.",
        "A legal status was recorded, from {from_on}: {legal_status}.",
    ),
    "LegalStatusEnded": (
        "Daeth statws cyfreithiol i ben ar {to_on}: {legal_status}.",
        "A legal status ended on {to_on}: {legal_status}.",
    ),
    "AdvocateWanted": (
        "Gofynnwyd am eiriolwr annibynnol i'r plentyn.",
        "An independent advocate was asked for.",
    ),
    "AdvocateNamed": ("Enwyd eiriolwr annibynnol.", "An independent advocate was named."),
    "ChecklistRecorded": (
        "Cofnodwyd canlyniad y rhestr wirio: {checklist_said}. Nid penderfyniad ar gymhwysedd yw hwn.",
        "The outcome of the checklist was recorded: {checklist_said}. It is not a decision on eligibility.",
    ),
    "ChecklistOutcomeTold": (
        "Rhoddwyd canlyniad y rhestr wirio i'r atgyfeiriwr a'r teulu: {checklist_said}.",
        "The referrer and the family were told the outcome of the checklist: {checklist_said}.",
    ),
    "AssessorNamed": (
        "Enwyd asesydd, a ddatganodd nad oes gwrthdaro buddiannau.",
        "An assessor was named, declared without a conflict of interest.",
    ),
    "ViewsRecorded": ("Barn y plentyn: {views_said}.", "The child's views: {views_said}."),
    "FastTracked": (
        "Llwybr cyflym: cymeradwyodd clinigydd uwch fod y gofal yn cychwyn ar unwaith.",
        "Fast track: a senior clinician signed that care starts at once.",
    ),
    "ReferralRedirected": (
        "Aeth yr atgyfeiriad ymlaen o {from_body} i {to_body}. Cedwir y diwrnod cyntaf.",
        "The referral went on from {from_body} to {to_body}. The first day is kept.",
    ),
    "AcknowledgementAsked": (
        "Gofynnwyd i'r corff gydnabod yr atgyfeiriad: {body_asked}.",
        "The body was asked to acknowledge the referral: {body_asked}.",
    ),
    "LocalReviewAsked": (
        "Gofynnodd y teulu am adolygiad lleol.",
        "The family asked for a local review.",
    ),
    "LocalReviewDecided": (
        "Canlyniad yr adolygiad lleol: {reviewed_said}.",
        "The outcome of the local review: {reviewed_said}.",
    ),
    "DecisionRemitted": (
        "Anfonwyd y penderfyniad yn ôl gan {ordered_by}: asesydd a phanel newydd.",
        "The decision was sent back by {ordered_by}: a fresh assessor and a fresh panel.",
    ),
    "LookedAgain": ("Edrychwyd eto: {looked_said}.", "It was looked at again: {looked_said}."),
    "ListedForPanel": ("Rhoddwyd y plentyn ar agenda'r panel.", "The child was put on the panel's agenda."),
    "PanelDecided": ("Penderfynodd y panel: {outcome}.", "The panel decided: {outcome}."),
    "DecisionLetterSent": (
        "Anfonwyd y llythyr penderfyniad at y teulu.",
        "The decision letter was sent to the family.",
    ),
    "HandedOver": ("Trosglwyddwyd yr achos: {handed}.", "The case was handed over: {handed}."),
    "PackageCosted": (
        "Cofnodwyd y pecyn, o {package_start}: {lines_said}, {total} yr wythnos.",
        "The package was recorded, from {package_start}: {lines_said}, {total} a week.",
    ),
    "PayersNamed": (
        "Enwyd talwr i bob llinell, am y tro ac heb ragfarn: {payers}.",
        "A payer was named for every line, for the time being and without prejudice: {payers}.",
    ),
    "ConfirmationAsked": (
        "Gofynnwyd am gadarnhad o'r lefelau a'r llinellau. Corff: {body_asked}.",
        "Confirmation of levels and lines was asked for. Body: {body_asked}.",
    ),
    "ConfirmationTimePassed": (
        "Aeth y terfyn amser ar gyfer cadarnhau heibio. Corff: {body_asked}.",
        "The time limit to confirm passed. Body: {body_asked}.",
    ),
    "LevelsAndLinesConfirmed": (
        "Cadarnhawyd lefelau a llinellau ar ran {side}: {count}.",
        "Levels and lines were confirmed for {side}: {count}.",
    ),
    "SplitConfirmedByBoth": (
        "Mae'r ddwy ochr bellach wedi cadarnhau'r hyn y mae'r rhaniad yn seiliedig arno.",
        "Both sides have now confirmed what the split rests on.",
    ),
    "NoAgreementCovers": (
        "Nid oes cytundeb ysgrifenedig yn ateb: gofynnwyd i'r cyrff gynnig rhaniad â llaw. {why}",
        "No written agreement answers: the bodies were asked to propose a split by hand. {why}",
    ),
    "PanelMustDetermine": (
        "Panel sydd i bennu'r cyfrannau o dan y cytundeb. {why}",
        "Under the agreement a panel is to determine the shares. {why}",
    ),
    "SplitProposed": ("Cynigiwyd rhaniad â llaw: {shares}.", "A split was proposed by hand: {shares}."),
    "SplitAnnounced": (
        "Cyhoeddwyd rhaniad ({basis}): {shares}. Caiff ei dalu o'r diwrnod cyntaf, heb ragfarn.",
        "A split was announced ({basis}): {shares}. It is paid from the first day, without prejudice.",
    ),
    "AnswersAsked": (
        "Gofynnwyd i'r ddau gorff ateb y rhaniad.",
        "Both bodies were asked to answer the split.",
    ),
    "ObjectionTimeBegan": (
        "Dechreuodd yr amser i dderbyn y rhaniad neu ei wrthwynebu.",
        "The time to accept the split or object to it began.",
    ),
    "ReminderSent": (
        "Anfonwyd nodyn atgoffa hanner ffordd. Corff: {body_asked}.",
        "A reminder was sent at half time. Body: {body_asked}.",
    ),
    "ApplicationPutOff": (
        "Gohiriwyd cymhwyso'r gyfran unwaith, gyda hysbysiad newydd, am fod y system yn hwyr. Corff: "
        "{body_asked}.",
        "Applying the share was put off once, with a fresh notice, because the system was late. Body: "
        "{body_asked}.",
    ),
    "ObjectionTimePassed": (
        "Aeth y terfyn amser i ateb heibio heb ateb. Corff: {body_asked}.",
        "The time limit to answer passed without an answer. Body: {body_asked}.",
    ),
    "SplitAccepted": ("Derbyniwyd y rhaniad.", "The split was accepted."),
    "SplitApplied": (
        "Cymhwyswyd y fformiwla trwy ddiffyg ymateb, o dan gymal {clause} y cytundeb ysgrifenedig.",
        "The formula was applied by silence, under clause {clause} of the written agreement.",
    ),
    "SplitStands": (
        "Mae'r rhaniad a gyhoeddwyd yn sefyll.",
        "The announced split stands.",
    ),
    "ShareAgreed": ("Cytunwyd y gyfran ({how}): {shares}.", "The share was agreed ({how}): {shares}."),
    "TermsDrafted": (
        "Drafftiwyd telerau cytundeb cyllido'r achos, yn barod i'w llofnodi.",
        "The terms of the case's funding agreement were drafted, ready to sign.",
    ),
    "ReopenedByLateObjection": (
        "Ailagorwyd y gyfran gan wrthwynebiad hwyr mewn pryd; mae'r taliadau'n parhau.",
        "A late objection in time reopened the share; payments go on.",
    ),
    "ObjectionMade": (
        "Gwrthwynebwyd y rhaniad. Sail: {ground}.{late}",
        "An objection to the split was made. Ground: {ground}.{late}",
    ),
    "DisagreementOpened": (
        "Agorwyd anghytundeb: {subject}. Sail: {ground}.",
        "A disagreement was opened: {subject}. Ground: {ground}.",
    ),
    "StageBegan": ("Dechreuodd: {stage}.", "Began: {stage}."),
    "PositionTaken": ("Rhoddodd y corff ei safbwynt.", "The body gave its position."),
    "EvidenceAsked": ("Gofynnwyd am dystiolaeth gan y corff arall.", "Evidence was asked of the other body."),
    "EvidenceGiven": ("Rhoddwyd y dystiolaeth y gofynnwyd amdani.", "The evidence asked for was given."),
    "EvidenceNotGiven": (
        "Ni ddaeth y dystiolaeth o fewn y terfyn amser.",
        "The evidence did not come within the time limit.",
    ),
    "EvidenceTimePassed": (
        "Aeth y terfyn amser ar gyfer rhoi tystiolaeth heibio. Corff: {body_asked}.",
        "The time limit to give evidence passed. Body: {body_asked}.",
    ),
    "ExtensionProposed": (
        "Cynigiwyd estyn y cam: {working_days}.",
        "More time was proposed for the stage: {working_days}.",
    ),
    "StageExtended": (
        "Cytunodd pob parti i estyn y cam: {working_days}.",
        "All parties agreed to more time for the stage: {working_days}.",
    ),
    "SettlementProposed": ("Cynigiwyd setliad{shares_said}.", "A settlement was proposed{shares_said}."),
    "SettlementAgreed": (
        "Cytunodd pob parti ar setliad{shares_said}.",
        "All parties agreed a settlement{shares_said}.",
    ),
    "SettlementLapsed": (
        "Daeth y cynnig i setlo i ben heb ateb.",
        "The proposed settlement lapsed without an answer.",
    ),
    "ObjectionConceded": (
        "Ildiodd y parti arall.",
        "The other side conceded.",
    ),
    "DisagreementWithdrawn": ("Tynnwyd yr anghytundeb yn ôl.", "The disagreement was withdrawn."),
    "PanelFound": ("Barn y panel annibynnol: {view}.", "The independent panel found: {view}."),
    "PanelViewRecorded": (
        "Cofnodwyd barn y panel annibynnol; nid yw'n rhwymo o dan y cytundeb hwn.",
        "The independent panel's view was recorded; it does not bind under this agreement.",
    ),
    "DisagreementClosed": ("Caewyd yr anghytundeb: {outcome}.", "The disagreement was closed: {outcome}."),
    "DisagreementClimbed": (
        "Ni chafwyd canlyniad o fewn y terfyn amser, felly symudodd yr anghytundeb. Nawr: {stage}.",
        "There was no outcome within the time limit, so the disagreement moved. Now: {stage}.",
    ),
    "SplitByHandAsked": (
        "Nid yw'r fformiwla'n ateb mwyach: gofynnwyd i'r cyrff gynnig rhaniad â llaw. Sail: {ground}.",
        "The formula no longer answers: the bodies were asked to propose a split by hand. Ground: {ground}.",
    ),
    "NoProposalInTime": (
        "Ni ddaeth cynnig â llaw o fewn y terfyn amser.",
        "No split was proposed by hand within the time limit.",
    ),
    "LineCorrected": (
        "Cywirwyd llinell gost: {was} yr wythnos cynt, {weekly} nawr.",
        "A cost line was corrected: {was} a week before, {weekly} now.",
    ),
    "LevelCorrected": (
        "Cywirwyd lefel angen. {domain}: {level}.",
        "A level of need was corrected. {domain}: {level}.",
    ),
    "SignatureTimePassed": (
        "Aeth y terfyn amser i lofnodi heibio. Corff: {body_asked}.",
        "The time limit to sign passed. Body: {body_asked}.",
    ),
    "AgreementSigned": (
        "Llofnodwyd cytundeb cyllido'r achos ar ran y corff.",
        "The case's funding agreement was signed for the body.",
    ),
    "AgreementInForce": (
        "Mae cytundeb cyllido'r achos mewn grym: mae'r ddau gorff wedi llofnodi.",
        "The case's funding agreement is in force: both bodies have signed.",
    ),
    "ReferredToWelshGovernment": (
        "Cyfeiriwyd at Lywodraeth Cymru: {about}.",
        "Referred to Welsh Government: {about}.",
    ),
    "WelshGovernmentReminded": ("Atgoffwyd Llywodraeth Cymru.", "Welsh Government was reminded."),
    "BundleOpened": (
        "Agorwyd y bwndel, a'i rewi fel yr oedd yr achos y funud honno.",
        "The bundle was opened, and frozen as the case stood at that moment.",
    ),
    "WelshGovernmentReplied": (
        "Cofnodwyd ateb Llywodraeth Cymru: {reply_kind}.",
        "Welsh Government's reply was recorded: {reply_kind}.",
    ),
    "InformationWanted": (
        "Mae Llywodraeth Cymru eisiau rhagor o wybodaeth.",
        "Welsh Government wants more information.",
    ),
    "InformationTimePassed": (
        "Aeth y terfyn amser i roi gwybodaeth i Lywodraeth Cymru heibio.",
        "The time limit to give Welsh Government information passed.",
    ),
    "ReferralClosed": (
        "Caewyd y cyfeiriad at Lywodraeth Cymru.",
        "The referral to Welsh Government was closed.",
    ),
    "SentBackToChiefExecutives": (
        "Anfonwyd yr anghytundeb yn ôl at y prif weithredwyr.",
        "The disagreement was sent back to the chief executives.",
    ),
    "PutOnPanelAgenda": (
        "Aeth y plentyn ar agenda cyfarfod {meeting} o'r panel, ar {meets_on}.",
        "The child went on the agenda of meeting {meeting} of the panel, on {meets_on}.",
    ),
    "PanelNotQuorate": (
        "Nid oedd cworwm yng nghyfarfod {meeting} o'r panel. Mae'r terfyn amser i benderfynu'n dal i redeg.",
        "Meeting {meeting} of the panel was not quorate. The time limit to decide still runs.",
    ),
    "PanelCalledOff": (
        "Canslwyd cyfarfod {meeting} o'r panel. Mae'r terfyn amser i benderfynu'n dal i redeg.",
        "Meeting {meeting} of the panel was called off. The time limit to decide still runs.",
    ),
    "SupportNeeded": (
        "Cofnodwyd bod angen cymorth nawr, cyn unrhyw benderfyniad.",
        "It was recorded that support is needed now, before any decision.",
    ),
    "PaymentAccepted": (
        "Derbyniodd y corff dalu'r darparwr: {lines_said}.",
        "The body accepted paying the provider: {lines_said}.",
    ),
    "ProviderInstructed": (
        "Dywedwyd wrth y darparwr am gychwyn: {lines_said}.",
        "The provider was told to start: {lines_said}.",
    ),
    "SupportNotDelivered": (
        "Aeth diwrnod heibio heb y cymorth a aseswyd. Rhybuddiwyd y ddau brif weithredwr a'r arweinydd "
        "rhanbarthol.",
        "A day passed without assessed support. Both chief executives and the regional lead were alerted.",
    ),
    "TotalLimitPutOff": (
        "Gohiriwyd y cyfeirio at Lywodraeth Cymru o un diwrnod gwaith: symudodd yr anghytundeb i gam arall "
        "heddiw.",
        "The referral to Welsh Government was put off by one working day: the disagreement moved up today.",
    ),
    "PackageWanted": (
        "Gofynnwyd i'r corff sy'n comisiynu drefnu'r pecyn.",
        "The commissioning body was asked to arrange the package.",
    ),
    "DeliveryAwaited": (
        "Disgwylir i'r cymorth a aseswyd gael ei ddarparu o {from_on}.",
        "The assessed support is to be delivered from {from_on}.",
    ),
    "SignaturesAskedAgain": (
        "Gofynnwyd eto i'r cyrff lofnodi cytundeb cyllido'r achos.",
        "The bodies were asked again to sign the case's funding agreement.",
    ),
    "CareReviewed": ("Adolygwyd y gofal: {changed}.", "The care was reviewed: {changed}."),
    "FamilyNoteWritten": (
        "Rhoddwyd gwybod i'r teulu sut y mae pethau.",
        "The family was told how things stand.",
    ),
    "TimeLimitPassed": (
        "Aeth terfyn amser heibio: {clock}. Rhoddwyd gwybod i bennaeth y gwasanaeth a gofynnwyd eto.",
        "A time limit passed: {clock}. The head of service was told and it was asked for again.",
    ),
    "ClockPaused": ("Oedwyd terfyn amser: {clock}.", "A time limit was paused: {clock}."),
    "ClockResumed": ("Ailgychwynnodd terfyn amser: {clock}.", "A time limit runs again: {clock}."),
    "EndingProposed": (
        "Cynigiwyd dod â'r achos i ben. Rheswm: {reason}.",
        "It was proposed to end the case. Reason: {reason}.",
    ),
    "EndingNotAgreed": (
        "Ni chytunodd y corff arall i ddod â'r achos i ben o fewn y terfyn amser.",
        "The other body did not agree to end the case within the time limit.",
    ),
    "CareEnded": (
        "Daeth y gofal i ben. Rheswm: {reason}. Mae'r cyllid yn dirwyn i ben.",
        "The care ended. Reason: {reason}. Funding is being wound up.",
    ),
    "FileAttached": (
        "Atodwyd ffeil i'r achos: {attachment_type}{version_said}.",
        "A file was attached to the case: {attachment_type}{version_said}.",
    ),
    "FileScanned": ("Sganiwyd ffeil am feirysau: {scanned}.", "A file was scanned for viruses: {scanned}."),
    "AttachmentErased": (
        "Dilëwyd ffeil am byth; erys ei hôl bys ar y cofnod.",
        "A file was erased for good; its fingerprint stays on the record.",
    ),
    "ReportAskedFor": (
        "Gofynnwyd am adroddiad. Gan bwy: {addressee}.",
        "A report was asked for. Of whom: {addressee}.",
    ),
    "ReportReminderDue": (
        "Hanner amser adroddiad y gofynnwyd amdano: gofynnwyd i'r cydgysylltydd holi. Gan bwy: {addressee}.",
        "Half time of a report that was asked for: the coordinator was asked to chase it. Of whom: "
        "{addressee}.",
    ),
    "ReportLate": (
        "Nid yw adroddiad wedi cyrraedd mewn pryd. Gan bwy: {addressee}. Nid oes dim arall yn aros amdano.",
        "A report has not come in time. Of whom: {addressee}. Nothing else waits for it.",
    ),
    "ReportReceived": (
        "Cyrhaeddodd adroddiad. Gan bwy: {addressee}. Sut: {how_it_came}.{report_late}",
        "A report arrived. From whom: {addressee}. How: {how_it_came}.{report_late}",
    ),
    "ReportNotComing": (
        "Ni fydd adroddiad. Gan bwy: {addressee}. Pam: {report_outcome}.",
        "There will be no report. Of whom: {addressee}. Why: {report_outcome}.",
    ),
    "UploadLinkMade": (
        "Gwnaed dolen untro newydd ar gyfer adroddiad; nid yw'r un o'i blaen yn gweithio mwyach.",
        "A new one-time link was made for a report; the one before it no longer works.",
    ),
    "UploadLinkRevoked": (
        "Diddymwyd dolen untro ar gyfer adroddiad.",
        "A one-time link for a report was made dead.",
    ),
    "PrivateNoteWritten": (
        "Ysgrifennwyd nodyn preifat, i lygaid un corff yn unig.",
        "A private note was written, for one body's eyes alone.",
    ),
    "SafeguardingTold": (
        "Rhoddwyd gwybod i dîm diogelu. Tîm: {team}. Mae'r gofal a phob terfyn amser yn parhau.",
        "A safeguarding team was told. Team: {team}. Care and every time limit go on.",
    ),
    "SafeguardingConfirmed": (
        "Cadarnhaodd y tîm diogelu iddo gael gwybod. Tîm: {team}.",
        "The safeguarding team has confirmed that it was told. Team: {team}.",
    ),
    "SafeguardingNotConfirmed": (
        "Nid yw'r tîm diogelu wedi cadarnhau mewn pryd: rhoddwyd gwybod i'r cyfarwyddwr a gofynnwyd eto.",
        "The safeguarding team has not confirmed in time: the director was told and it was asked for again.",
    ),
    "KeyWorkerNamed": ("Enwyd gweithiwr allweddol y teulu.", "The family's key worker was named."),
    "ChildRecordChanged": (
        "Newidiwyd cofnod y plentyn. Yr hyn a newidiodd: {fields_said}.",
        "The child's record was changed. What changed: {fields_said}.",
    ),
    "CaseLinked": ("Cysylltwyd yr achos ag achos arall.", "The case was tied to another case."),
    "CaseUnlinked": ("Dilewyd cysylltiad ag achos arall.", "A tie to another case was taken away."),
    "CaseMerged": (
        "Unwyd yr achos â {other}, sy'n parhau. Cadwyd y dyddiad derbyn cynharaf.",
        "The case was merged into {other}, which goes on. The earliest received date was kept.",
    ),
    "DuplicateMerged": (
        "Unwyd {other} yma: yr un plentyn ydyw. Cadwyd y dyddiad derbyn cynharaf.",
        "{other} was merged into this case: it is the same child. The earliest received date was kept.",
    ),
    "PartyAdded": (
        "Daeth corff arall i'r achos. Corff: {party}. Mae'r talu'n parhau fel y mae.",
        "Another body came into the case. Body: {party}. Payment goes on as it is.",
    ),
    "PartyRemoved": (
        "Nid yw'r corff hwn yn barti i'r achos mwyach: {party}.",
        "This body is a party to the case no longer: {party}.",
    ),
    "ExtensionConsented": (
        "Cytunodd un o'r partïon i estyn y cam: {working_days}. Parti: {party}.",
        "One party agreed to more time for the stage: {working_days}. Party: {party}.",
    ),
    "FactsDrafted": (
        "Drafftiwyd datganiad o'r ffeithiau: yr hyn a gytunir a'r hyn na chytunir.",
        "A statement of facts was drafted: what is agreed and what is not.",
    ),
    "FactsSigned": (
        "Llofnodwyd y datganiad o'r ffeithiau. Parti: {party}.",
        "The statement of facts was signed. Party: {party}.",
    ),
    "FactsNotSigned": (
        "Daeth yr amser i lofnodi'r datganiad o'r ffeithiau i ben. Heb lofnodi: {unsigned}.",
        "The time to sign the statement of facts has passed. Not signed by: {unsigned}.",
    ),
    "MediatorAppointed": (
        "Penodwyd cyfryngwr o gorff nad yw'n barti. Corff: {from_body}.",
        "A mediator was appointed from a body that is no party. Body: {from_body}.",
    ),
    "MediationRecorded": (
        "Cofnodwyd canlyniad y cyfryngu: {mediation}. Nid yw'n rhwymo ar ei ben ei hun.",
        "The outcome of the mediation was recorded: {mediation}. It does not bind by itself.",
    ),
    "MediationTimePassed": (
        "Daeth amser y cyfryngu i ben heb ganlyniad.",
        "The time for mediation passed without an outcome.",
    ),
    "PanelAppointed": (
        "Enwyd y panel annibynnol, o gyrff nad ydynt yn bartïon: {from_bodies}.",
        "The independent panel was named, from bodies that are no parties: {from_bodies}.",
    ),
    "ReimbursementOwed": (
        "Cofnodwyd ad-daliad am ddyddiau a fu, o {from_on} hyd {to_on}: {pence}. O: {from_body}. I: "
        "{to_body}.",
        "A reimbursement for days gone by was recorded, from {from_on} to {to_on}: {pence}. From: "
        "{from_body}. "
        "To: {to_body}.",
    ),
    "ReimbursementPaid": (
        "Cadarnhawyd bod ad-daliad wedi'i dalu ar {paid_on}: {pence}.",
        "A reimbursement was confirmed as paid on {paid_on}: {pence}.",
    ),
    "LegalHoldStarted": (
        "Mae achos cyfreithiol: rhewyd yr hyn a ddywedwyd ac a roddwyd. Mae'r gofal, y talu a phob terfyn "
        "amser "
        "yn parhau.",
        "Proceedings were issued: what was said and given is frozen. Care, payment and every time limit go "
        "on.",
    ),
    "LegalHoldLifted": (
        "Daeth yr achos cyfreithiol i ben: nid yw'r cofnodion wedi'u rhewi mwyach.",
        "The proceedings are over: the records are frozen no longer.",
    ),
    "SafetyStated": (
        "Dywedwyd a yw'r plentyn yn ddiogel heno: {safe_said}.",
        "It was said whether the child is safe tonight: {safe_said}.",
    ),
    "ReferralNotTaken": (
        "Nid oes swyddog wedi cymryd y cyfeiriad: gofynnwyd eto i'r blwch cyffredin.",
        "No official has taken the referral: the shared mailbox was asked again.",
    ),
    "ReferralTaken": ("Cymerodd swyddog y cyfeiriad.", "An official took the referral."),
    "ReferralHandedOver": (
        "Trosglwyddwyd y cyfeiriad i gydweithiwr.",
        "The referral was handed to a colleague.",
    ),
    "ReferralCovered": (
        "Mae'r swyddog yn absennol: aeth y cyfeiriad i'r dirprwy, neu'n ôl i'r blwch cyffredin.",
        "The official is absent: the referral went to the deputy, or back to the shared mailbox.",
    ),
    "ConflictDeclared": (
        "Datganodd swyddog wrthdaro buddiannau: swyddog arall fydd yn delio â'r achos.",
        "An official declared a conflict of interest: another deals with the case.",
    ),
    "InformationSupplied": (
        "Rhoddwyd yr wybodaeth y gofynnodd Llywodraeth Cymru amdani.",
        "The information that Welsh Government asked for was given.",
    ),
    "TargetDatePassed": (
        "Aeth y dyddiad targed y cytunwyd arno â Llywodraeth Cymru heibio.",
        "The target date agreed with Welsh Government passed.",
    ),
    "BundleCorrected": (
        "Dywedwyd am wall yn yr hyn a anfonwyd: mae'r cywiriad yn sefyll wrth ei ymyl.",
        "An error in what was sent was told: the correction stands beside it.",
    ),
    "PapersRequested": (
        "Gofynnodd Llywodraeth Cymru am bapurau sy'n enwi'r plentyn, ar sail gyfreithlon a gofnodwyd.",
        "Welsh Government asked for papers that name the child, on a lawful basis that was recorded.",
    ),
    "PapersReleased": (
        "Rhyddhawyd y papurau, a rhoddwyd gwybod i'r teulu.",
        "The papers were released, and the family was told.",
    ),
    "PapersRefused": (
        "Gwrthodwyd rhyddhau'r papurau, gyda rhesymau.",
        "Release of the papers was refused, with reasons.",
    ),
    "PapersTimePassed": (
        "Ni chafodd y cais am bapurau ei ateb mewn pryd: gofynnwyd eto.",
        "The request for papers was not answered in time: it was asked again.",
    ),
    "TransitionBegins": (
        "Daeth yn bryd dechrau cynllunio ar gyfer gwasanaethau oedolion.",
        "It is time to begin planning for adult services.",
    ),
    "TransitionPlanningBegun": (
        "Dechreuodd y cynllunio ar gyfer gwasanaethau oedolion.",
        "Planning for adult services began.",
    ),
    "TransitionWorkerNamed": ("Enwyd y gweithiwr pontio.", "The transition worker was named."),
    "LearningDisabilityMarked": (
        "Cofnodwyd y marciwr anabledd dysgu: {registered}.",
        "The learning disability marker was recorded: {registered}.",
    ),
    "ReferredToAdultServices": (
        "Atgyfeiriwyd at wasanaethau oedolion. Corff: {to}.",
        "Referred to adult services. Body: {to}.",
    ),
    "AdultDecisionRecorded": (
        "Cofnodwyd penderfyniad y gwasanaeth oedolion: {adult_outcome}.",
        "The decision of the adult service was recorded: {adult_outcome}.",
    ),
    "AdultServiceAccepted": (
        "Mae gwasanaeth oedolion wedi derbyn. Corff: {by}.",
        "An adult service has accepted. Body: {by}.",
    ),
    "NoAdultDecision": (
        "Nid oes penderfyniad gan wasanaeth oedolion: rhoddwyd gwybod i'r prif weithredwyr.",
        "There is no decision of an adult service: the chief executives were told.",
    ),
    "NoAdultServiceAccepted": (
        "Nid oes gwasanaeth oedolion wedi derbyn: mae anghytundeb yn agored, a'r talwr yn parhau i dalu.",
        "No adult service has accepted: a disagreement is open, and the payer goes on paying.",
    ),
    "EighteenReached": (
        "Daeth mis y pen-blwydd yn 18. Nid yw dim yn dod i ben ohono'i hun: mae'r cymorth a'r taliadau'n "
        "parhau.",
        "The month of the eighteenth birthday has come. Nothing ends by itself: support and payment go on.",
    ),
    "MilestonesRecounted": (
        "Cyfrifwyd cerrig milltir y pontio eto.",
        "The milestones of the move to adult services were counted again.",
    ),
    "EarlyReviewAsked": (
        "Gofynnwyd am adolygiad cynnar: {asked_for}.",
        "An early review was asked for: {asked_for}.",
    ),
    "CaseEnded": ("Daeth yr achos i ben. Rheswm: {reason}.", "The case ended. Reason: {reason}."),
}
_VALUES = {**VALUES, **OFFICE_VALUES, **CARE_VALUES}


def kinds() -> frozenset[str]:
    """Every kind of event that has its sentence."""
    return frozenset(_SAID)


def told(kind: str, data: Data) -> Words:
    """The sentence of an event. KeyError for a kind that nobody gave words."""
    cy, en = _SAID[kind]
    wanted = {name for name in _VALUES if "{" + name + "}" in cy or "{" + name + "}" in en}
    values = {name: _VALUES[name](data) for name in wanted}
    said = Words(cy=cy, en=en).filled(**values)
    blank = NOTHING.cy
    return Words(cy=said.cy.replace(blank, ""), en=said.en.replace(blank, ""))

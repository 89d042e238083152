"""What happened to the package, its split and the signatures.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

SPLIT_SAID: dict[str, tuple[str, str]] = {
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
    "PackageWanted": (
        "Gofynnwyd i'r corff sy'n comisiynu drefnu'r pecyn.",
        "The commissioning body was asked to arrange the package.",
    ),
    "SignaturesAskedAgain": (
        "Gofynnwyd eto i'r cyrff lofnodi cytundeb cyllido'r achos.",
        "The bodies were asked again to sign the case's funding agreement.",
    ),
}

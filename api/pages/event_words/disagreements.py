"""What happened in disagreements between bodies, the parties that came into them, and legal hold.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

DISAGREEMENTS_SAID: dict[str, tuple[str, str]] = {
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
}

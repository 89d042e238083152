"""Every code of a negotiation that people see, and every kind of its events, in both languages."""

from __future__ import annotations

from agreements.words import Words

STATES: dict[str, Words] = {
    "negotiating": Words(cy="Yn cael ei negodi", en="Being negotiated"),
    "awaiting_signatures": Words(cy="Yn aros am lofnodion", en="Awaiting signatures"),
    "awaiting_activation": Words(cy="Yn aros i ddod i rym", en="Awaiting activation"),
    "active": Words(cy="Yn weithredol", en="Active"),
    "withdrawn": Words(cy="Wedi'i dynnu'n ôl", en="Withdrawn"),
}

STAGES: dict[str, Words] = {
    "starting": Words(cy="Yn dechrau", en="Starting"),
    "clauses_open": Words(cy="Cymalau ar agor: {n} o {of}", en="Clauses open: {n} of {of}"),
    "checking": Words(cy="Drafft yn cael ei wirio", en="Draft being checked"),
    "awaiting_signatures": Words(
        cy="Yn aros am lofnodion: {n} o {of} wedi llofnodi", en="Awaiting signatures: {n} of {of} have signed"
    ),
    "awaiting_activation": Words(cy="Wedi'i lofnodi: yn aros i ddod i rym", en="Signed: awaiting activation"),
    "active": Words(cy="Yn weithredol", en="Active"),
    "withdrawn": Words(cy="Wedi'i dynnu'n ôl", en="Withdrawn"),
}
"""Where a negotiation stands, in one line that says nothing of the wording."""

CLAUSE_STATUS: dict[str, Words] = {
    "open": Words(cy="Ar agor", en="Open"),
    "settled": Words(cy="Wedi'i setlo", en="Settled"),
    "removed": Words(cy="Wedi'i dynnu allan", en="Taken out"),
}

BASES: dict[str, Words] = {
    "model": Words(cy="Y cytundeb enghreifftiol cenedlaethol", en="The national model agreement"),
    "version": Words(cy="Fersiwn o gytundeb sy'n bod yn barod", en="A version of an agreement that exists"),
}

CLOCK_STATUS = ("open", "met", "passed", "stopped")

EVENTS: dict[str, Words] = {
    "NegotiationStarted": Words(cy="Dechreuwyd negodi", en="The negotiation started"),
    "SeatTaken": Words(cy="Cymerwyd sedd wrth y bwrdd", en="A seat at the table was taken"),
    "SeatLeft": Words(cy="Gadawyd sedd", en="A seat was given up"),
    "MeetingRecorded": Words(cy="Cofnodwyd cyfarfod", en="A meeting was recorded"),
    "ClauseOpened": Words(cy="Agorwyd cymal", en="A clause was opened"),
    "ClauseRemoved": Words(cy="Tynnwyd cymal allan", en="A clause was taken out"),
    "ClauseOwned": Words(cy="Rhoddwyd cymal i swyddfa", en="A clause was given to an office"),
    "WordingProposed": Words(cy="Cynigiwyd geiriad", en="A wording was proposed"),
    "WordingConsented": Words(cy="Cytunodd corff i eiriad", en="A body agreed to a wording"),
    "ClauseSettled": Words(cy="Setlwyd cymal", en="A clause was settled"),
    "ClauseReopened": Words(cy="Ailagorwyd cymal", en="A clause was reopened"),
    "ClauseOverdue": Words(cy="Aeth terfyn amser cymal heibio", en="The time limit of a clause passed"),
    "DraftMade": Words(cy="Gwnaed drafft newydd", en="A new draft was made"),
    "SignaturesVoided": Words(
        cy="Diddymwyd y llofnodion: mae'r drafft wedi newid",
        en="The signatures became void: the draft changed",
    ),
    "SimulationAttached": Words(cy="Atodwyd efelychiad", en="A simulation was attached"),
    "SimulationSeen": Words(cy="Gwelodd swyddfa'r efelychiad", en="An office has seen the simulation"),
    "PutToSignature": Words(cy="Rhewyd y drafft i'w lofnodi", en="The draft was frozen for signature"),
    "DraftSigned": Words(cy="Llofnodwyd y drafft", en="The draft was signed"),
    "AllSigned": Words(cy="Mae pob swyddfa wedi llofnodi", en="Every office has signed"),
    "SignatureOverdue": Words(cy="Aeth y terfyn amser i lofnodi heibio", en="The time limit to sign passed"),
    "ActivationApproved": Words(
        cy="Cymeradwyodd y person cyntaf; dechreuodd y diwrnod prawf",
        en="The first person approved; the dry-run day began",
    ),
    "DryRunEnded": Words(cy="Daeth y diwrnod prawf i ben", en="The dry-run day ended"),
    "ActivationOverdue": Words(
        cy="Aeth y terfyn amser i ddod i rym heibio", en="The time limit for activation passed"
    ),
    "AgreementActivated": Words(
        cy="Cadarnhaodd yr ail berson: mae'r cytundeb yn weithredol",
        en="The second person confirmed: the agreement is active",
    ),
    "NegotiationWithdrawn": Words(cy="Tynnwyd y negodi'n ôl", en="The negotiation was withdrawn"),
}

ACTIONS: dict[str, Words] = {
    "StartNegotiation": Words(cy="Dechrau negodi cytundeb", en="Start negotiating an agreement"),
    "TakeSeat": Words(cy="Rhoi rhywun wrth y bwrdd", en="Seat somebody at the table"),
    "LeaveSeat": Words(cy="Rhoi'r gorau i sedd", en="Give up a seat"),
    "RecordMeeting": Words(cy="Cofnodi cyfarfod", en="Record a meeting"),
    "ProposeWording": Words(cy="Cynnig geiriad", en="Propose a wording"),
    "ConsentTo": Words(cy="Cytuno i eiriad", en="Agree to a wording"),
    "SettleClause": Words(cy="Setlo cymal", en="Settle a clause"),
    "ReopenClause": Words(cy="Ailagor cymal", en="Reopen a clause"),
    "OwnClause": Words(cy="Rhoi cymal i swyddfa", en="Give a clause to an office"),
    "ConsentToMany": Words(
        cy="Cytuno i destun y drafft diweddaraf", en="Agree to the text of the newest draft"
    ),
    "SettleMany": Words(
        cy="Setlo pob cymal y mae pawb yn cytuno arno", en="Settle every clause that all agree on"
    ),
    "MakeDraft": Words(cy="Gwneud drafft newydd", en="Make a new draft"),
    "AttachSimulation": Words(cy="Atodi efelychiad", en="Attach a simulation"),
    "SeeSimulation": Words(
        cy="Cofnodi eich bod wedi gweld yr efelychiad", en="Record that you have seen the simulation"
    ),
    "PutToSignature": Words(cy="Rhewi'r drafft i'w lofnodi", en="Freeze the draft for signature"),
    "SignDraft": Words(cy="Llofnodi'r drafft", en="Sign the draft"),
    "ApproveActivation": Words(
        cy="Cymeradwyo dod â'r cytundeb i rym", en="Approve bringing the agreement into force"
    ),
    "ConfirmActivation": Words(
        cy="Cadarnhau dod â'r cytundeb i rym", en="Confirm bringing the agreement into force"
    ),
    "WithdrawNegotiation": Words(cy="Tynnu'r negodi'n ôl", en="Withdraw the negotiation"),
}
"""What each command is called where it is offered."""

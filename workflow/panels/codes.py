"""Every code of a panel that people see, with one line in Welsh and one in English, in the order of lists."""

from __future__ import annotations

from agreements.words import Words

STATES: dict[str, Words] = {
    "convened": Words(cy="Wedi'i alw", en="Convened"),
    "locked": Words(cy="Pecyn wedi'i gloi", en="Pack locked"),
    "minuted": Words(cy="Wedi'i gynnal a'i gofnodi", en="Held and minuted"),
    "not_quorate": Words(cy="Dim cworwm", en="Not quorate"),
    "called_off": Words(cy="Wedi'i ganslo", en="Called off"),
}

SIDES: dict[str, Words] = {
    "health": Words(cy="Iechyd", en="Health"),
    "council": Words(cy="Awdurdod lleol", en="Council"),
    "third_sector": Words(cy="Trydydd sector", en="Third sector"),
    "other": Words(cy="Arall", en="Other"),
}

KINDS: dict[str, Words] = {
    "member": Words(cy="Aelod", en="Member"),
    "observer": Words(cy="Sylwedydd", en="Observer"),
}

ITEM_STATES: dict[str, Words] = {
    "listed": Words(cy="Ar yr agenda", en="On the agenda"),
    "waiting": Words(cy="Yn aros am ddyddiad", en="Waiting for a date"),
    "for_chair": Words(cy="Yn aros am benderfyniad y cadeirydd", en="Waiting for the chair's action"),
    "decided": Words(cy="Penderfynwyd", en="Decided"),
    "deferred": Words(cy="Gohiriwyd", en="Deferred"),
    "moved": Words(cy="Symudwyd i ddyddiad arall", en="Moved to another date"),
    "by_chair": Words(cy="Penderfynwyd gan y cadeirydd", en="Decided by the chair"),
    "taken_off": Words(cy="Tynnwyd oddi ar yr agenda", en="Taken off the agenda"),
}

OUTCOMES: dict[str, Words] = {
    "eligible": Words(cy="Yn gymwys", en="Eligible"),
    "not_eligible": Words(cy="Ddim yn gymwys", en="Not eligible"),
    "deferred": Words(cy="Gohiriwyd", en="Deferred"),
    "not_quorate": Words(cy="Dim cworwm ar gyfer y plentyn hwn", en="Not quorate for this child"),
}

CONSENT: dict[str, Words] = {
    "consented": Words(cy="Y teulu'n cydsynio", en="The family consents"),
    "refused": Words(cy="Nid yw'r teulu'n cydsynio", en="The family does not consent"),
}

CLOCK_STATUS = ("open", "met", "passed", "stopped")

ACTIONS: dict[str, Words] = {
    "SetUpPanel": Words(cy="Sefydlu panel y rhanbarth", en="Set up the region's panel"),
    "ConveneMeeting": Words(cy="Galw cyfarfod", en="Convene a meeting"),
    "TakeMemberSeat": Words(cy="Rhoi sedd i rywun", en="Seat somebody"),
    "LeaveMemberSeat": Words(cy="Tynnu rhywun o'i sedd", en="Take somebody out of a seat"),
    "DeclareMemberConflict": Words(cy="Datgan gwrthdaro buddiannau", en="Declare a conflict of interest"),
    "PutOnAgenda": Words(cy="Rhoi plant ar yr agenda", en="Put children on the agenda"),
    "TakeOffAgenda": Words(cy="Tynnu plentyn oddi ar yr agenda", en="Take a child off the agenda"),
    "RecordThirdSector": Words(
        cy="Cofnodi cydsyniad y teulu i'r trydydd sector fod yno",
        en="Record the family's consent to the third sector being there",
    ),
    "LockPack": Words(cy="Cloi'r pecyn", en="Lock the pack"),
    "RecordMinutes": Words(cy="Cofnodi'r cyfarfod", en="Record the minutes"),
    "RecordNotQuorate": Words(cy="Cofnodi nad oedd cworwm", en="Record that there was no quorum"),
    "CallOffMeeting": Words(cy="Canslo'r cyfarfod", en="Call the meeting off"),
    "TakeChairsAction": Words(
        cy="Cofnodi penderfyniad y cadeirydd rhwng cyfarfodydd", en="Record the chair's action"
    ),
    "AppointChair": Words(cy="Enwi'r cadeirydd", en="Name the chair"),
    "ReviewPanel": Words(cy="Cofnodi adolygiad o'r panel ei hun", en="Record a review of the panel itself"),
}

EVENTS: dict[str, Words] = {
    "PanelSetUp": Words(cy="Sefydlwyd y panel", en="The panel was set up"),
    "ChairAppointed": Words(cy="Enwyd y cadeirydd", en="The chair was named"),
    "MeetingConvened": Words(cy="Galwyd cyfarfod", en="A meeting was convened"),
    "SeatTaken": Words(cy="Rhoddwyd sedd i rywun", en="Somebody was seated"),
    "SeatLeft": Words(cy="Gadawodd rhywun ei sedd", en="Somebody left a seat"),
    "ConflictDeclared": Words(cy="Datganwyd gwrthdaro buddiannau", en="A conflict of interest was declared"),
    "PutOnAgenda": Words(cy="Aeth plentyn ar yr agenda", en="A child went on the agenda"),
    "TakenOffAgenda": Words(cy="Tynnwyd plentyn oddi ar yr agenda", en="A child was taken off the agenda"),
    "FellAway": Words(cy="Nid yw achos yn aros am y panel mwyach", en="A case no longer waits for the panel"),
    "FamilySaid": Words(
        cy="Dywedodd y teulu a gaiff y trydydd sector fod yno",
        en="The family said whether the third sector may be there",
    ),
    "PackLocked": Words(cy="Clowyd y pecyn", en="The pack was locked"),
    "MinutesRecorded": Words(cy="Cofnodwyd y cyfarfod", en="The minutes were recorded"),
    "NotQuorate": Words(cy="Nid oedd cworwm", en="There was no quorum"),
    "MeetingCalledOff": Words(cy="Canslwyd y cyfarfod", en="The meeting was called off"),
    "ChairsActionTaken": Words(
        cy="Penderfynodd y cadeirydd rhwng cyfarfodydd", en="The chair acted between meetings"
    ),
    "NextDateWanted": Words(cy="Mae plentyn yn aros am ddyddiad panel", en="A child waits for a panel date"),
    "TimeLimitPassed": Words(cy="Aeth terfyn amser heibio", en="A time limit passed"),
    "PanelReviewed": Words(cy="Adolygwyd y panel ei hun", en="The panel itself was reviewed"),
}

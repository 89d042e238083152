"""Codes of the rules and offices, with one line in Welsh and one in English. The order is that of pages."""

from __future__ import annotations

from agreements.words import Words

AUTOMATIC_ACTS: dict[str, Words] = {
    "begin_answer_time": Words(
        cy="Cychwyn yr amser i ateb, er nad yw un ochr wedi cadarnhau",
        en="Begin the time to answer although one side has not confirmed",
    ),
    "apply_by_silence": Words(cy="Cymhwyso'r gyfran trwy ddiffyg ymateb", en="Apply the share by silence"),
    "open_disagreement": Words(
        cy="Agor anghytundeb pan aeth terfyn amser heibio",
        en="Open a disagreement when a time limit has passed",
    ),
    "move_up": Words(cy="Symud anghytundeb i'r cam nesaf", en="Move a disagreement up a stage"),
    "refer": Words(cy="Cyfeirio at Lywodraeth Cymru", en="Refer to Welsh Government"),
    "support_alert": Words(
        cy="Rhybuddio'r prif weithredwyr nad yw'r cymorth yn cael ei ddarparu",
        en="Alert the chief executives that support is not delivered",
    ),
    "family_note": Words(cy="Ysgrifennu nodyn cynnydd i'r teulu", en="Write the progress note to the family"),
}
MODES: dict[str, Words] = {
    "off": Words(cy="Wedi'i ddiffodd", en="Off"),
    "shadow": Words(cy="Ar brawf: dim ond cofnodi beth fyddai wedi digwydd", en="On trial: only recorded"),
    "on": Words(cy="Ar waith", en="On"),
}
"""The strictest first: where two bodies differ, the one that comes first here counts."""

RESPONSIBLE_BY: dict[str, Words] = {
    "opening": Words(cy="Ers agor yr achos", en="Since the case was opened"),
    "transfer": Words(cy="Trosglwyddiad a dderbyniwyd", en="A transfer that was accepted"),
    "settlement": Words(cy="Anghytundeb a setlwyd", en="A disagreement that was settled"),
    "correction": Words(cy="Cywiro cofnod", en="A corrected record"),
}
TRANSFER_STATES: dict[str, Words] = {
    "proposed": Words(cy="Yn aros am ateb", en="Waiting for an answer"),
    "accepted": Words(cy="Wedi'i dderbyn, at ddyddiad i ddod", en="Accepted, for a day to come"),
    "moved": Words(cy="Wedi'i drosglwyddo", en="Transferred"),
    "disputed": Words(cy="Anghytundeb wedi'i agor", en="A disagreement was opened"),
    "withdrawn": Words(cy="Wedi'i dynnu'n ôl", en="Withdrawn"),
}
SEALED_KINDS: dict[str, Words] = {
    "text": Words(cy="Testun", en="A text"),
    "attachment": Words(cy="Atodiad", en="An attachment"),
    "assessment": Words(cy="Asesiad cyfan", en="A whole assessment"),
}
SEAL_OUTCOMES: dict[str, Words] = {
    "reported": Words(cy="I'w adrodd i'r rheoleiddiwr data", en="To be reported to the data regulator"),
    "notified": Words(cy="I roi gwybod i'r bobl dan sylw", en="The people concerned to be told"),
    "both": Words(cy="I'w adrodd, ac i roi gwybod i'r bobl", en="To be reported, and the people told"),
    "neither": Words(cy="Dim angen adrodd na rhoi gwybod", en="Neither needed"),
    "unsealed": Words(cy="Y plentyn cywir oedd hwn: dad-selio", en="It was the right child: unsealed"),
}
CORRECTED: dict[str, Words] = {
    "birth_on": Words(cy="Dyddiad geni", en="Birth date"),
    "council": Words(cy="Awdurdod lleol", en="Council"),
    "service": Words(cy="Gwasanaeth", en="Service"),
    "received_at": Words(cy="Dyddiad derbyn yr atgyfeiriad", en="Day the referral was received"),
    "urgent": Words(cy="Brys", en="Urgent"),
    "package_start": Words(cy="Dyddiad cychwyn y pecyn", en="Start of the package"),
}

"""What happened to files, reports, private notes and safeguarding.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

FILES_SAID: dict[str, tuple[str, str]] = {
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
}

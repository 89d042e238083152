"""What happened to the child's record, the key worker, and ties between cases.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

PEOPLE_SAID: dict[str, tuple[str, str]] = {
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
}

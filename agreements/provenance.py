"""Where a value comes from and how sure we are of it. Every dated value and every formula carries one."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from agreements.words import Words


class Provenance(BaseModel):
    """The kind of a value, our confidence in it (V read, S second hand, R recollection) and its source."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["statute", "guidance", "local", "house", "illustrative"]
    confidence: Literal["V", "S", "R"]
    source: Words

    def said(self) -> Words:
        """`illustrative; recollected, not confirmed; source: …`, without the full stop of the source."""
        source = Words(cy=self.source.cy.rstrip(". "), en=self.source.en.rstrip(". "))
        return _SAID.filled(
            kind=KIND_WORDS[self.kind], confidence=CONFIDENCE_WORDS[self.confidence], source=source
        )


KIND_WORDS: Mapping[str, Words] = {
    "statute": Words(cy="deddfwriaeth", en="statute"),
    "guidance": Words(cy="canllawiau", en="guidance"),
    "local": Words(cy="ymarfer lleol", en="local practice"),
    "house": Words(cy="gwerth y gwasanaeth hwn ei hun", en="this service's own value"),
    "illustrative": Words(cy="enghreifftiol", en="illustrative"),
}
CONFIDENCE_WORDS: Mapping[str, Words] = {
    "V": Words(cy="wedi'i ddarllen yn y ffynhonnell", en="read in the source"),
    "S": Words(cy="ail-law; i'w gadarnhau", en="second hand; to be confirmed"),
    "R": Words(cy="o gof; heb ei gadarnhau", en="recollected; not confirmed"),
}
_SAID = Words(cy="{kind}; {confidence}; ffynhonnell: {source}", en="{kind}; {confidence}; source: {source}")

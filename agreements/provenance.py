"""Where a value comes from and how sure we are of it. Every dated value and every formula carries one."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from agreements.words import Words


class Provenance(BaseModel):
    """The kind of a value, our confidence in it (V read, S second hand, R recollection) and its source."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["statute", "guidance", "local", "house", "illustrative"]
    confidence: Literal["V", "S", "R"]
    source: Words

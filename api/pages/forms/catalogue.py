"""The form of every command upon a case, from the families beside this file."""

from __future__ import annotations

from api.pages.forms import (
    attaching,
    caring,
    checking,
    consenting,
    costing,
    deciding,
    disagreeing,
    offices,
    parties,
    people,
    placing,
    referring_up,
    replying,
    reviewing,
    together,
    transition,
)
from api.pages.forms.fields import Form
from workflow.casework.commands import Command

FORMS: dict[type[Command], Form] = {
    **offices.FORMS,
    **consenting.FORMS,
    **checking.FORMS,
    **deciding.FORMS,
    **reviewing.FORMS,
    **costing.FORMS,
    **caring.FORMS,
    **placing.FORMS,
    **together.FORMS,
    **disagreeing.FORMS,
    **parties.FORMS,
    **replying.FORMS,
    **referring_up.FORMS,
    **transition.FORMS,
    **attaching.FORMS,
    **people.FORMS,
}
"""By command; signing and opening the bundle have pages of their own."""

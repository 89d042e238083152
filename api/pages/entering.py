"""The start: what the service is, what is fictional, and signing in as a person of the demonstration; and
out.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from agreements.reference import Reference
from api.pages.frame import page, see
from api.pages.showing import Show
from api.pages.visitor import Lang, NotFromHere, NotHere, Sent, really_sent, said
from api.security import (
    NoSuchPerson,
    NotADemonstration,
    actor_of,
    demonstration_people,
    parts_of,
    same_origin,
    sign_in,
    sign_out,
)
from workflow.casework.codes import ROLES
from workflow.records.people import Person

router = APIRouter()
FIRST_ROLES = ("coordinator", "finance", "wg_officer")
"""The three to begin with: who works the case, who answers for the money, who receives what was not
settled.
"""


@dataclass(frozen=True, slots=True)
class Office:
    """The people of one region in one role."""

    role: str
    people: list[Person]


@dataclass(frozen=True, slots=True)
class Place:
    """One region, or Welsh Government, and its people by role."""

    name: str
    offices: list[Office]


@router.get("")
def start(request: Request, lang: Lang) -> Response:
    """The start page; an officer who is signed in goes on to My work."""
    if actor_of(request) is not None:
        return see(lang, "/work")
    people = demonstration_people(request) if parts_of(request).settings.demonstration else ()
    show = Show(lang)
    return page(
        request, lang, "start.html", first=_first(people), places=_places(people, show), people=len(people)
    )


@router.post("/sign-in")
def enter(request: Request, lang: Lang, form: Sent) -> Response:
    """Sign in as the person whose button was pressed."""
    if not same_origin(request):
        raise NotFromHere
    answer = see(lang, "/work")
    try:
        sign_in(request, answer, said(form, "person"))
    except (NoSuchPerson, NotADemonstration) as fault:
        raise NotHere from fault
    return answer


@router.post("/sign-out")
def leave(request: Request, lang: Lang, form: Sent) -> Response:
    """End the session."""
    really_sent(request, form)
    answer = see(lang, "")
    sign_out(request, answer)
    return answer


def _first(people: tuple[Person, ...]) -> list[Person]:
    """The first person of each of the three roles, the two of a body in the same region."""
    found: list[Person] = []
    for role in FIRST_ROLES:
        of_role = [person for person in people if person.role == role]
        region = found[0].region if found else None
        near = [person for person in of_role if person.region == region]
        found.extend((near or of_role)[:1])
    return found


def _places(people: tuple[Person, ...], show: Show) -> list[Place]:
    reference = Reference.load()
    codes_ = [region.code for region in reference.regions if region.fictional]
    by_place: dict[str, list[Person]] = {code: [] for code in codes_}
    for person in people:
        by_place.setdefault(_place_of(person), []).append(person)
    return [
        Place(
            show.body(code),
            [
                Office(role, [person for person in there if person.role == role])
                for role in ROLES
                if any(person.role == role for person in there)
            ],
        )
        for code, there in by_place.items()
        if there
    ]


def _place_of(person: Person) -> str:
    return person.region or person.body

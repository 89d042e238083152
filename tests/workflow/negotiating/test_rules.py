"""What is refused at the table, rule by rule, and what a rule lets through once it is met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agreements.book import Book
from agreements.editing import with_value
from agreements.provisions.parties import Supersedes
from agreements.reference import Reference
from tests.workflow.negotiating.table import ACTORS, BODIES, CY, EN, SERVICES, Table, next_files
from workflow import negotiation_desk as desk
from workflow.casework.changes import Refusal
from workflow.negotiating import commands, coverage, drafting
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.stages import stage_of
from workflow.negotiating.visibility import sees_inside, sees_line
from workflow.records.people import person_by_id, put_people

OTHER = commands.ProposeWording(title_cy="Nodau", title_en="Aims", text_cy="Arall.", text_en="Other.")
ELSEWHERE = {"id": "xr1-gofal-parhaus", "version": 1, "sha256": "0" * 64}
"""Another region's agreement, which a draft that took its place would end."""
AIMS = commands.ProposeWording(title_cy="Nodau", title_en="Aims", text_cy=CY, text_en=EN)


@pytest.fixture
def begun(table: Table) -> Table:
    """Started, everybody seated."""
    assert isinstance(table.start(), NegotiationChanges)
    return table


@pytest.fixture
def frozen(begun: Table) -> Table:
    """A draft frozen for signature."""
    begun.put_to_signature()
    return begun


@pytest.fixture
def signed(frozen: Table) -> Table:
    """Signed by every required office."""
    frozen.sign_all()
    return frozen


class TestStarting:
    def test_a_stranger_does_not_start_one(self, table: Table) -> None:
        for who in ("XHB1.director", "XLA21.finance"):
            answer = table.start(who)
            assert isinstance(answer, Refusal)
            assert answer.rule == "is_of_the_table"

    def test_one_service_is_negotiated_once_at_a_time(self, begun: Table) -> None:
        again = begun.start("XLA42.director", services=["transport"])
        assert isinstance(again, Refusal)
        assert again.rule == "one_negotiation_a_service"
        begun.done("lead", commands.WithdrawNegotiation(why="Dechrau eto"))
        assert isinstance(begun.start(), NegotiationChanges)

    @pytest.mark.parametrize(
        ("asked", "rule"),
        [
            ({"region": "XR99"}, "region_exists"),
            ({"region": "7A1"}, "region_exists"),
            ({"services": ["magic"]}, "services_are_known"),
            ({"agreement_id": "xr4-nothing"}, "version_exists"),
            ({"agreement_id": "xr1-gofal-parhaus"}, "version_is_of_the_region"),
            ({"version": 7}, "starts_from_the_latest"),
            ({"effective_from": "0001-01-01"}, "first_day_is_of_an_agreement"),
            ({"effective_from": "9999-12-31"}, "first_day_is_of_an_agreement"),
            ({"lead": "xhb1-director"}, "lead_is_an_officer"),
            ({"base": "model"}, "agreement_id_is_new"),
            ({"seats": [{"body": "XHB1", "office": "finance", "person": "xhb1-finance"}]}, "body_is_party"),
            (
                {"seats": [{"body": "XHB4", "office": "finance", "person": "xla41-finance"}]},
                "holds_the_office",
            ),
        ],
    )
    def test_what_is_not_so_is_refused(self, table: Table, asked: dict[str, object], rule: str) -> None:
        answer = table.start(**asked)
        assert isinstance(answer, Refusal)
        assert answer.rule == rule

    def test_a_real_region_does_nothing_in_a_demonstration(self, table: Table) -> None:
        real = next(region.code for region in Reference.load(fictional=False).regions)
        answer = table.start(region=real)
        assert isinstance(answer, Refusal)
        assert answer.rule == "demonstration_is_fictional"

    def test_from_the_model_every_clause_is_open_and_its_clock_runs(self, table: Table) -> None:
        lead = ACTORS["xr7-region-lead"]
        command = commands.StartNegotiation(region="XR7", services=("transport",), base="model")
        answer = desk.start(table.parts, command, lead)
        assert isinstance(answer, NegotiationChanges), answer
        table.ref = answer.ref
        facts = table.facts
        assert facts.negotiation.agreement_id == "xr7-gofal-parhaus"
        assert {one.status for one in facts.clauses} == {"open"}
        assert {clock.subject for clock in facts.clocks} == {one.clause for one in facts.clauses}
        assert {(one.owner_body, one.owner_office) for one in facts.clauses} == {("XR7", "region_lead")}
        assert facts.newest.fault_count > 0
        assert stage_of(facts).code == "starting"
        assert facts.negotiation.base_id is None


class TestSettling:
    def test_a_clause_is_not_settled_without_a_party(self, begun: Table) -> None:
        begun.done("XLA41.finance", AIMS, "c2-1")
        wording = begun.newest_wording("c2-1")
        begun.done("XLA41.finance", commands.ConsentTo(wording=wording), "c2-1")
        for body in BODIES[:-1]:
            begun.done(f"{body}.finance", commands.ConsentTo(wording=wording), "c2-1")
        answer = begun.act("lead", commands.SettleClause(wording=wording), "c2-1")
        assert isinstance(answer, Refusal)
        assert answer.rule == "every_body_agrees"
        assert BODIES[-1] in answer.words.cy
        assert BODIES[0] not in answer.words.en
        begun.done(f"{BODIES[-1]}.director", commands.ConsentTo(wording=wording), "c2-1")
        begun.done("lead", commands.SettleClause(wording=wording), "c2-1")
        assert begun.refused("lead", commands.SettleClause(wording=wording), "c2-1") == "clause_is_open"

    def test_a_body_agrees_to_one_wording_at_a_time(self, begun: Table) -> None:
        begun.done("XLA41.finance", AIMS, "c2-1")
        first = begun.newest_wording("c2-1")
        for body in BODIES:
            begun.done(f"{body}.finance", commands.ConsentTo(wording=first), "c2-1")
        begun.done("XLA42.director", OTHER, "c2-1")
        second = begun.newest_wording("c2-1")
        begun.done("XLA42.director", commands.ConsentTo(wording=second), "c2-1")
        assert begun.refused("lead", commands.SettleClause(wording=first), "c2-1") == "every_body_agrees"

    def test_only_a_seat_that_may_commit_agrees(self, begun: Table) -> None:
        begun.done("XLA41.finance", AIMS, "c2-1")
        agree = commands.ConsentTo(wording=begun.newest_wording("c2-1"))
        assert begun.refused("XLA43.chief_executive", agree, "c2-1") == "sits_at_the_table"
        seat = commands.TakeSeat(
            act="take",
            body="XLA43",
            office="chief_executive",
            person="xla43-chief-executive",
            can_commit=False,
        )
        begun.done("XLA43.director", seat)
        assert begun.refused("XLA43.chief_executive", agree, "c2-1") == "may_commit_the_body"

    def test_a_wording_of_another_clause_is_none_of_this_one(self, begun: Table) -> None:
        begun.done("XLA41.finance", AIMS, "c2-1")
        wording = begun.newest_wording("c2-1")
        begun.done("XLA41.finance", commands.ReopenClause(why="Aneglur"), "c2-2")
        assert begun.refused("XLA41.finance", commands.ConsentTo(wording=wording), "c2-2") == "wording_exists"

    def test_many_clauses_are_agreed_and_settled_at_once_on_the_drafts_text(self, begun: Table) -> None:
        for clause in ("c2-1", "c2-2", "c2-3"):
            begun.done("XHB4.finance", commands.ReopenClause(why="Edrych eto"), clause)
        for body in BODIES[:-1]:
            begun.done(f"{body}.finance", commands.ConsentToMany())
        assert begun.refused("lead", commands.SettleMany()) == "every_body_agrees"
        begun.done(f"{BODIES[-1]}.finance", commands.ConsentToMany(clauses=("c2-1", "c2-3")))
        begun.done("lead", commands.SettleMany())
        open_ones = [one.clause for one in begun.facts.clauses if one.status == "open"]
        assert open_ones == ["c2-2"]

    def test_an_owner_is_an_office_that_somebody_holds(self, begun: Table) -> None:
        begun.done("XLA41.finance", commands.ReopenClause(why="Aneglur"), "c2-1")
        nobody = commands.OwnClause(body="XHB4", office="monitoring")
        assert begun.refused("lead", nobody, "c2-1") == "office_is_held"
        owner = commands.OwnClause(body="XLA43", office="director")
        assert begun.refused("XLA41.finance", owner, "c2-1") == "leads_the_negotiation"
        begun.done("lead", owner, "c2-1")
        (clock,) = [one for one in begun.facts.clocks if one.status == "open"]
        assert (clock.body, clock.office) == ("XLA43", "director")


class TestSeats:
    def test_a_director_seats_officers_of_their_own_body_alone(self, begun: Table) -> None:
        own = commands.TakeSeat(act="take", body="XLA42", office="monitoring", person="xla42-monitoring")
        begun.done("XLA42.director", own)
        other = commands.TakeSeat(act="take", body="XLA41", office="monitoring", person="xla41-monitoring")
        assert begun.refused("XLA42.director", other) == "leads_the_negotiation"
        begun.done("lead", other)

    def test_a_seat_is_given_up_and_taken_by_another(self, begun: Table) -> None:
        seat = next(one for one in begun.facts.seats if (one.body, one.office) == ("XLA42", "finance"))
        leave = commands.LeaveSeat(act="leave", seat=seat.id)
        assert begun.refused("XLA41.finance", leave) == "leads_the_negotiation"
        begun.done("XLA42.finance", leave)
        assert begun.refused("XLA42.finance", AIMS, "c2-1") == "sits_at_the_table"
        assert begun.refused("XLA42.finance", leave) == "seat_stands"

    def test_who_no_longer_holds_the_office_does_not_sign(self, frozen: Table) -> None:
        with frozen.parts.database.unit() as unit:
            person = person_by_id(unit, "xla41-finance")
            assert person is not None
            put_people(unit, [replace(person, active=False)])
        assert frozen.refused("XLA41.finance", frozen.signature("XLA41.finance")) == "holds_the_office"

    def test_a_meeting_is_recorded_when_it_was_held_and_by_the_table(self, begun: Table) -> None:
        here = commands.Attendee(name="A", body="XHB4", office="finance", could_commit=True)
        later = commands.RecordMeeting(held_on=date(2030, 1, 1), attendees=(here,))
        assert begun.refused("lead", later) == "meeting_was_held"
        stranger = commands.Attendee(name="B", body="XHB1", office="finance", could_commit=True)
        held = commands.RecordMeeting(held_on=date(2027, 2, 1), attendees=(here, stranger))
        assert begun.refused("lead", held) == "body_is_party"
        begun.done("XLA43.finance", commands.RecordMeeting(held_on=date(2027, 2, 1), attendees=(here,)))
        (event,) = [one for one in begun.facts.meetings]
        assert event.attendees == [
            {"name": "A", "person": None, "body": "XHB4", "office": "finance", "could_commit": True}
        ]


class TestDrafting:
    def test_a_settled_clause_is_not_changed_by_a_draft(self, begun: Table) -> None:
        text = begun.facts.files["clauses.en.md"].replace("## c2-1", "## c2-1 New", 1)
        draft = commands.MakeDraft(files={"clauses.en.md": text}, why="Prawf")
        assert begun.refused("lead", draft) == "settled_clause_stands"

    def test_a_new_clause_of_a_draft_is_open_until_all_agree(self, begun: Table) -> None:
        files = {
            path: f"{begun.facts.files[path]}\n## c9-1 {title}\n\n{text}\n"
            for path, title, text in (
                ("clauses.cy.md", "Newydd", "Cymal newydd."),
                ("clauses.en.md", "New", "A new clause."),
            )
        }
        begun.done("XLA41.finance", commands.MakeDraft(files=files, why="Cymal newydd"))
        (clause,) = [one for one in begun.facts.clauses if one.status == "open"]
        assert clause.clause == "c9-1"
        (wording,) = [one for one in begun.facts.wordings if one.clause == "c9-1"]
        assert (wording.body, wording.text_en) == ("XLA41", "A new clause.")
        base = {path: text for path, text in begun.facts.files.items() if path.startswith("clauses")}
        without = {path: text.split("\n## c9-1")[0] for path, text in base.items()}
        begun.done("XLA41.finance", commands.MakeDraft(files=without, why="Heb y cymal"))
        assert [one.status for one in begun.facts.clauses if one.clause == "c9-1"] == ["removed"]
        assert all(one.status != "open" for one in begun.facts.clocks)

    @pytest.mark.parametrize("text", ["", "Dim pennawd yma.\n", None])
    def test_a_file_of_clauses_without_a_clause_is_answered(self, begun: Table, text: str | None) -> None:
        """The settled clauses would be gone from it, so it is refused and no more."""
        said = commands.MakeDraft(files={"clauses.cy.md": text}, why="Gwag")
        assert begun.refused("lead", said) == "settled_clause_stands"

    def test_a_draft_of_thousands_of_clauses_does_not_hold_up_the_table(self, begun: Table) -> None:
        more = "".join(f"\n## c{100 + number} Cymal\n\nTestun.\n" for number in range(drafting.MOST_CLAUSES))
        files = {path: begun.facts.files[path] + more for path in ("clauses.cy.md", "clauses.en.md")}
        said = commands.MakeDraft(files=files, why="Llawer")
        assert begun.refused("lead", said) == "draft_is_bounded"
        assert begun.facts.negotiation.draft == 1

    def test_a_draft_that_changes_nothing_is_none(self, begun: Table) -> None:
        assert begun.refused("lead", commands.MakeDraft(why="Dim")) == "draft_is_new"
        missing = commands.MakeDraft(files={"parameters/none.yaml": None}, why="Dim")
        assert begun.refused("lead", missing) == "file_is_there"

    def test_drafts_are_kept_as_they_were(self, begun: Table) -> None:
        first = dict(begun.facts.files)
        begun.draft_next_version()
        kept = desk.draft_files(begun.parts, begun.facts, 1)
        assert kept == first
        assert [one.number for one in begun.facts.drafts] == [1, 2]
        assert begun.facts.drafts[0].files_sha256 != begun.facts.drafts[1].files_sha256


class TestPuttingToSignature:
    def test_a_draft_with_faults_is_not_put_to_signature(self, begun: Table) -> None:
        begun.draft_next_version()
        broken = with_value(begun.facts.files["cases/normal.yaml"], ("expected", "XHB4.health"), 1)
        begun.done("lead", commands.MakeDraft(files={"cases/normal.yaml": broken}, why="Ceiniog"))
        assert begun.facts.newest.fault_count == 1
        begun.attach_simulation()
        asked = commands.PutToSignature(draft=3, sha256=begun.sha256)
        assert begun.refused("lead", asked) == "draft_has_no_fault"

    def test_every_clause_is_settled_and_in_the_draft(self, begun: Table) -> None:
        begun.draft_next_version()
        begun.attach_simulation()
        begun.done("XLA43.finance", commands.ReopenClause(why="Aneglur"), "c2-1")
        asked = commands.PutToSignature(draft=2, sha256=begun.sha256)
        assert begun.refused("lead", asked) == "every_clause_is_settled"
        begun.settle_aims()
        assert begun.refused("lead", asked) == "draft_holds_what_was_settled"

    def test_a_simulation_is_attached_first(self, begun: Table) -> None:
        begun.draft_next_version()
        asked = commands.PutToSignature(draft=2, sha256=begun.sha256)
        assert begun.refused("lead", asked) == "simulation_is_attached"

    @pytest.mark.parametrize("document", [{}, {"inputs": {"against": {"sha256": "d" * 64}}}, {"inputs": []}])
    def test_a_simulation_is_of_the_very_draft_that_is_to_be_signed(
        self, begun: Table, document: dict[str, object]
    ) -> None:
        """Nothing at all, or another text's, is not what the signatories are to see."""
        begun.draft_next_version()
        said = commands.AttachSimulation(draft=2, inputs_sha256="c" * 64, document=document)
        assert begun.refused("lead", said) == "simulation_is_of_the_draft"
        assert begun.facts.simulations == ()

    def test_only_the_newest_draft_by_the_hash_that_was_read(self, begun: Table) -> None:
        begun.draft_next_version()
        assert begun.refused("lead", commands.PutToSignature(draft=1, sha256=begun.sha256)) == "newest_draft"
        other = commands.PutToSignature(draft=2, sha256="0" * 64)
        assert begun.refused("lead", other) == "signs_what_was_read"

    @pytest.mark.parametrize(
        ("path", "value", "rule"),
        [
            (("scope", "services"), list(SERVICES[:4]), "draft_is_what_is_negotiated"),
            (("supersedes",), ELSEWHERE, "draft_is_what_is_negotiated"),
            (("dates", "effective_from"), date(2027, 2, 1), "not_backdated"),
        ],
    )
    def test_it_is_what_is_negotiated_and_begins_in_time(
        self, begun: Table, path: tuple[str | int, ...], value: object, rule: str
    ) -> None:
        files = next_files(begun.facts.files)
        main = with_value(str(files["agreement.yaml"]), path, value)
        if rule == "not_backdated":
            main = with_value(main, ("dates", "signed_on"), date(2027, 1, 15))
            for language in ("cy", "en"):
                place = ("languages", "confirmed_by", language, "confirmed_on")
                main = with_value(main, place, date(2027, 1, 10))
        begun.done("lead", commands.MakeDraft(files=files | {"agreement.yaml": main}, why="Arall"))
        assert begun.facts.newest.faults == []
        begun.attach_simulation()
        assert begun.refused("lead", commands.PutToSignature(draft=2, sha256=begun.sha256)) == rule


class TestSigning:
    def test_all_who_sign_have_seen_the_same_simulation(self, frozen: Table) -> None:
        again = commands.AttachSimulation(draft=2, inputs_sha256="c" * 64, document={})
        assert frozen.refused("lead", again) == "text_is_not_frozen"

    def test_another_hash_is_not_signed(self, frozen: Table) -> None:
        frozen.done("XHB4.finance", commands.SeeSimulation(), frozen.facts.simulations[-1].id)
        other = commands.SignDraft(sha256="1" * 64, typed_name="A", language="en")
        assert frozen.refused("XHB4.finance", other) == "signs_what_was_read"

    def test_the_simulation_was_seen_first(self, frozen: Table) -> None:
        signature = frozen.signature("XHB4.finance")
        assert frozen.refused("XHB4.finance", signature) == "simulation_was_seen"
        frozen.see_and_sign("XHB4.finance")
        assert frozen.refused("XHB4.finance", signature) == "signs_once"

    def test_an_office_that_is_not_asked_does_not_sign(self, frozen: Table) -> None:
        signature = frozen.signature("XHB4.coordinator")
        assert frozen.refused("XHB4.coordinator", signature) == "office_is_asked_to_sign"

    def test_the_drafter_is_not_the_only_signatory_of_their_body(self, begun: Table) -> None:
        begun.draft_next_version("XLA42.finance")
        begun.attach_simulation()
        begun.done("lead", commands.PutToSignature(draft=2, sha256=begun.sha256))
        simulation = begun.facts.simulations[-1].id
        begun.done("XLA42.finance", commands.SeeSimulation(), simulation)
        signature = begun.signature("XLA42.finance")
        assert begun.refused("XLA42.finance", signature) == "drafter_is_not_sole_signatory"
        begun.see_and_sign("XLA42.chief_executive")
        begun.done("XLA42.finance", signature)
        purposes = [one.purpose for one in begun.facts.signatures]
        assert purposes == ["countersigns", "funding"]

    def test_nothing_is_signed_before_it_is_frozen(self, begun: Table) -> None:
        begun.draft_next_version()
        signature = begun.signature("XHB4.finance")
        assert begun.refused("XHB4.finance", signature) == "draft_waits_for_signatures"

    def test_a_new_draft_voids_every_signature(self, frozen: Table) -> None:
        frozen.see_and_sign("XHB4.finance")
        assert frozen.refused("XHB4.finance", commands.SettleMany()) == "text_is_not_frozen"
        changed = with_value(frozen.facts.files["agreement.yaml"], ("variation", "notice_days"), 61)
        answer = frozen.done("lead", commands.MakeDraft(files={"agreement.yaml": changed}, why="Rhybudd"))
        assert [event.kind for event in answer.events] == ["DraftMade", "SignaturesVoided"]
        facts = frozen.facts
        assert facts.negotiation.state == "negotiating"
        assert [one.void_at is not None for one in facts.signatures] == [True]
        assert all(one.status != "open" for one in facts.clocks)
        assert ("negotiation_signature_void", "XHB4") in {(one.kind, one.body) for one in answer.notices}

    def test_reopening_a_clause_voids_every_signature_even_when_all_have_signed(self, signed: Table) -> None:
        signed.done("XLA43.finance", commands.ReopenClause(why="Na"), "c2-1")
        facts = signed.facts
        assert facts.negotiation.state == "negotiating"
        assert all(one.void_at is not None for one in facts.signatures)
        approve = commands.ApproveActivation(act="approve", sha256=signed.sha256)
        assert signed.refused("lead", approve) == "every_office_has_signed"


class TestActivating:
    def test_not_before_every_office_has_signed(self, frozen: Table) -> None:
        approve = commands.ApproveActivation(act="approve", sha256=frozen.sha256)
        assert frozen.refused("lead", approve) == "every_office_has_signed"

    def test_one_body_does_not_activate_twice(self, signed: Table) -> None:
        approve = commands.ApproveActivation(act="approve", sha256=signed.sha256)
        confirm = commands.ConfirmActivation(act="confirm", sha256=signed.sha256)
        assert signed.refused("XHB4.director", confirm) == "two_people_activate"
        signed.done("XHB4.director", approve)
        assert signed.refused("XLA41.director", approve) == "approved_once"
        signed.later(days=4)
        assert signed.refused("XHB4.director", confirm) == "two_people_activate"
        assert signed.refused("XHB4.chief_executive", confirm) == "two_people_activate"
        signed.done("XLA41.director", confirm)
        assert signed.facts.negotiation.state == "active"

    def test_not_before_the_dry_run_day_is_over(self, signed: Table) -> None:
        signed.done("lead", commands.ApproveActivation(act="approve", sha256=signed.sha256))
        confirm = commands.ConfirmActivation(act="confirm", sha256=signed.sha256)
        assert signed.refused("XLA41.director", confirm) == "dry_run_is_over"

    def test_not_after_its_first_day(self, signed: Table) -> None:
        signed.done("lead", commands.ApproveActivation(act="approve", sha256=signed.sha256))
        signed.later(days=120)
        confirm = commands.ConfirmActivation(act="confirm", sha256=signed.sha256)
        assert signed.refused("XLA41.director", confirm) == "not_backdated"

    def test_nothing_is_done_once_it_is_active(self, signed: Table) -> None:
        signed.activate()
        for command, subject in (
            (commands.MakeDraft(why="Mwy"), None),
            (commands.ReopenClause(why="Mwy"), "c2-1"),
            (commands.WithdrawNegotiation(why="Mwy"), None),
        ):
            assert signed.refused("lead", command, subject) == "negotiation_is_open"
        assert all(one.status != "open" for one in signed.facts.clocks)


class TestTheBook:
    def test_a_dry_run_tells_of_a_service_that_nothing_would_cover(self) -> None:
        book = Book.load()
        found = book.get("xr4-gofal-parhaus")
        narrower = found.model_copy(
            update={
                "version": 2,
                "scope": found.scope.model_copy(update={"services": ("transport",)}),
                "dates": found.dates.model_copy(update={"effective_from": date(2027, 6, 1)}),
                "supersedes": Supersedes(id=found.id, version=1, sha256=found.sha256),
            }
        )
        run = coverage.dry_run(book, Book((*book.all(), narrower)), narrower, "XR4")
        assert {one["service"] for one in run if one["after"] is None} == set(SERVICES) - {"transport"}
        assert [one["after"]["version"] for one in run if one["after"]] == [2]

    def test_an_agreement_over_the_same_days_clashes_and_one_that_is_superseded_does_not(self) -> None:
        book = Book.load()
        found = book.get("xr4-gofal-parhaus")
        other = found.model_copy(update={"id": "xr4-arall"})
        assert [one.id for one in coverage.clashing(book, other)] == ["xr4-gofal-parhaus"]
        dates = found.dates.model_copy(update={"effective_from": date(2027, 6, 1)})
        superseded = Supersedes(id=found.id, version=found.version, sha256=found.sha256)
        following = found.model_copy(update={"version": 2, "dates": dates, "supersedes": superseded})
        assert coverage.clashing(book, following) == ()
        assert coverage.newer_versions(book, following) == ()
        assert [one.version for one in coverage.newer_versions(book, found)] == [1]


class TestSeeing:
    def test_parties_see_inside_and_everybody_of_the_same_wales_sees_a_line(self, begun: Table) -> None:
        negotiation = begun.facts.negotiation
        for person, actor in ACTORS.items():
            speaks = actor.body in BODIES and actor.role != "education"  # an account of its council
            inside = speaks or person == "xr4-region-lead"
            assert sees_inside(negotiation, actor) == inside, person
            assert sees_line(negotiation.region, actor)
        real = replace(ACTORS["xwg-wg-officer-1"], body="WG")
        assert not sees_line(negotiation.region, real)
        assert desk.lines(begun.parts, real) == ()
        (line,) = desk.lines(begun.parts, ACTORS["xwg-wg-officer-1"])
        assert (line.ref, line.stage.code, line.age_days) == (begun.ref, "starting", 0)
        begun.later(days=10)
        (line,) = desk.lines(begun.parts, ACTORS["xhb1-finance"])
        assert line.age_days == 10

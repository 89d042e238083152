"""Going live, leave, transfers, corrections and seals over HTTP: who may, what follows, once is once."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Officer
from tests.api.steps import Steps
from workflow.parts import Parts

AsPerson = Callable[[str], Officer]
SHADOW = {"act": "refer", "mode": "shadow", "reason": "treial cyn mynd yn fyw"}


class TestAutomaticActs:
    """Each body decides for itself, through its director or chief executive."""

    def test_a_director_sets_and_everybody_of_the_body_reads(self, as_person: AsPerson) -> None:
        director = as_person("xhb1-director")
        done = director.done("/automatic-acts", SHADOW)
        assert (done["mode"]["code"], done["changed"]) == ("shadow", True)
        assert director.done("/automatic-acts", SHADOW)["changed"] is False
        read = as_person("xhb1-coordinator").get("/automatic-acts").json()
        assert {one["act"]["code"]: one["mode"]["code"] for one in read["acts"]}["refer"] == "shadow"
        assert [one["by"] for one in read["settings"]] == ["xhb1-director"]
        other = as_person("xla11-coordinator").get("/automatic-acts").json()
        assert {one["mode"]["code"] for one in other["acts"]} == {"on"}

    def test_nobody_else_sets_and_who_is_of_no_body_reads_nothing(self, as_person: AsPerson) -> None:
        assert as_person("xhb1-coordinator").post("/automatic-acts", SHADOW).status_code == 403
        assert as_person("xr1-region-lead").get("/automatic-acts").status_code == 403
        assert as_person("xwg-wg-officer-1").get("/automatic-acts").status_code == 403

    def test_the_same_key_is_answered_the_same_to_the_byte(self, as_person: AsPerson) -> None:
        director = as_person("xhb1-director")
        first = director.post("/automatic-acts", SHADOW, key="one")
        assert director.post("/automatic-acts", SHADOW, key="one").content == first.content

    def test_what_there_is_not_is_refused_with_its_place(self, as_person: AsPerson) -> None:
        answer = as_person("xhb1-director").post("/automatic-acts", SHADOW | {"act": "lunch"})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/act"


class TestOfficers:
    """A head of service records leave and leavers of their own body."""

    def test_the_cases_of_one_who_has_left_have_another_owner_at_once(
        self, steps: Steps, as_person: AsPerson
    ) -> None:
        ref = steps.opened()
        head = as_person("xhb1-head-of-service")
        done = head.done("/officers/xhb1-coordinator/departure", {})
        assert done == {"officer": "xhb1-coordinator", "changed": True, "cases_reassigned": 1}
        assert head.done("/officers/xhb1-coordinator/departure", {})["changed"] is False
        assert head.get(f"/cases/{ref}").json()["case"]["owner"] == "xhb1-head-of-service"
        assert as_person("xhb1-coordinator").get("/me").status_code == 401

    def test_of_another_body_or_in_another_role_it_is_refused(self, as_person: AsPerson) -> None:
        path = "/officers/xhb1-coordinator/absences"
        days = {"from_on": "2031-01-01", "to_on": "2031-01-05"}
        assert as_person("xla11-head-of-service").post(path, days).status_code == 404
        assert as_person("xhb1-finance").post(path, days).status_code == 403
        head = as_person("xhb1-head-of-service")
        assert head.done(path, days)["changed"] is True
        assert head.done(path, days)["changed"] is False
        backwards = {"from_on": "2031-01-05", "to_on": "2031-01-01"}
        assert head.post(path, backwards).status_code == 422


class TestTransfers:
    """The receiving body sees the case from the proposal on, and answers; the other sees it no more."""

    def test_a_transfer_is_proposed_seen_accepted_and_handed_over(
        self, steps: Steps, as_person: AsPerson
    ) -> None:
        ref = steps.announced()
        receiving = as_person("xla12-coordinator")
        assert receiving.get(f"/cases/{ref}").status_code == 404
        today = steps.council.get(f"/cases/{ref}").json()["case"]["last_at"][:10]
        steps.council.done(
            f"/cases/{ref}/transfer",
            {"act": "propose", "to_body": "XLA12", "from_on": today, "reasons": "Symudodd y teulu"},
        )
        case = receiving.get(f"/cases/{ref}").json()
        offered = {one["action"] for one in case["available"]}
        assert {"AcceptTransfer", "RefuseTransfer"} <= offered
        receiving.done(f"/cases/{ref}/transfer", {"act": "accept"})
        assert receiving.get(f"/cases/{ref}").json()["case"]["council"] == "XLA12"
        assert steps.council.get(f"/cases/{ref}").status_code == 404
        periods = receiving.get(f"/cases/{ref}/responsibilities").json()["items"]
        assert {(one["body"], one["to_on"] is None) for one in periods if one["side"] == "council"} == {
            ("XLA11", False),
            ("XLA12", True),
        }


class TestSeals:
    """What is sealed is read by the heads of service of the body that sealed it, and by nobody else."""

    def test_a_sealed_text_is_gone_for_all_but_them_and_each_reading_is_recorded(
        self, steps: Steps, as_person: AsPerson, parts: Parts
    ) -> None:
        ref = steps.decided()
        decision = steps.health.get(f"/cases/{ref}/decision").json()
        text_id = decision["decisions"][0]["text_id"]
        assert text_id in decision["texts"]
        body = {"act": "seal", "kind": "text", "entry_id": text_id, "reason": "Plentyn arall"}
        steps.health.done(f"/cases/{ref}/sealed-entries", body)
        for officer in (steps.health, steps.council):
            assert text_id not in officer.get(f"/cases/{ref}/decision").json()["texts"]
        seal = steps.health.get(f"/cases/{ref}/sealed-entries").json()["items"][0]["id"]
        path = f"/cases/{ref}/sealed-entries/{seal}/texts"
        assert steps.health.get(path).status_code == 403
        assert as_person("xla11-head-of-service").get(path).status_code == 403
        head = as_person("xhb1-head-of-service")
        assert [one["id"] for one in head.get(path).json()["texts"]] == [text_id]
        with parts.database.unit() as unit:
            assert unit.all("SELECT person, text_id FROM sealed_readings") == [
                ("xhb1-head-of-service", text_id)
            ]


def test_a_corrected_birth_date_is_in_the_childs_record_and_in_no_event(
    steps: Steps,
) -> None:
    ref = steps.opened()
    steps.health.done(
        f"/cases/{ref}/corrections", {"field": "birth_on", "value": "2014-06-17", "reason": "Camgymeriad"}
    )
    asked = {"purpose": "Gwirio'r cywiriad."}
    assert "2014-06-17" in steps.health.get(f"/cases/{ref}/child", params=asked).text
    assert "2014-06-17" not in steps.health.get(f"/cases/{ref}/events").text
    listed = steps.health.get(f"/cases/{ref}/corrections").json()["items"]
    assert [(one["field"], one["was"], one["now_is"]) for one in listed] == [("birth_on", None, None)]

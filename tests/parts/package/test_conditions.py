"""The package: outcomes, conditions with an owner and a date, a reserve list, versions, and older logs."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.evolve import fold
from facilitation.part import LoggedEvent
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.conditions import Change, ConditionWish, changes, reserves
from facilitation.parts.package.division import current, departures, former, total, version
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.stages import CloseStage
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.award import Award, Condition
from tests.facilitation.evening import PLANS, POT, START
from tests.facilitation.situations import composing

OLD = Path(__file__).parents[2] / "golden" / "before_conditions.jsonl"
SIX_WEEKS_ON = date(2025, 5, 1)
texts = st.sampled_from(["", " ", "Er is een waterrooster.", "Alleen overdag.", "x" * 280])
names = st.sampled_from(["", "gebiedsmakelaar", "Fatima"])
dates = st.none() | st.dates(date(2025, 1, 1), date(2030, 1, 1))
kinds = st.sampled_from(["voorwaarde", "wens", "verzoek"])
wishes = st.lists(texts | st.builds(ConditionWish, texts, kinds, names, dates, names), max_size=3)
amounts = st.sampled_from(sorted({0, 1, *(a for p in PLANS for a in (p.minimum, p.least, p.ask, p.ask + 1))}))
lines = st.builds(AwardWish, st.sampled_from([p.id for p in PLANS]), amounts, texts, wishes, st.integers(0, 3))
generous = st.lists(st.sampled_from(PLANS), unique_by=lambda plan: plan.id).map(
    lambda chosen: [AwardWish(plan.id, plan.ask, "Alles wat gevraagd is.") for plan in chosen]
)


@pytest.mark.parametrize(
    ("award", "outcome"),
    [
        (Award("garden", 0), "nu_niet"),
        (Award("garden", 0, conditions=(Condition("Eerst licht."),)), "nu_niet"),
        (Award("garden", 1), "ja"),
        (Award("garden", 1, conditions=(Condition("Graag elke week.", "wens"), Condition("Licht?", "verzoek"))), "ja"),
        (Award("garden", 1, conditions=(Condition("Graag.", "wens"), Condition("Een rooster."))), "ja_mits"),
        (Award("garden", 1, conditions=("Een rooster.",)), "ja_mits"),
    ],
)
def test_the_outcome_follows_from_the_money_and_the_voorwaarden(award: Award, outcome: str) -> None:
    assert award.outcome == outcome


def test_a_bare_text_is_a_voorwaarde_of_the_proposer_by_the_usual_date() -> None:
    evening = composing()
    evening.play(SetAward(initiative="garden", amount=6_000_00, conditions=["Een waterrooster."]))
    award = current(evening.meeting)["garden"]
    assert award.conditions == (Condition("Een waterrooster.", "voorwaarde", "indiener", SIX_WEEKS_ON),)


def test_a_condition_says_its_kind_its_owner_its_date_and_who_checks() -> None:
    evening = composing()
    wish = ConditionWish(" Licht? ", "verzoek", " gebiedsmakelaar ", date(2025, 5, 20), " penvoerder ")
    evening.play(SetAward(initiative="mural", amount=0, conditions=[wish], reserve=2))
    found = current(evening.meeting)["mural"]
    assert found.conditions == (Condition("Licht?", "verzoek", "gebiedsmakelaar", date(2025, 5, 20), "penvoerder"),)
    assert (found.outcome, found.reserve) == ("nu_niet", 2)


def test_conditions_and_the_place_on_the_reserve_list_stay_until_they_are_given_anew() -> None:
    evening = composing()
    evening.play(SetAward(initiative="mural", amount=0, conditions=["Eerst toestemming."], reserve=1))
    evening.play(SetAward(initiative="mural", amount=0, reason="Nu geen voorrang."))
    found = current(evening.meeting)["mural"]
    assert ([c.text for c in found.agreed], found.reserve) == (["Eerst toestemming."], 1)
    evening.play(SetAward(initiative="mural", amount=0, reason="Nu geen voorrang.", conditions=[], reserve=0))
    assert current(evening.meeting)["mural"] == Award("mural", 0, "Nu geen voorrang.")


def test_a_plan_that_gets_money_stands_on_no_reserve_list() -> None:
    evening = composing()
    evening.play(SetAward(initiative="lamps", amount=0, reason="Al geregeld.", reserve=1))
    evening.play(SetAward(initiative="lamps", amount=3_000_00))
    assert reserves(current(evening.meeting).values()) == []


def test_every_version_says_who_proposed_it_and_what_it_changed() -> None:
    evening = composing()
    evening.play(ProposeDecision(awards=[AwardWish("garden", 6_000_00), AwardWish("lamps", 1_000_00, "Minder.")]))
    evening.play(SetAward(initiative="garden", amount=5_000_00, reason="Kleiner."))
    evening.play(SetAward(initiative="lamps", amount=1_000_00, reason="Minder.", conditions=["Warm licht."]))
    meeting = evening.meeting
    assert version(meeting) == 3
    assert changes(former(meeting), current(meeting)) == (Change("lamps", before=1_000_00, after=1_000_00, words=True),)
    versions = compose(LoggedEvent(n, "2025-03-20T20:00:00Z", e) for n, e in enumerate(evening.events, 1))["versions"]
    assert [(v["version"], v["by"]) for v in versions] == [(1, "facilitator"), (2, "facilitator"), (3, "facilitator")]
    assert versions[1]["changes"] == [{"initiative": "garden", "before": 6_000_00, "after": 5_000_00}]


def test_a_log_from_before_conditions_were_more_than_a_text_still_folds() -> None:
    rows = [msgspec.json.decode(row) for row in OLD.read_bytes().splitlines()]
    events = [msgspec.convert({"kind": row["kind"], **row["body"]}, PARTS.events[row["kind"]]) for row in rows]
    garden = current(fold(events))["garden"]
    assert garden.conditions == (Condition("Er is een waterrooster."),)
    plan = compose(LoggedEvent(r["seq"], r["at"], e) for r, e in zip(rows, events, strict=True))["plans"][0]
    assert (plan["verdict"], [c["text"] for c in plan["conditions"]]) == ("ja_mits", ["Er is een waterrooster."])


def test_a_condition_of_an_older_log_gets_its_owner_and_date_when_the_decision_is_recorded() -> None:
    evening = composing()
    evening.happen(
        DivisionComposed(awards=(Award("garden", 6_000_00, "", ("Een rooster.",)), Award("lamps", 3_000_00)))
    )
    evening.reach("decision")
    evening.play(GiveConsent(seat="anna", position="agree"))
    evening.play(CloseStage())
    (fact,) = evening.play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert fact.awards[0].conditions == (Condition("Een rooster.", owner="indiener", due=SIX_WEEKS_ON),)


@given(packages=st.lists(generous | st.lists(lines, max_size=5) | lines, max_size=6))
def test_no_package_passes_the_pot_departs_without_a_reason_or_has_a_condition_of_nobody(
    packages: list[list[AwardWish] | AwardWish],
) -> None:
    evening = composing()
    for asked in packages:
        whole = isinstance(asked, list)
        one = msgspec.structs.asdict(asked) if isinstance(asked, AwardWish) else {}
        try:
            evening.play(ProposeDecision(awards=asked) if whole else SetAward(**one))
        except Refused:
            continue
        awards = current(evening.meeting)
        assert total(awards) <= POT
        assert all(awards[key].reason for key in departures(evening.meeting, awards))
        assert all(c.text and c.owner and c.due for award in awards.values() for c in award.agreed)
        places = [award.reserve for award in awards.values() if award.reserve]
        assert len(set(places)) == len(places)
        assert all(not award.reserve or not award.amount for award in awards.values())
    assert evening.now == START

"""How steps and conditions stand on a day: what is late, what was told, and how pages and paper say so."""

from datetime import date
from typing import Any

import pytest

from app.languages import speaking
from app.record.blocks import Terms, Text
from app.record.follow_up import ladder
from app.record.follow_up.ladder import Entry
from app.record.follow_up.organiser import tasks
from app.record.follow_up.telling import Following
from app.record.plan_page import PlanPage, page
from tests.record.readings import TIMES, WORDS, condition, lines, plan, reading, record, shown, written

OWED = condition(owner="Straat 7", due="2027-01-09", checker="Wijkraad")
PLANS = [plan(conditions=[OWED]), plan("P2", conditions=[condition(text="", kind="wens")], amount=0, verdict="nu_niet")]
TOLD = Entry(1, "P1.1", "running", date(2027, 2, 1), "Zeven namen.", "2026-12-01T10:00:00.000Z")


def following(today: date, *entries: Entry, **values: Any) -> Following:
    found = ladder.of(record(plans=PLANS, **values), TIMES["closed"], entries)
    return Following(found.steps, found.conditions, found.entries, code="PROEF2", today=today)


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2027, 1, 1), ""),
        (date(2027, 1, 3), "2 afspraken zijn te laat."),
        (date(2027, 1, 9), "2 afspraken zijn te laat."),
        (date(2027, 1, 10), "3 afspraken zijn te laat."),
    ],
)
def test_what_is_late_depends_on_the_day_of_reading(today: date, late: str) -> None:
    found = shown("follow_up", plans=PLANS, follow=following(today))
    assert found.late == late
    conditions = shown("conditions", plans=PLANS, follow=following(today))
    assert [each.late for each in conditions] == [today > date(2027, 1, 9), today > date(2027, 1, 2)]


def test_a_step_and_a_condition_say_what_they_are_and_what_was_told() -> None:
    found = shown("follow_up", plans=PLANS, follow=following(date(2026, 12, 1), TOLD))
    first, second, *_ = found.steps
    assert (first.name, first.words, first.happened) == ("Besluit van de buurt", "klaar", True)
    assert (second.name, second.words, second.happened, second.text) == (
        "Besluit van het stadsdeel",
        "gepland",
        False,
        "",
    )
    owed, wish = shown("conditions", plans=PLANS, follow=following(date(2026, 12, 1), TOLD))
    assert (owed.id, owed.name, owed.plan, owed.who) == (
        "P1-1",
        "Voorwaarde",
        "Plan P1",
        "Straat 7 · controle: Wijkraad",
    )
    assert (owed.words, owed.due) == ("loopt", date(2027, 2, 1))
    assert [(note.state, note.text) for note in owed.notes] == [
        ("loopt, nu uiterlijk 1 februari 2027.", "Zeven namen.")
    ]
    assert (wish.text, wish.who) == ("(tekst verwijderd)", "")
    assert shown("follow_up") is None


def test_paper_tells_how_everything_stood_at_the_last_that_was_told() -> None:
    steps, since = written("Wat er nu gebeurt", plans=PLANS, follow=following(date(2099, 1, 1), TOLD))
    assert since == Text("Bijgewerkt op 1 december 2026, 11.00 uur. Wat later gebeurt, staat op de website.")
    assert isinstance(steps, Terms)
    assert steps.items[:2] == [
        ("Besluit van de buurt", "klaar · 21 november 2026"),
        ("Besluit van het stadsdeel", "gepland · uiterlijk 2 januari 2027"),
    ]
    title = "Hoe het staat met de voorwaarden, wensen en verzoeken"
    [owed, _] = lines(title, plans=PLANS, follow=following(date(2099, 1, 1), TOLD))
    assert owed == (
        "Voorwaarde",
        "loopt · uiterlijk 1 februari 2027\n"
        "1 december 2026: loopt, nu uiterlijk 1 februari 2027. Zeven namen.\n"
        "Plan P1: Dicht om tien uur Straat 7 · controle: Wijkraad",
    )


def test_the_organiser_tells_of_every_step_but_the_first_and_every_condition() -> None:
    with WORDS.test_request_context(), speaking("nl"):
        assert tasks(reading()) is None
        found = tasks(reading(plans=PLANS, follow=following(date(2026, 12, 1), TOLD))) or []
    assert [task.subject for task in found] == ["district", "payment", "execution", "accounting", "P1.1", "P2.1"]
    assert [(task.owner, task.standing.plan) for task in found[3:5]] == [("", ""), ("Straat 7", "Plan P1")]
    assert [key for key, _, present in found[4].states if present] == ["running"]


def one(
    number: int = 0, today: date = date(2026, 12, 1), plans: list[dict[str, Any]] = PLANS, **values: Any
) -> PlanPage:
    with WORDS.test_request_context(), speaking("nl"):
        follow = following(today) if values.get("decision", True) else None
        read = reading(plans=plans, follow=follow, address="http://a/besluit", **values)
        return page(read, read.record["plans"][number])


UNDECIDED = {"decision": None, "times": {name: TIMES[name] for name in ("opened", "closed")}}


@pytest.mark.parametrize(
    ("plans", "values", "words", "lead"),
    [
        (PLANS, {}, "ja", "€ 5.000 van de gevraagde € 5.000."),
        ([plan(amount=0, verdict="nu_niet", reserve=2)], {}, "nu niet", "Gevraagd was € 5.000. Reservelijst: plek 2."),
        ([plan(withdrawn="")], {}, "", "Ingetrokken"),
        ([plan()], UNDECIDED, "", "Er is geen besluit vastgelegd"),
    ],
)
def test_the_page_of_a_plan_says_what_was_decided_about_it(
    plans: list[dict[str, Any]], values: dict[str, Any], words: str, lead: str
) -> None:
    found = one(plans=plans, **values)
    assert (found.words, found.lead.replace("\N{NO-BREAK SPACE}", " ")) == (words, lead)


def test_the_page_of_a_plan_has_its_own_conditions_and_what_comes_first() -> None:
    found = one()
    assert found.next is not None
    assert (found.next.words, found.next.late) == ("Besluit van het stadsdeel", False)
    assert [each.plan for each in found.conditions] == [""]
    assert found.address == "http://a/besluit/plan/P1"
    late = one(today=date(2027, 1, 10))
    assert late.next is not None
    assert late.next.late
    undecided = one(**UNDECIDED)
    assert (undecided.next, undecided.steps, undecided.conditions) == (None, None, [])
    assert undecided.shared.startswith("Proeftafel. ")
    assert one(1).shared == "Proeftafel"

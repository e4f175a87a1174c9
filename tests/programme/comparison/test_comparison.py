"""Side by side: with context, in the order in which they were chosen, and nothing below five people."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from app.demo import demo_meetings
from app.programme.comparison import columns
from app.programme.comparison.telling import groups
from app.programme.editions.filling import fill
from app.programme.lessons import polls
from app.programme.measures import few, kept
from app.programme.places import places
from app.programme.rounds import figures, outcome, rounds
from app.services import services

CODE = demo_meetings.KLAVERBUURT


@pytest.fixture
def amsterdam(app: Flask) -> Iterator[list[str]]:
    """The real rounds of Amsterdam whose outcome is known, by their keys."""
    with app.app_context():
        fill()
        found = [each for each in columns.choice() if "pabulib" in each.round.source]
        yield [each.key for each in found if "officiële uitslag." in each.round.source and "is de" in each.round.source]


@pytest.fixture
def evening(amsterdam: list[str]) -> str:
    """The key of a closed evening in a public round, with answers of six before and of seven after."""
    demo_meetings.demo("closed")
    made = rounds.add(places.load("floradorp"), "Overlegtafels", 9_000_000, public=True, begins="2025-01-01")
    outcome.join(made, CODE, 8_400_000)
    kept.refresh(CODE)
    polls.ask(CODE)
    for number in range(6):
        polls.answer(CODE, "before", f"S{number}", {"trust_neighbours": 6, "trust_municipality": 5, "newcomer": 1})
    for number in range(7):
        polls.answer(CODE, "after", f"S{number}", {"trust_neighbours": 7, "heard": 8, "again": int(number > 0)})
    polls.close(CODE)
    return f"t-{CODE}"


def cells(keys: list[str]) -> dict[str, list[str]]:
    """Every row that is told of these columns, by what it is called."""
    return {row.title: list(row.cells) for group in groups(columns.chosen(keys)) for row in group.rows}


def test_six_real_rounds_stand_side_by_side_with_their_context(amsterdam: list[str]) -> None:
    assert len(amsterdam) >= 6
    found = columns.chosen(amsterdam[:6])
    assert [column.key for column in found] == amsterdam[:6]
    told = cells(amsterdam[:6])
    context = ("Plek", "Jaar", "Model", "Pot", "Plannen om uit te kiezen", "Mensen die meededen", "Plannen met geld")
    assert all("–" not in told[title] for title in context)
    kleine_wereld = next(c for c in columns.chosen(amsterdam) if c.round.place == "kleine-wereld")
    assert (kleine_wereld.out, kleine_wereld.funded) == (24_812_100, 30)


def test_both_editions_stand_beside_them_as_their_sources_tell(amsterdam: list[str]) -> None:
    told = cells(["r-amsterdam-amsterdammers-maak-je-stad-20172018", amsterdam[0]])
    assert told["Plannen ingediend"] == ["475", "–"]
    assert told["Plannen met geld"][0] == "36"
    assert told["Model"][0] == "selectiecommissie"


def test_columns_stand_as_they_were_chosen_whatever_they_came_to(amsterdam: list[str]) -> None:
    there, back = columns.chosen(amsterdam[:4]), columns.chosen(amsterdam[3::-1])
    assert [each.key for each in back] == [each.key for each in reversed(there)]
    offered = [each for each in columns.choice() if each.key.startswith(columns.ROUNDS)]
    paths = {place.id: place.path for place in places.everywhere()}
    assert offered == sorted(offered, key=lambda each: (paths[each.round.place], each.round.begins or ""))


def test_a_meeting_stands_beside_rounds_with_trust_before_and_after(evening: str, amsterdam: list[str]) -> None:
    told = cells([evening, amsterdam[0]])
    assert told["Mensen die meededen"][0] == "42"
    assert (told["Antwoordden vooraf"], told["Antwoordden na afloop"]) == (["6", "–"], ["7", "–"])
    assert told["Ik vertrouw mijn buurtgenoten. (vooraf)"] == ["6,0", "–"]
    assert told["Ik vertrouw mijn buurtgenoten. (na afloop)"] == ["7,0", "–"]
    assert told["Ik doe een volgende keer weer mee."][0] == "te weinig om te tonen"
    assert told["Ik vertrouw de gemeente. (na afloop)"][0] == "te weinig om te tonen"
    charts = [chart for group in groups(columns.chosen([evening])) for chart in group.charts]
    trust = next(chart for chart in charts if chart.title == "Ik vertrouw mijn buurtgenoten.")
    assert [bar.wide for bar in trust.bars] == [60, 70]
    assert "vooraf: 6,0" in trust.label
    assert len({bar.pattern for bar in trust.bars}) == 2


def test_a_round_has_no_number_of_people_that_its_meetings_have_too(evening: str) -> None:
    """Nothing of people is ever added up, so there is nothing to subtract."""
    round_ = columns.chosen([evening])[0].round
    (told,) = columns.chosen([f"r-{round_.id}"])
    assert (told.people, told.found, told.answers) == (None, {}, {})


def test_fewer_than_five_voters_are_not_told(house: Flask) -> None:
    made = rounds.add(places.load("de-banne"), "Klein", 1_000, public=True)
    figures.tell(made, {"voters": 4, "plans": 3})
    (found,) = columns.chosen([f"r-{made}"])
    assert found.voters == few.HIDDEN
    assert cells([f"r-{made}"])["Mensen die meededen"] == ["minder dan 5"]


def test_what_the_public_may_not_see_cannot_be_chosen(evening: str, app: Flask) -> None:
    round_ = columns.chosen([evening])[0].round
    services().database.commit(lambda c: c.execute(sa.text("UPDATE round SET public = :no"), {"no": False}))
    assert columns.chosen([evening, f"r-{round_.id}", "r-nergens", "x"]) == []
    assert not columns.choice()
    assert app.test_client().get(f"/vergelijken?naast={evening}").status_code == 200


def test_the_page_has_a_table_beside_every_chart_and_no_way_to_sort(
    evening: str, amsterdam: list[str], app: Flask
) -> None:
    asked = "&".join(f"naast={key}" for key in [evening, *amsterdam[:6]])
    page = app.test_client().get(f"/vergelijken?{asked}").text
    assert page.count("<table") == 5
    assert page.count('role="img"') == page.count("<figure") > 0
    assert not re.search(
        r"sort|rang|beste|winnaar", re.sub("ranglijst|rangschik", "", page.casefold()).split("<main")[1]
    )


@pytest.mark.parametrize("many", [2, 7])
def test_the_number_of_queries_does_not_grow_with_the_columns(
    many: int, evening: str, amsterdam: list[str], app: Flask
) -> None:
    seen: list[str] = []
    read = services().database.read
    sa.event.listen(read, "before_cursor_execute", lambda *said: seen.append(said[2]))
    app.test_client().get("/vergelijken?" + "&".join(f"naast={key}" for key in [evening, *amsterdam[: many - 1]]))
    assert len(seen) <= 16, seen

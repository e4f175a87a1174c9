"""What was promised is found by everybody, with how it stands; what is published of it names nobody."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.commands import main
from app.operations import retention
from app.programme.duties import duties, finding, published
from app.programme.findable import FOUND, of_round
from app.programme.rounds import rounds
from app.programme.rounds.tables import ROUND
from app.programme.site import index
from app.programme.storage import rows
from app.record.blocks import Grid
from app.record.follow_up import telling
from app.services import services
from app.storage.tables import MEETING, TEXT
from tests.programme.evening import CODE, closed_round


def promised(round_: str) -> dict[str, str]:
    """What is found of the promises of a round: their kind by their title."""
    index.refresh(60)
    return {
        row.title: row.kind
        for row in rows(FOUND.select().where(FOUND.c.owner == of_round(round_)))
        if row.kind.startswith("promise_")
    }


def test_promises_are_found_by_their_words_with_how_they_stand_and_steps_are_not(
    house: Flask, passer_by: FlaskClient
) -> None:
    made = closed_round()
    kept = [each for each in duties.of_round(made).duties if each.plan]
    assert promised(made) == {each.text: "promise_open" for each in kept}
    first = kept[0]
    telling.tell(CODE, "facilitator", first.subject, "done", "", "Het is gedaan.")
    assert promised(made)[first.text] == "promise_done"
    page = passer_by.get("/zoeken", query_string={"q": first.text}).text
    assert first.text in page
    assert "belofte · klaar" in page
    assert f"/t/{CODE}/besluit/plan/{first.plan}" in page
    assert passer_by.get(f"/t/{CODE}/besluit/plan/{first.plan}").status_code == 200
    assert "Besluit van het stadsdeel" not in page


@pytest.mark.parametrize("hidden", [sa.update(ROUND).values(public=False), sa.update(MEETING).values(practice=True)])
def test_what_the_public_may_not_see_is_not_found(house: Flask, hidden: sa.Update) -> None:
    made = closed_round()
    assert promised(made)
    services().database.commit(lambda connection: connection.execute(hidden))
    with services().database.read.connect() as connection:
        assert list(finding.found(connection, of_round(made))) == []


def test_a_promise_whose_words_were_removed_is_found_no_more(house: Flask) -> None:
    made = closed_round()
    words = next(iter(promised(made)))
    folder = str(house.config["DATA_DIR"])
    assert main(["redact", CODE, words, "--all", "--data", folder]) == 0
    assert words not in promised(made)
    assert words not in {each.text for each in duties.of_round(made).duties}


def test_what_goes_with_its_term_leaves_the_list_with_it(house: Flask) -> None:
    made = closed_round()
    words = next(iter(promised(made)))
    with services().database.read.connect() as connection:
        gone = sa.and_(TEXT.c.meeting == CODE, TEXT.c.digest.in_(retention.found_texts(connection, CODE, words)))
    services().database.commit(lambda connection: retention._redact(connection, gone, retention.Known()))
    assert words not in promised(made)
    assert words not in {each.text for each in duties.of_round(made).duties}


def test_what_is_published_says_how_each_promise_stands_and_nothing_that_somebody_wrote(house: Flask) -> None:
    made = closed_round()
    telling.tell(CODE, "facilitator", "district", "done", "", "Wethouder Jansen zei ja.")
    held = [rounds.load(made)]
    [file], lines = published.FILES, list(published.duty_rows(held))
    assert {len(line) for line in lines} == {len(file.columns)}
    assert len(lines) == duties.of_round(made, everything=True).total
    assert [line[:2] for line in lines] == [(made, CODE)] * len(lines)
    listed = duties.of_round(made, everything=True).duties
    written = {word for each in listed for word in (each.text, each.told, each.owner)} - {""}
    assert not {str(cell) for line in lines for cell in line} & written
    report = list(published.chapter(held))
    [grid] = [block for block in report if isinstance(block, Grid)]
    assert [row[-1] for row in grid.rows].count("klaar") == 1
    assert not written & {cell for row in grid.rows for cell in row}
    assert "Wethouder Jansen" not in str(report)


def test_a_round_without_a_decision_has_no_chapter_about_promises(house: Flask) -> None:
    assert list(published.chapter([])) == []
    assert list(published.duty_rows([])) == []

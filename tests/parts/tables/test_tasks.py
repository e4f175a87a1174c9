"""Who does what at a table: the first who says so, or whom the console names; and what the chair may do there."""

import re

from flask import Flask

from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import MoveSeat
from facilitation.parts.tables import kept
from facilitation.parts.tables.acts import TakeTask
from facilitation.parts.turns import line
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn
from facilitation.registry import PARTS
from tests.devices import Browser
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening
from tests.parts.tables.test_calls import words

CHAIR = TakeTask(task="chair")


def chair(evening: Evening, table: str = "t1") -> str | None:
    return kept(evening.meeting).who(table, "chair")


def test_the_first_who_says_so_has_it_and_gives_it_back() -> None:
    evening = Evening()
    evening.play(CHAIR, ANNA)
    assert chair(evening) == "anna"
    assert evening.refuse(CHAIR, BRAM).key == "task_taken"
    assert PARTS.parts["tables"].mine(evening.meeting, "anna") == {"tasks": ("chair",)}  # type: ignore[misc]
    evening.play(TakeTask(task="chair", on=False), ANNA)
    evening.play(CHAIR, BRAM)
    assert chair(evening) == "bram"


def test_the_console_names_another_and_who_goes_elsewhere_has_it_no_more() -> None:
    evening = Evening()
    evening.play(CHAIR, ANNA)
    evening.play(TakeTask(task="chair", person="bram"), LEADER)
    assert chair(evening) == "bram"
    evening.play(MoveSeat(table="t2"), BRAM)
    assert chair(evening) is None
    assert chair(evening, "t2") is None


def test_a_seat_that_becomes_another_at_the_same_table_leaves_its_task_to_that_one() -> None:
    evening = Evening()
    evening.play(CHAIR, ANNA)
    evening.play(MergeSeats(seat="anna", into="bram", reason="Twee telefoons."), LEADER)
    assert chair(evening) == "bram"


def test_the_chair_of_a_table_gives_turns_there_and_in_no_other_line() -> None:
    evening = Evening().reach("arguments")
    evening.play(CHAIR, ANNA)
    evening.play(RequestTurn(table="t1"), BRAM)
    evening.play(GiveTurn(table="t1"), ANNA)
    speaker = line(evening.meeting, "t1").speaker
    assert speaker
    assert speaker.seat == "bram"
    assert evening.refuse(GiveTurn(), ANNA).key == "not_the_chair"
    evening.play(EndTurn(table="t1"), ANNA)
    assert line(evening.meeting, "t1").speaker is None


def shown(page: str, do: str) -> bool:
    """Whether a page offers to do this."""
    found = re.search(rf'<button[^>]*value="{do}"[^>]*>', page)
    return found is not None and " hidden" not in found.group()


def test_the_phones_of_a_table_have_its_line_and_its_chair_gives_turns(context: Flask, console: Browser) -> None:
    leads, talks, other = (Browser(context.test_client()) for _ in range(3))
    for phone, name, table in ((leads, "Fatima", "T1"), (talks, "Bram", "T1"), (other, "Dora", "T2")):
        phone.join(name=name, table=table)
    console.lead_to("arguments")
    assert "Wie praat aan deze tafel" not in words(talks.get().text)
    assert leads.act("table.task chair").status_code == 200
    page = talks.get().text
    assert "tafelvoorzitter Fatima" in words(page)
    assert shown(page, "speak.request T1")
    assert talks.act("speak.request T1").status_code == 200
    assert not shown(talks.get().text, "speak.request T1")
    assert shown(talks.get().text, "speak.withdraw T1")
    assert "data-chair hidden" in talks.get().text
    assert "data-chair hidden" not in leads.get().text
    assert leads.act("speak.give table=T1").status_code == 200
    assert shown(talks.get().text, "speak.end T1")
    assert "Wie praat aan deze tafel" not in words(other.get().text)
    assert "tafelvoorzitter: Fatima" in words(console.get("/regie").text)
    assert talks.act("speak.end T1").status_code == 200

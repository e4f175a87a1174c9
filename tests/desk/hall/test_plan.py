"""The plan of the hall that an organiser writes, and the address of a video call: both are there when it opens."""

from flask import Flask

from app.desk.opening import open_evening, tables_of
from app.faces.regions import regions
from app.faces.view import View
from app.live.meetings import load
from app.parts.hall.plan import plan
from app.parts.hall.tables import online
from facilitation.state.seat import Table
from tests.desk.organiser import Organiser
from tests.desk.test_checking import draft
from tests.desk.test_evenings import ready


def test_each_table_gets_its_row_and_its_column_and_the_others_none() -> None:
    evening = draft(tables="5", hall="3 .  1\n\n - 4\n", online="1")
    assert [(table.id, table.row, table.column) for table in tables_of(evening)] == [
        ("T1", 1, 3), ("T2", 0, 0), ("T3", 1, 1), ("T4", 2, 2), ("T5", 0, 0), ("ONLINE", 0, 0),
    ]  # fmt: skip


def test_what_is_no_table_has_no_place_and_without_a_plan_nobody_has_one() -> None:
    assert plan("1 zaal 7 2 2", 2).wrong == ("zaal", "7", "2")
    assert all(table == Table(table.id, table.name, table.online) for table in tables_of(draft()))


def test_the_evening_opens_with_its_plan_and_its_address(desk_app: Flask, organiser: Organiser) -> None:
    made = ready(organiser, tables="3")
    for name, value in {"hall": "2 1\n. 3", "call": "https://bel.example/k"}.items():
        assert organiser.type(made, name, value).status_code == 200
    assert "Plattegrond" in organiser.page(made, "tafels").html
    code = open_evening(made)
    view = View(load(code), "console")
    assert [address for _, address in online(view)] == ["https://bel.example/k"]
    made_ = regions(load(code), "console", "nl")
    assert made_.order["hall"] == ["hall-T2", "hall-T1", "hall-T3", "hall-ONLINE"]
    assert "hall__tiles--plan hall__tiles--2" in made_.html["tables"]
    assert "tile--c2" in made_.html["hall-T3"]

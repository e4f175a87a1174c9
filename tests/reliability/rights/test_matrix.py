"""Every act at every stage by every role, on own things and on those of another meeting: refused in words, or kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec
import pytest
from flask import Flask

from app import create_app
from app.access import links
from app.live import meetings
from facilitation.agenda import agenda
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.arguments.state import KIND as ARGUMENTS_STAGE
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.registry import PARTS
from facilitation.roles import KEYED, Actor, Role
from facilitation.state.frame import FRAME_KEYS
from facilitation.state.seat import Table
from tests.devices import Browser, forget, opening
from tests.facilitation.test_roles import EVERY_ACT
from tests.reliability.length import length

pytestmark = pytest.mark.soak
STAGES = [plan.key for plan in agenda()]
CELLS = length(250, 0)  # drawn; 0 is all of them
OWN = {"initiative": "P1", "argument": "A1", "frame": "money", "table": "T1", "review": "", "seat": ""}
FOREIGN = {"initiative": "Q7", "argument": "A77", "frame": "elsewhere", "table": "T77", "review": "S77", "seat": "S77"}
NEIGHBOUR = "BUREN7"
FACES = {Role.RESIDENT: "phone", Role.VISITOR: "phone", Role.PROJECTOR: "screen", Role.VIEWER: "livecast"}
numbers = count(1)


class Hall(NamedTuple):
    """A meeting at a stage, with somebody of every role."""

    code: str
    stage: str
    people: dict[Role, Browser]
    seat: str


class Cell(NamedTuple):
    """Somebody does something somewhere, with `foreign` the field that holds another meeting's id."""

    stage: str
    role: Role
    kind: str
    foreign: str


def fields(kind: str) -> dict[str, Any]:
    """The fields of a sensible act of this kind."""
    act = next(act for act, _ in EVERY_ACT if act.kind() == kind)
    made = {k: v for k, v in msgspec.to_builtins(act).items() if v is not None and k not in ("id", "kind")}
    return made | {name: OWN[name] for name in made if name in OWN}


def cells() -> list[Cell]:
    """All of them, or a draw."""
    able = {
        kind: ["", *(name for name in FOREIGN if name in type_.__struct_fields__)] for kind, type_ in PARTS.acts.items()
    }
    able["seat.add"].remove("seat")  # nobody says the id of a new seat
    every = [
        Cell(stage, role, kind, foreign)
        for stage, role, kind in product(STAGES, Role, PARTS.acts)
        for foreign in able[kind]
    ]
    return sorted(Random(8).sample(every, CELLS)) if CELLS else every


def make(app: Flask, stage: str) -> Hall:
    """A meeting walked to a stage, where somebody sits and argued."""
    code = f"Z{next(numbers):05}"
    meetings.create(opening(code))
    people = {role: Browser(app.test_client(), FACES.get(role, "console"), code) for role in Role}
    for role in KEYED:
        key = links.make(code, role, "T1" if role in (Role.TABLE_CHAIR, Role.TABLE) else None)
        assert people[role].client.post(f"/t/{code}/regie/key", data={"key": key}).status_code == 204
    seat = people[Role.RESIDENT].join(table="T1")
    people[Role.VIEWER].get("/livecast")
    people[Role.VIEWER].client.post(f"/t/{code}/join", data={"channel": "viewer"})
    leader = people[Role.FACILITATOR]
    assert people[Role.RESIDENT].say("help.ask").status_code == 200
    if STAGES.index(stage) >= STAGES.index("arguments"):
        leader.lead_to("arguments")
        said = {"initiative": "P1", "side": "for", "text": "Goed", "seat": seat}
        assert leader.say("argument.post", **said).status_code == 200
    leader.lead_to(stage)
    return Hall(code, stage, people, seat)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("matrix"), "TESTING": False, "LIMITS": {}})
    app.before_request_funcs.setdefault(None, []).insert(0, forget)
    with app.app_context():
        yield app


@pytest.fixture(scope="module", autouse=True)
def neighbour(app: Flask) -> None:
    """Another meeting, to which all the foreign ids belong (frames have the same names everywhere)."""
    there = opening(NEIGHBOUR)
    plan = msgspec.structs.replace(there.initiatives[0], id="Q7")
    meetings.create(msgspec.structs.replace(there, initiatives=(plan,), tables=(Table("T77", "Tafel 77"),)))
    meetings.perform(NEIGHBOUR, TakeSeat(seat="S77", table="T77"), Actor("join:S77", Role.VISITOR))
    leader, resident = Actor("console:1", Role.FACILITATOR), Actor("S77", Role.RESIDENT, "S77")
    meetings.perform(NEIGHBOUR, AdvanceStage(to="frames"), leader)
    for frame in FRAME_KEYS:
        meetings.perform(NEIGHBOUR, ConfirmFrame(frame=frame), leader)
    meetings.perform(NEIGHBOUR, AdvanceStage(to="arguments"), leader)
    for number in range(1, 78):
        said = PostArgument(initiative="Q7", side="for", text=f"Nummer {number}")
        meetings.perform(NEIGHBOUR, said, resident)
    assert "A77" in ARGUMENTS_STAGE.at(meetings.load(NEIGHBOUR).state).state.arguments  # type: ignore[union-attr]


def heads(app: Flask) -> dict[str, int]:
    """How long every log is, read from the file, without the counts that the house finishes beside all acts."""
    with closing(sqlite3.connect(Path(app.config["DATA_DIR"]) / "overlegtafel.db")) as connection:
        return dict(
            connection.execute(
                "SELECT meeting, count(*) FROM event WHERE kind != 'ballots.counted' GROUP BY meeting"
            ).fetchall()
        )


def ask(hall: Hall, cell: Cell) -> Any:
    """The answer to this cell's act."""
    said = fields(cell.kind)
    if "seat" in PARTS.acts[cell.kind].__struct_fields__ and cell.role in KEYED:
        said["seat"] = hall.seat
    if cell.kind == "seat.add":
        del said["seat"]
    if said.get("review") == "":
        said["review"] = hall.seat
    if cell.foreign:
        said[cell.foreign] = FOREIGN[cell.foreign]
    return hall.people[cell.role].say(cell.kind, id=f"x{next(numbers)}", **said)


def judge(cell: Cell, answer: Any, before: dict[str, int], after: dict[str, int], code: str) -> None:
    """What may be answered, and what may have changed."""
    told = answer.json
    assert answer.status_code in (200, 403, 409, 422), (cell, told)
    assert told["ok"] == (answer.status_code == 200), (cell, told)
    assert {k: v for k, v in after.items() if k != code} == {k: v for k, v in before.items() if k != code}, cell
    if not told["ok"]:
        assert told["error"].keys() >= {"key", "message"}, (cell, told)
        assert after == before, cell
    polled = cell.role is Role.VIEWER and cell.kind == "ballot.cast"  # read as an answer in their poll
    if not polled and cell.kind not in PARTS.matrix[cell.role]:
        assert answer.status_code in (403, 422), (cell, told)
    if cell.foreign:
        assert not told["ok"], (cell, told)


def test_every_act_by_everybody_everywhere_is_kept_as_the_rules_say_or_refused_in_words(app: Flask) -> None:
    halls: dict[str, Hall] = {}
    kept = 0
    for cell in cells():
        hall = halls.get(cell.stage) or make(app, cell.stage)
        halls[cell.stage] = hall
        before = heads(app)
        answer = ask(hall, cell)
        after = heads(app)
        judge(cell, answer, before, after, hall.code)
        if answer.json["ok"] and cell.kind.startswith(("stage.", "meeting.", "decision.", "frame.", "initiative.")):
            del halls[cell.stage]  # it is no longer as it was
        kept += answer.json["ok"]
    assert kept
    print(f"{len(cells())} acts, {kept} kept")

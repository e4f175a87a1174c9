"""The tables of the golden evening are mixed, on what people told of themselves; one asks for somebody."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.mixing.acts import AskFields, DrawMix, ForgetFields, KeepPlace, PrepareMix, SeatMix
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall, TakeTask
from facilitation.roles import Actor
from tests.facilitation.evening import ANNA, LEADER


def tables() -> Iterator[tuple[Act, Actor]]:
    """Anna keeps her place; the others go where the room's words send them."""
    yield AskFields(fields=["newcomer", "age"]), LEADER
    yield KeepPlace(), ANNA
    groups = {"anna": 1, "bram": 2, "chris": 1, "eva": 2, "finn": 1}
    yield PrepareMix(spread=[groups], apart=[{"bram": 1, "eva": 1}]), LEADER
    yield DrawMix(words="Gele fiets"), LEADER
    yield SeatMix(), LEADER
    yield ForgetFields(), LEADER


def called() -> Iterator[tuple[Act, Actor]]:
    """Anna's table asks for somebody, who comes."""
    yield CallGuide(), ANNA
    yield AnswerCall(table="t1"), LEADER
    yield SettleCall(table="t1"), LEADER
    yield TakeTask(task="chair"), ANNA
    yield TakeTask(task="chair", on=False), ANNA

"""What the room chose by resistance, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import in_a_row
from app.parts.choice import told as choices
from app.parts.choice.told import Told
from app.parts.seating.record import people
from app.record.blocks import Block, Grid, Text, Title
from app.record.reading import Reading
from app.record.section import Section


class Chosen(msgspec.Struct, frozen=True):
    """One choice that was closed: its words, the stage it was put at, when it closed (ISO 8601), what followed.

    `choice` holds its plain values for the pictures, as `facilitation.parts.choice.record.told` gives them.
    """

    choice: Told
    id: str
    question: str
    verdict: str
    stage: str
    at: str
    adopted: str
    words: str


class Choices(msgspec.Struct, frozen=True):
    """All choices, and where their numbers can be fetched."""

    choices: list[Chosen]
    csv: str


def resistance(ruling: Mapping[str, Any] | None) -> str:
    """What the rule of resistance came to, in a sentence; empty by another rule."""
    against = choices.ruled(ruling)
    if against is None:
        return ""
    return gettext(
        "Weerstand tegen de verdeling: %(package)s, tegen niets doen: %(nothing)s.",
        package=against[0],
        nothing=against[1],
    )


def _closed(read: Reading) -> list[Told]:
    """The choices of the record; older ones have no such member."""
    return list(read.record.get("choices", ()))


def _choices(read: Reading) -> Choices | None:
    found = [_chosen(read, choice) for choice in _closed(read)]
    return Choices(found, f"/t/{read.record['code']}/besluit.keuzes.csv") if found else None


def _chosen(read: Reading, choice: Told) -> Chosen:
    adopted, words = choice["adopted"], choice["words"]
    return Chosen(
        choice=choice,
        id=choice["id"],
        question=choices.question(choice),
        verdict=choices.verdict(choice),
        stage=read.stage_title(choice["stage"]),
        at=choice["closed"],
        adopted=gettext("Overgenomen als versie %(n)s van de verdeling.", n=adopted) if adopted else "",
        words=gettext("De zaal riep: ‘%(words)s’.", words=words) if words else "",
    )


def _blocks(read: Reading) -> Iterator[Block | Title]:
    for choice in _closed(read):
        told = _chosen(read, choice)
        answers = ngettext("%(num)s antwoord", "%(num)s antwoorden", choice["answers"])
        yield Title(gettext("Gekozen: %(question)s", question=told.question))
        yield Text(told.verdict)
        yield Text(f"{answers}: {people(choice['channels'])}. {gettext('Leeg telde als 5.')}")
        yield Text(" ".join(words for words in (told.adopted, told.words) if words))
        yield _grid(choice)


def _grid(choice: Told) -> Grid:
    numbers = (gettext("Som"), gettext("Gemiddeld"), gettext("Leeg"), gettext("Hoe vaak 0, 1 … 10"))
    head = ("", gettext("Optie"), *numbers)
    rows = [_option(choice, option) for option in choices.ordered(choice)]
    return Grid(gettext("De weerstand per optie, en hoe vaak elk cijfer is gegeven"), head, rows, 2)


def _option(choice: Told, option: Told) -> list[str]:
    spread = in_a_row(map(str, option["spread"]))
    numbers = [str(option["sum"]), choices.mean(choice, option), str(option["blanks"]), spread]
    return [str(option["rank"]), choices.title(option), *numbers]


SECTIONS = (
    Section(
        name="choices", part="choice", title=lazy_gettext("Wat we kozen met weerstand"), blocks=_blocks, shows=_choices
    ),
)

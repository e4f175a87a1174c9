"""Choices by resistance in words and pictures, from the plain values that the record tells of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.languages import decimal, euro, in_a_row
from app.wording import Carded
from facilitation.by_two.card import Form, Item, Question
from facilitation.counting.election import NEUTRAL_RESISTANCE
from facilitation.counting.resistance import NOTHING
from facilitation.parts.choice.asked import choices
from facilitation.parts.decision.ruling import Ruling
from facilitation.parts.plans import plans
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage

Told = Mapping[str, Any]


class Bar(msgspec.Struct, frozen=True):
    """One mark in a picture of all eleven: how many gave it, and its column in a drawing of 110 by 40."""

    mark: int
    number: int
    x: int
    y: int
    height: int


def question(choice: Told) -> str:
    """What the room is asked; where the gespreksleider wrote nothing, about the packages."""
    if choice["question"]:
        return str(choice["question"])
    packages = [option for option in choice["options"] if option["version"] is not None]
    if not packages:
        return gettext("(tekst verwijderd)")
    return gettext("Welke verdeling kiezen we?") if len(packages) > 1 else gettext("Nemen we deze verdeling aan?")


def title(option: Told) -> str:
    """What an option is called."""
    if option["id"] == NOTHING:
        return gettext("Zoals het nu is (niets doen)")
    if option["version"] is not None:
        return gettext("Verdeling, versie %(n)s", n=option["version"])
    return option["title"] or gettext("(tekst verwijderd)")


def text(view: View, choice: Told, option: Told) -> str:
    """What else there is to say of it: its own words, or what a package adds up to and where the packages differ."""
    if option["amounts"] is None:
        return str(option["text"])
    given = [cents for cents in option["amounts"].values() if cents]
    words = ngettext("%(sum)s voor %(num)s plan", "%(sum)s voor %(num)s plannen", len(given), sum=euro(sum(given)))
    return " · ".join([words, *(f"{name} {euro(cents)}" for name, cents in _apart(view, choice, option))])


def _apart(view: View, choice: Told, option: Told) -> list[tuple[str, int]]:
    """The plans to which the packages of a choice give different amounts, with what this one gives."""
    packages = [each["amounts"] for each in choice["options"] if each["amounts"] is not None]
    found = [key for key in plans(view.meeting) if len({package.get(key, 0) for package in packages}) > 1]
    return [(plans(view.meeting)[key].title, option["amounts"].get(key, 0)) for key in found]


def awards(view: View, option: Told) -> list[tuple[str, int]]:
    """What a package gives each plan, in cents; nothing for an option in words."""
    known = plans(view.meeting)
    return [(known[key].title, cents) for key, cents in (option["amounts"] or {}).items() if cents and key in known]


def ordered(choice: Told) -> list[Told]:
    """The options from least to most resistance, the winner first."""
    return sorted(choice["options"], key=lambda option: (option["rank"], option["id"] != choice["winner"]))


def mean(choice: Told, option: Told) -> str:
    """The average resistance to one decimal, half up, worked out in whole numbers; empty without answers."""
    number = choice["answers"]
    return decimal((20 * option["sum"] + number) // (2 * number)) if number else ""


def bars(choice: Told, option: Told) -> list[Bar]:
    """How often each mark was given, the tallest column of the whole choice 40 high; blanks stand with the fives."""
    most = max((number for each in choice["options"] for number in _counts(each)), default=0) or 1
    heights = [-(-40 * number // most) for number in _counts(option)]
    return [
        Bar(mark, number, 10 * mark, 40 - height, height)
        for mark, (number, height) in enumerate(zip(_counts(option), heights, strict=True))
    ]


def _counts(option: Told) -> list[int]:
    counts = list(option["spread"])
    counts[NEUTRAL_RESISTANCE] += option["blanks"]
    return counts


def spoken(choice: Told, option: Told) -> str:
    """The picture of an option in one sentence."""
    given = [f"{number} × {mark}" for mark, number in enumerate(option["spread"]) if number]
    blank = [gettext("%(n)s × leeg", n=option["blanks"])] if option["blanks"] else []
    return gettext("%(title)s: %(marks)s", title=title(option), marks=in_a_row([*given, *blank]) or gettext("niets"))


def verdict(choice: Told) -> str:
    """What won, and what decided it, in words."""
    if not choice["answers"]:
        return gettext("Niemand gaf een cijfer. Er is niets gekozen.")
    names = {option["id"]: title(option) for option in choice["options"]}
    tied = _listed([names[key] for key in choice["tied"]])
    if choice["winner"] is None:
        return gettext("Gelijk: %(tied)s. Er moet geloot worden. Roep samen drie woorden.", tied=tied)
    name = names[choice["winner"]]
    if choice["by"] == "sum":
        return gettext("De minste weerstand: %(name)s.", name=name)
    if choice["by"] == "nothing":
        return gettext(
            "Gelijk: %(tied)s. Een verandering heeft minder weerstand nodig dan niets doen. Het blijft zoals het is.",
            tied=tied,
        )
    if choice["by"] == "strong":
        return gettext(
            "Gelijk: %(tied)s. %(name)s gaat voor: minder mensen hebben er veel weerstand tegen.",
            tied=tied,
            name=name,
        )
    return gettext("Gelijk: %(tied)s. Het lot koos: %(name)s.", tied=tied, name=name)


def _listed(names: Sequence[str]) -> str:
    *first, last = names or [""]
    return gettext("%(first)s en %(last)s", first=in_a_row(first), last=last) if first else last


def ruled(ruling: Ruling | Mapping[str, Any] | None) -> tuple[int, int] | None:
    """The resistance against the package and against doing nothing, where that was asked."""
    plain = msgspec.to_builtins(ruling) or {}
    return (plain["resistance"], plain["nothing"]) if "resistance" in plain else None


def called(meeting: Meeting, asked: Question) -> str:
    """What the room is asked."""
    choice = choices(meeting)[asked.id]
    options: list[dict[str, Any]] = [{"version": option.version} for option in choice.options]
    return question({"question": choice.question, "options": options})


def card_title(meeting: Meeting, item: Item) -> str:
    """An option by its words; one that is a package by its version."""
    options = [option for each in choices(meeting).values() for option in each.options if option.id == item.id]
    version = options[-1].version if options and not item.title else None
    return title({"id": item.id, "version": version, "title": item.title})


def keys(form: Form) -> list[tuple[str, str]]:
    """How much somebody resists an option."""
    return [("0", gettext("geen weerstand")), ("10", gettext("de meeste weerstand"))]


def printed(stage: Stage) -> str:
    """A card of marks wherever the room may choose by resistance."""
    return "marks" if PARTS.kinds[stage.kind].chooses else ""


CARD = Carded(
    called=called, label=lambda form, n: gettext("Keuze %(n)s", n=n), title=card_title, keys=keys, printed=printed
)

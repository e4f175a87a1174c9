"""What was asked of proposers and what they said, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext

from app.languages import euro
from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section

Question = Mapping[str, Any]


class Answer(msgspec.Struct, frozen=True):
    """One plan of a question: what it asked before, in words, and what its proposer said, where they did."""

    title: str
    before: str
    said: str
    aloud: bool
    words: str


class Asked(msgspec.Struct, frozen=True):
    """One question: what became of it, when it was put (ISO 8601), its words, its answers, and what it asked for.

    `title` is the name that the plans would get together; it may be empty.
    """

    became: str
    at: str
    text: str
    answers: list[Answer]
    price: str
    title: str


def _became(question: Question) -> str:
    return {
        "agreed": gettext("Afgesproken"),
        "declined": gettext("Niet doorgegaan"),
        "dropped": gettext("Niet meer gevraagd"),
        "": gettext("Niet beantwoord"),
    }[question["became"]]


def _asked(read: Reading) -> list[Asked] | None:
    return [_question(question) for question in read.record["recasts"]] or None


def _question(question: Question) -> Asked:
    plans = zip(question["initiatives"], question["titles"], question["before"], strict=True)
    return Asked(
        became=_became(question),
        at=question["at"],
        text=kept(question["text"]),
        answers=[_answer(title, before, question["answers"].get(key)) for key, title, before in plans],
        price=_price(question),
        title=question["title"] or "",
    )


def _price(question: Question) -> str:
    amount = euro(question["ask"])
    if len(question["initiatives"]) > 1:
        return gettext("Samen voor %(amount)s", amount=amount)
    return gettext("Voor %(amount)s", amount=amount)


def _answer(title: str, before: int, said: Mapping[str, Any] | None) -> Answer:
    asked = gettext("vroeg %(amount)s", amount=euro(before))
    if not said:
        return Answer(title, asked, "", False, "")
    word = gettext("indiener zegt ja") if said["yes"] else gettext("indiener zegt nee")
    return Answer(title, asked, word, said["aloud"], said["words"] or "")


def _blocks(read: Reading) -> Iterator[Block]:
    yield Terms([_told(question) for question in read.record["recasts"]])


def _told(question: Question) -> tuple[str, str]:
    names = dict(zip(question["initiatives"], question["titles"], strict=True))
    said = [f"{names[key]}: {'ja' if a['yes'] else 'nee'}" for key, a in question["answers"].items()]
    what = f"Voor {euro(question['ask'])}: {kept(question['text']).rstrip('.')}"
    return " + ".join(names.values()), ". ".join([_became(question), what, *said])


SECTIONS = (
    Section(
        name="recasts",
        part="recast",
        title=lazy_gettext("Kleiner of samen, gevraagd aan de indieners"),
        blocks=_blocks,
        shows=_asked,
    ),
)

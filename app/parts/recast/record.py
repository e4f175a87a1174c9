"""What was asked of proposers and what they said, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import euro, hours
from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section

Question = Mapping[str, Any]


def _became(question: Question) -> str:
    return {
        "agreed": gettext("Afgesproken"),
        "declined": gettext("Niet doorgegaan"),
        "dropped": gettext("Niet meer gevraagd"),
        "": gettext("Niet beantwoord"),
    }[question["became"]]


def _blocks(read: Reading) -> Iterator[Block]:
    yield Terms([(_named(question), _told(question)) for question in read.record["recasts"]])


def _named(question: Question) -> str:
    """What became of a question, and when it was put."""
    return f"{_became(question)} ({gettext('%(time)s uur', time=hours(question['at']))})"


def _told(question: Question) -> str:
    """Its words, what each plan asked before and what its proposer said, and what it asked for."""
    plans = zip(question["initiatives"], question["titles"], question["before"], strict=True)
    answers = [_answer(title, before, question["answers"].get(key)) for key, title, before in plans]
    price = f"{_price(question)}: {question['title']}" if question["title"] else _price(question)
    return "\n".join([kept(question["text"]), *answers, price])


def _price(question: Question) -> str:
    amount = euro(question["ask"])
    if len(question["initiatives"]) > 1:
        return gettext("Samen voor %(amount)s", amount=amount)
    return gettext("Voor %(amount)s", amount=amount)


def _answer(title: str, before: int, said: Mapping[str, Any] | None) -> str:
    """One plan: what it asked before, and what its proposer said, where they did."""
    asked = f"{title}: {gettext('vroeg %(amount)s', amount=euro(before))}"
    if not said:
        return asked
    word = gettext("indiener zegt ja") if said["yes"] else gettext("indiener zegt nee")
    aloud = f" {gettext('(hardop)')}" if said["aloud"] else ""
    return f"{asked}, {word}{aloud}" + (f" ‘{said['words']}’" if said["words"] else "")


SECTIONS = (
    Section(
        name="recasts",
        part="recast",
        title=lazy_gettext("Kleiner of samen, gevraagd aan de indieners"),
        blocks=_blocks,
    ),
)

"""The questions of the room and what became of each, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import day, onward
from app.parts.questions.asked import moment, told_since
from app.parts.questions.words import HOW, WAY
from app.record.blocks import Block, Bullets, Title
from app.record.follow_up.ladder import Entry
from app.record.reading import Reading, kept
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block | Title]:
    asked = read.record.get("questions", ())
    texts = {each["id"]: kept(each["text"]) for each in asked}
    rows = [_row(read, each, texts) for each in asked]
    if rows:
        yield Bullets(rows)


def _row(read: Reading, asked: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """One question: its words and support, the plan that it is about, what became of it, and its way there."""
    plan = read.plans.get(asked["initiative"])
    about = gettext("over %(plan)s", plan=plan["title"]) if plan else ""
    due = day(asked["due"]) if asked["due"] else ""
    beside = [gettext("steun: %(n)s", n=asked["support"]), about, _became(asked), due, asked["owner"]]
    said = f"{kept(asked['text'])} ({', '.join(text for text in beside if text)})"
    later = [told_since(entry) for entry in _since(read, asked)]
    return "\n".join(text for text in (said, asked["answer"], f" {onward()} ".join(_way(asked, texts)), *later) if text)


def _since(read: Reading, asked: Mapping[str, Any]) -> tuple[Entry, ...]:
    """What was told about a question after the meeting, oldest first."""
    subject = f"question.{asked['stage']}.{asked['id']}"
    items = read.follow.questions if read.follow else ()
    return next((item.entries for item in items if item.subject == subject), ())


def _became(asked: Mapping[str, Any]) -> str:
    if asked["how"]:
        return str(HOW[asked["how"]])
    return str(WAY["bundled"]) if "bundled" in asked else gettext("niet beantwoord")


def _way(asked: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    """Each status that the question had, with when, and by which role where somebody gave it."""
    if "received" in asked:
        yield f"{WAY['received']} {moment(asked['received'])}"
    if bundled := asked.get("bundled"):
        head = texts.get(bundled["under"], bundled["under"])
        yield gettext("gebundeld met ‘%(text)s’", text=head) + f" {moment(bundled['since'], bundled['by'])}"
    if posed := asked.get("posed"):
        whom = gettext("gesteld aan %(whom)s", whom=kept(posed["to"]))
        yield f"{whom} {moment(posed['since'], posed['by'])}"
    if answered := asked.get("answered"):
        yield f"{HOW[asked['how']]} {moment(answered['since'], answered['by'])}"


SECTIONS = (
    Section(
        name="questions", part="questions", title=lazy_gettext("Vragen en antwoorden"), blocks=_blocks, shows="blocks"
    ),
)

"""The questions of the room and what became of each, in the record."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext

from app.languages import day
from app.parts.questions.words import HOW
from app.record.blocks import Block, Bullets, Title
from app.record.reading import Reading, kept
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block | Title]:
    rows = [_row(read, asked) for asked in read.record.get("questions", ())]
    if rows:
        yield Bullets(rows)


def _row(read: Reading, asked: dict[str, object]) -> str:
    """One question: its words and support, the plan that it is about, and what became of it."""
    plan = read.plans.get(str(asked["initiative"]))
    about = gettext("over %(plan)s", plan=plan["title"]) if plan else ""
    due = day(str(asked["due"])) if asked["due"] else ""
    became = str(HOW[str(asked["how"])]) if asked["how"] else gettext("niet beantwoord")
    beside = [gettext("steun: %(n)s", n=asked["support"]), about, became, due, str(asked["owner"])]
    said = f"{kept(str(asked['text']))} ({', '.join(text for text in beside if text)})"
    return f"{said}\n{asked['answer']}" if asked["answer"] else said


SECTIONS = (
    Section(
        name="questions", part="questions", title=lazy_gettext("Vragen en antwoorden"), blocks=_blocks, shows="blocks"
    ),
)

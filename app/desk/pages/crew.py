"""The chapter of those who help: rows that become links when the evening is opened."""

from flask import g
from werkzeug.wrappers import Response

from app.desk import crew, evening
from app.desk.door import expected
from app.desk.evening import Evening
from app.desk.pages import blueprint, keep_form, to_chapter
from app.desk.plans import cards
from app.parts.roll.page import sent
from facilitation.roles import Role

CHAPTER = "helpers"


@blueprint.post("/<draft>/helpers/nieuw")
def add_helper(draft: str) -> Response:
    """One more helper. Raises Refused: unknown_draft, draft_opened."""
    keep_form(draft)
    key = cards.add(draft, "helper", g.by, {"role": str(Role.CO_FACILITATOR)})
    return to_chapter(draft, CHAPTER, f"helper-{key}")


@blueprint.post("/<draft>/helpers/usual")
def usual_helpers(draft: str) -> Response:
    """A chair for each table, two counters and a link for each plan. Raises Refused: unknown_draft, draft_opened."""
    keep_form(draft)
    cards.add_all(draft, "helper", g.by, crew.usual(evening.load(draft)))
    return to_chapter(draft, CHAPTER)


@blueprint.post("/<draft>/helpers/lijst")
def expect(draft: str) -> Response:
    """Take the list of who is expected, pasted in `people` or as a `file`; with `empty` it goes.

    Raises Refused: unknown_draft, draft_opened, and what `sent` and `expected.give` raise.
    """
    expected.give(draft, sent())
    return to_chapter(draft, CHAPTER, "deurlijst")


def shown(found: Evening) -> dict[str, int]:
    """What only this chapter shows: how many are expected, and never who."""
    return {"expected": expected.number(found.id)}


@blueprint.post("/<draft>/helpers/<key>/eruit")
def take_out_helper(draft: str, key: str) -> Response:
    """Take a helper out. Raises Refused: unknown_item."""
    keep_form(draft)
    cards.take_out(draft, "helper", key, g.by)
    return to_chapter(draft, CHAPTER)

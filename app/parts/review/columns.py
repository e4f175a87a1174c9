"""What people want to keep and what can be better, in two columns over as many pages as it takes."""

from collections.abc import Iterable

from app.faces.drawing import Sheet, shuffle
from app.faces.view import View
from facilitation.parts.review import KIND

ROOM_FOR_REVIEWS, LETTERS, LONGEST_REVIEW = 42.0, 41, 200


def reviews(view: View) -> list[Sheet]:
    """The shown texts of the look back in two columns, over as many pages as it takes; order drawn by the stage."""
    stage = KIND.at(view.meeting)
    if stage is None or stage.status != "revealed":
        return []
    shown = stage.state.shown
    columns = []
    for field in ("keep", "improve"):
        texts = sorted(text for review in shown if (text := getattr(review, field)))
        shuffle(texts, f"{view.meeting.code} {stage.key} {field}")
        columns.append(_columns(texts))
    total = max(1, *(len(column) for column in columns))
    filled = [column + [()] * (total - len(column)) for column in columns]
    return [Sheet(n, total, rows, 0) for n, rows in enumerate(zip(*filled, strict=True), 1)]


def _columns(texts: Iterable[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    left = 0.0
    for text in texts:
        text = text if len(text) <= LONGEST_REVIEW else text[:LONGEST_REVIEW].rsplit(None, 1)[0] + "…"
        tall = 1.55 + -(-len(text) // LETTERS) * 2.78
        if not found or tall > left:
            found.append(())
            left = ROOM_FOR_REVIEWS
        found[-1] = (*found[-1], text)
        left -= tall
    return found

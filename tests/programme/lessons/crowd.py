"""What a large city learned: lessons with their words, notes, and what people were asked."""

from app.programme.lessons.questions import ASKED
from app.programme.lessons.tables import LESSON, NOTE, POLL, TAG, TALLY
from tests.programme.city.crowd import At, Rows

STAGES = ("welcome", "arguments", "decision", "")


def of_round(at: At) -> Rows:
    """What the people of its meeting answered."""
    yield POLL, {"meeting": at.meeting, "salt": "", "opened": at.said, "closed": at.said}
    for moment, asked in ASKED.items():
        row = {"meeting": at.meeting, "moment": moment}
        yield TALLY, row | {"item": "", "answer": 1, "number": 40}
        for item in asked:
            for answer in (0, 1) if asked[item].yes_or_no else (4, 8):
                yield TALLY, row | {"item": item, "answer": answer, "number": 20}


def of_plan(at: At) -> Rows:
    """A lesson and a note of one plan in ten."""
    if at.plan % 10:
        return
    lesson = f"{at.of_all:012x}aaaaaa"
    about = {"template": ("", "buurtbudget")[at.of_all % 20 == 0], "stage": STAGES[at.of_all // 10 % len(STAGES)]}
    said = {"saw": "Het werd laat.", "otherwise": "Begin eerder.", "public": True, "holder": "host"}
    yield LESSON, {"id": lesson, "round": at.round, "at": at.said[:10]} | about | said
    for tag in ("tijd", f"woord{at.of_all % 300}"):
        yield TAG, {"lesson": lesson, "tag": tag}
    told = {"kind": "log", "holder": "host", "at": at.said, "text": "De zaal was vol.", "shared": True}
    yield NOTE, {"id": lesson, "round": at.round} | told

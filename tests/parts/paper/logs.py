"""An evening in which a choice and a package are answered on cards.

`python -m tests.parts.paper.logs` writes its log anew, after a change that was meant.
"""

from pathlib import Path

from facilitation.parts.choice.acts import CloseChoice, OpenChoice
from facilitation.parts.decision.acts import HideConcern
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, FinishPaper, HandOutPaper, OpenBatch
from facilitation.parts.stages import CloseStage
from tests.facilitation.evening import LEADER, Evening
from tests.golden.make import log_of
from tests.parts.paper.answers import CARDS
from tests.parts.paper.room import JAMAL, NOOR, do

BY_CARD = Path(__file__).parent / "cards.jsonl"


def by_card() -> Evening:
    """Two cards of a choice; three of a package, of which a concern was hidden later."""
    evening = Evening(pseudonymous=True).reach("frames")
    evening.play(OpenChoice(question="Waar komt de tuin?", options=["Plein", "Park"]), LEADER)
    _batch(evening, "1", "W1", [([0, 10, 4], []), ([2, None, 7], [])])
    evening.play(CloseChoice(), LEADER)
    evening.ranked().reach("decision")
    _batch(evening, "2", "", [([mark], list(said)) for mark, *said in CARDS])
    evening.play(CloseStage(), LEADER)
    evening.play(HideConcern(concern="C1", reason="Een naam."), LEADER)
    return evening


def _batch(evening: Evening, batch: str, question: str, pile: list[tuple[list[int | None], list[str]]]) -> None:
    stage = evening.meeting.current.key
    evening.play(HandOutPaper(stage=stage, question=question, ballots=len(pile)), LEADER)
    do(evening, OpenBatch(stage=stage, question=question, ballots=len(pile), envelope=f"K-{batch}"))
    for by in (NOOR, JAMAL):
        for number, (marks, said) in enumerate(pile, 1):
            do(evening, EnterSheet(batch=batch, number=number, marks=marks, said=said), by)
        do(evening, EndEntry(batch=batch), by)
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch=batch, texts=[2, 3]), by)
    evening.play(FinishPaper(stage=stage, question=question), LEADER)


if __name__ == "__main__":
    BY_CARD.write_bytes(log_of(by_card()))

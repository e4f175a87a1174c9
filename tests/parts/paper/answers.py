"""Cards at the paper desk: answers to a package, with words, and marks for the options of a choice."""

from facilitation.parts.choice.acts import OpenChoice
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, HandOutPaper, OpenBatch
from facilitation.roles import Actor
from tests.facilitation.evening import LEADER, Evening
from tests.parts.paper.room import JAMAL, NOOR, do

AGREE, CONCERN, OBJECTION = 1, 2, 3
WHY, NEED = "De lampen schijnen in mijn slaapkamer.", "Lagere palen."
CARDS = [(AGREE,), (OBJECTION, WHY, NEED), (CONCERN, "Wie sluit de tuin af?")]


def deciding(ballots: int = 3, evening: Evening | None = None) -> Evening:
    """At the decision, with so many cards handed out and their envelope open."""
    evening = (evening or Evening().ranked()).reach("decision")
    evening.play(HandOutPaper(stage="decision", ballots=ballots), LEADER)
    do(evening, OpenBatch(stage="decision", ballots=ballots, envelope="C-1"))
    return evening


def enter_cards(evening: Evening, by: Actor, words: bool = True, second: int = OBJECTION) -> None:
    """Somebody enters the three cards; the second of them as they read it, and texts where they type any."""
    for number, (mark, *said) in enumerate(CARDS, 1):
        marks = [second if number == 2 else mark]
        do(evening, EnterSheet(batch="1", number=number, marks=marks, said=said if words else []), by)
    do(evening, EndEntry(batch="1"), by)


def both_entered(evening: Evening | None = None) -> Evening:
    """Noor typed the words, Jamal did not."""
    evening = deciding(evening=evening)
    enter_cards(evening, NOOR)
    enter_cards(evening, JAMAL, words=False)
    return evening


def answered() -> Evening:
    """Both read the words beside the paper, and confirmed."""
    evening = both_entered()
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1", texts=[2, 3]), by)
    return evening


def choosing() -> Evening:
    """A question with two options, doing nothing last; two cards of it are in an envelope."""
    evening = Evening().reach("frames")
    evening.play(OpenChoice(question="Waar komt de tuin?", options=["Plein", "Park"]), LEADER)
    evening.play(HandOutPaper(stage="frames", question="W1", ballots=2), LEADER)
    do(evening, OpenBatch(stage="frames", question="W1", ballots=2, envelope="K-1"))
    return evening


def chosen() -> Evening:
    """Both entered it alike, and confirmed."""
    evening = choosing()
    for by in (NOOR, JAMAL):
        do(evening, EnterSheet(batch="1", number=1, marks=[0, 10, 4]), by)
        do(evening, EnterSheet(batch="1", number=2, marks=[2, None, 7]), by)
        do(evening, EndEntry(batch="1"), by)
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1"), by)
    return evening

"""What the room asks in the golden evening, after it talked about the plans."""

from collections.abc import Iterator
from datetime import date

from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.parts.captions import SetCaptions, WriteCaption
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BackQuestion, HideQuestion
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER
from tests.parts import told
from tests.parts.captions.in_evenings import CAPTIONER

Asked = Iterator[tuple[Act, Actor]]


def with_questions() -> list[Stage]:
    """The usual agenda, with questions after the talk; at the end chips, and a stage for each part that plays here."""
    stages = list(agenda())
    place = [stage.kind for stage in stages].index("arguments") + 1
    asked = Stage("vragen", "questions").saying(title="Vragen van de zaal")
    laid = Stage("fiches", "chips").saying(rules={"chips": 4, "complete": 3})
    return [*stages[:place], asked, *stages[place:], laid, *(module.STAGE for module in told("golden"))]


def chips() -> Asked:
    """A captioner types; two tables lay, and at one all agree; closed too early, it is opened again."""
    yield SetCaptions(on=True, kept=True), LEADER
    yield WriteCaption(text="Leg je fiches."), CAPTIONER
    yield PlaceChips(table="t1", amounts={"garden": 3, "lamps": 1}, seat="anna"), ANNA
    yield MoveChips(thing="garden", by=1), BRAM
    yield AgreeChips(), BRAM
    yield CloseStage(), LEADER
    yield VoidChips(reason="Te vroeg."), LEADER
    yield AgreeChips(on=False), BRAM
    yield PlaceChips(amounts={"garden": 4}), DORA
    yield AgreeChips(), DORA
    yield from ((act, LEADER) for act in (CloseStage(), RevealStage()))


def questions() -> Asked:
    """Asked, supported and no longer, answered now, later and by somebody; one is hidden."""
    yield from turns()
    yield AskQuestion(text="Wanneer beginnen we?"), ANNA
    yield AskQuestion(text="Wie is mijn buurman?"), BRAM
    yield AskQuestion(text="Mag het ook kleiner?"), DORA
    yield BackQuestion(question="V1"), BRAM
    yield BackQuestion(question="V1"), DORA
    yield BackQuestion(question="V1", on=False), BRAM
    yield HideQuestion(question="V2", reason="Gaat over een buurman."), LEADER
    yield AnswerQuestion(question="V1", how="later", due=date(2025, 4, 10), text="Na de vergunning."), LEADER
    yield AnswerQuestion(question="V3", how="who", owner="Het stadsdeel"), LEADER
    yield AnswerQuestion(question="A2", how="now"), LEADER


def turns() -> Asked:
    """Turns of a minute: one is ended by who spoke, one by the next, one at a table; somebody waits no longer."""
    yield SetTurns(seconds=60), LEADER
    yield RequestTurn(), ANNA
    yield RequestTurn(), BRAM
    yield RequestTurn(seat="chris"), LEADER
    yield RequestTurn(), DORA
    yield WithdrawTurn(), BRAM
    yield GiveTurn(), LEADER
    yield EndTurn(), ANNA
    yield GiveTurn(person="dora"), LEADER
    yield GiveTurn(), LEADER
    yield RequestTurn(table="t1"), BRAM
    yield GiveTurn(table="t1"), LEADER
    yield EndTurn(table="t1"), BRAM

"""How the room votes, what its workers counted, and the words from which lots are drawn."""

from facilitation.counting.method import flaw
from facilitation.counting.question import FIELDS, Question
from facilitation.part import Context, Facts
from facilitation.parts.plans import active
from facilitation.parts.ranking.acts import ChooseMethod, CountAgain, DrawLot, KeepCount
from facilitation.parts.ranking.events import BallotsCounted, LotDrawn, MethodChosen
from facilitation.parts.ranking.votes import Votes, needs_lot, question
from facilitation.refusals import Malformed, Refused

Here = Context[Votes]


def choose(context: Here, act: ChooseMethod) -> Facts:
    """Until the vote opens for the first time. Event: method.chosen; none where it is so.

    Raises Refused(method_fixed), Refused(method_unfit) with the `part` that cannot be.
    """
    if context.stage.status != "waiting":
        raise Refused("method_fixed")
    meeting = context.meeting
    empty = Question(method=act.method, plans=tuple(active(meeting)), pot=meeting.pot, ballots=())
    part = flaw(act.method, empty.election) if act.method.form.kind in FIELDS else "kind"
    if part:
        raise Refused("method_unfit", part=part)
    return [] if act.method == context.stage.method else [MethodChosen(stage=context.key, method=act.method)]


def keep_count(context: Here, act: KeepCount) -> Facts:
    """Keep the answer to the present question. Event: ballots.counted; none for one that is late or was kept."""
    stage = context.stage
    late = not stage.sealed or question(context.meeting, stage).digest != act.question
    if late or stage.state.counted == act.question:
        return []
    return [BallotsCounted(stage=stage.key, question=act.question, result=act.result)]


def again(context: Here, act: CountAgain) -> Facts:
    """No event: the house starts the worker. Raises Refused(close_first)."""
    if not context.stage.sealed:
        raise Refused("close_first")
    return []


def draw(context: Here, act: DrawLot) -> Facts:
    """Once, after the count met a tie that needs it, and before the outcome is shown. Event: lot.drawn.

    Raises Malformed(words_needed), Refused(lot_drawn, no_lot_needed).
    """
    stage = context.stage
    words = " ".join(act.words.lower().split())
    if not words:
        raise Malformed("words_needed")
    if stage.state.words == words:
        return []
    if stage.state.words or stage.status == "revealed":
        raise Refused("lot_drawn")
    if needs_lot(stage) is None:
        raise Refused("no_lot_needed")
    return [LotDrawn(stage=stage.key, words=words)]

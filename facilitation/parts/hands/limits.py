"""Whether so many hands can have been up. As with paper F is what cannot be, and W what is remarkable."""

from facilitation.by_two.question import Numbers
from facilitation.parts.hands.state import Count, question_of
from facilitation.parts.paper.state import batches_of, questions
from facilitation.parts.paper.state import counted as on_paper
from facilitation.parts.turnout.asked import present
from facilitation.refusals import Refused
from facilitation.state.deciding import BY_CODE, entitled
from facilitation.state.meeting import Meeting

CODES = ("W.1", "W.2")


def heads(meeting: Meeting) -> int | None:
    """How many residents are in the hall: counted at the tables or at the door; None where nobody counts."""
    here = entitled(meeting)
    return sum(here.heads.values()) if here.mode == "table" else present(meeting).residents


def codes(meeting: Meeting, stage: str) -> int | None:
    """How many codes were handed in for this stage and are on no ballot; None where nobody decides by a code."""
    here = entitled(meeting)
    if here.mode not in BY_CODE:
        return None
    asked = [question for question in questions(meeting) if (question.stage, question.id) == (stage, "")]
    return here.papers.get(stage, 0) - max((on_paper(batches_of(meeting, each)) for each in asked), default=0)


def require_possible(meeting: Meeting, count: Count, numbers: Numbers) -> None:
    """Raises Refused(hands_heads) for more hands than there are residents, Refused(hands_codes) for more than codes."""
    total, there, handed = sum(numbers.values()), heads(meeting), codes(meeting, count.stage)
    if there is not None and total > there:
        raise Refused("hands_heads", hands=total, heads=there)
    if handed is not None and total > handed:
        raise Refused("hands_codes", hands=total, codes=handed)


def warnings(meeting: Meeting, count: Count, numbers: Numbers) -> tuple[str, ...]:
    """The codes of what is remarkable and needs words, in their order.

    W.1 more hands than residents who gave no answer of their own; who is at home is no head in the hall, and answers
    too. W.2 no hand at all.
    """
    total, there, question = sum(numbers.values()), heads(meeting), question_of(meeting, count)
    answered = question.answered if question else 0
    home = present(meeting).seats.get("online", 0)
    remarkable = {"W.1": there is not None and total + answered > there + home, "W.2": total == 0}
    return tuple(code for code in CODES if remarkable[code])


def silent(meeting: Meeting, count: Count, numbers: Numbers) -> tuple[str, ...]:
    """The warnings that nobody explained."""
    return tuple(code for code in warnings(meeting, count, numbers) if code not in count.words)

"""A show of hands: opened, counted by two people who do not see one another's, compared, and part of the outcome."""

from typing import Any

from facilitation.by_two.person import BOTH, FIRST, SECOND, is_one_of
from facilitation.by_two.show import Numbers, Show
from facilitation.events import HandsCounted, HandsVoided
from facilitation.part import Button, Context, Facts, Say, Step
from facilitation.parts.delay.state import calling
from facilitation.parts.frames.acts import ConfirmFrame, SettleWording
from facilitation.parts.frames.state import frames
from facilitation.parts.hands.acts import ConfirmHands, CountHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.hands.events import HandsConfirmed, HandsEntered, HandsExplained, HandsOpened, HandsSettled
from facilitation.parts.hands.state import Count, count_named, counts, question_of, standing, unfinished
from facilitation.parts.paper.state import batches_of, questions
from facilitation.parts.paper.state import counted as on_paper
from facilitation.parts.turnout.asked import present
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.situation import asked, person_of, require_unblocked
from facilitation.state.deciding import BY_CODE, entitled
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean, why

CODES = ("W.1", "W.2")
TURNS = {"first": FIRST, "second": SECOND}


def heads(meeting: Meeting) -> int | None:
    """How many residents are in the hall: counted at the tables or at the door; None where nobody counts."""
    here = entitled(meeting)
    return sum(here.heads.values()) if here.mode == "table" else present(meeting).residents


def codes(meeting: Meeting, stage: str) -> int | None:
    """How many codes were handed in for this stage and are on no ballot; None where nobody decides by a code."""
    here = entitled(meeting)
    if here.mode not in BY_CODE:
        return None
    cards = [question for question in questions(meeting) if (question.stage, question.id) == (stage, "")]
    return here.papers.get(stage, 0) - sum(on_paper(batches_of(meeting, question)) for question in cards)


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


def open_hands(context: Context[Any], act: OpenHands) -> Facts:
    """Let two people count hands. Event: hands.opened; none where they do already.

    Raises Refused(wrong_stage, stage_closed), Refused(hands_nothing) where nothing is asked, Refused(hands_secret,
    hands_weighed) for what hands cannot answer, Malformed(hands_about) where more than one thing is asked,
    Refused(hands_stand) where they were counted, Refused(hall_closed) while a closing waits for who is at home.
    """
    context.require_open()
    question = _question(context, act.about)
    there = standing(context.meeting, context.stage, question.about)
    if there is not None and there.open:
        return []
    if there is not None:
        raise Refused("hands_stand", count=there.id)
    if calling(context.meeting):
        raise Refused("hall_closed")
    require_unblocked(context.meeting)
    key = str(len(counts(context.meeting)) + 1)
    return [HandsOpened(stage=context.key, count=key, about=question.about)]


def _question(context: Context[Any], about: str | None) -> Show:
    every = asked(context.meeting, context.stage)
    unfit = next((question.unfit for question in every if question.unfit), "")
    if unfit:
        raise Refused(unfit)
    found = [question for question in every if about in (None, question.about)]
    if not found:
        raise Refused("hands_nothing")
    if len(found) > 1:
        raise Malformed("hands_about")
    return found[0]


def count_hands(context: Context[Any], act: CountHands) -> Facts:
    """Say what one counted. Events: hands.entered, and hands.counted where the second counts what the first did.

    Raises as `_under_way`, Malformed(hands_options) where it is not a number for each option, Forbidden(
    hands_same_person) for the second by the link or the device of the first, Forbidden(hands_taken) for a third person,
    and what `require_possible` raises.
    """
    count = _under_way(context, act.count)
    numbers = _numbers(context, count, act)
    turn, person = _turn(context, count), person_of(context)
    entered = HandsEntered(
        stage=count.stage, count=count.id, turn=turn, link=person.link, device=person.device, numbers=numbers
    )
    alike = turn == SECOND and count.how == "second" and count.entries == (numbers,)
    if not alike or silent(context.meeting, count, numbers):
        return [entered]
    return [entered, _counted(count, numbers)]


def _under_way(context: Context[Any], key: str) -> Count:
    """A count that is not finished, of what is still asked.

    Raises Refused(unknown_count), Refused(count_closed), Refused(hands_over) once that is over.
    """
    count = count_named(context.meeting, key)
    if not count.open:
        raise Refused("count_closed", count=count.id)
    if question_of(context.meeting, count) is None:
        raise Refused("hands_over")
    return count


def _numbers(context: Context[Any], count: Count, act: CountHands) -> Numbers:
    if {*act.numbers} != {*count.options}:
        raise Malformed("hands_options")
    numbers = {option: act.numbers[option] for option in count.options}
    require_possible(context.meeting, count, numbers)
    return numbers


def _turn(context: Context[Any], count: Count) -> int:
    """Whether whoever asks counts as the first (1) or the second (2)."""
    person = person_of(context)
    if count.how == "compare" or (count.how == "second" and person in count.people):
        return turn_of(context, count)
    if is_one_of(person, count.people):
        raise Forbidden("hands_same_person")
    return TURNS[count.how]


def turn_of(context: Context[Any], count: Count) -> int:
    """Whether whoever asks is the first (1) or the second (2) who counted; raises Forbidden(hands_taken)."""
    person = person_of(context)
    if person not in count.people:
        raise Forbidden("hands_taken")
    return count.people.index(person) + 1


def _counted(count: Count, numbers: Numbers) -> HandsCounted:
    return HandsCounted(stage=count.stage, count=count.id, about=count.about, numbers=numbers)


def _compared(context: Context[Any], key: str) -> tuple[Count, int]:
    """A count that both did, for one of them; raises as `_under_way` and `turn_of`, Refused(hands_uncounted)."""
    count = _under_way(context, key)
    if count.how != "compare":
        raise Refused("hands_uncounted", count=count.id)
    return count, turn_of(context, count)


def explain(context: Context[Any], act: ExplainHands) -> Facts:
    """Say why something remarkable is right. Event: hands.explained; none where that was said.

    Raises as `_compared`, Malformed(unknown_warning), and what `clean` raises.
    """
    count, _ = _compared(context, act.count)
    if act.code not in CODES:
        raise Malformed("unknown_warning", code=act.code)
    words = clean(act.words, LONGEST_REASON, field="words")
    same = count.words.get(act.code) == words
    return [] if same else [HandsExplained(stage=count.stage, count=count.id, code=act.code, words=words)]


def settle(context: Context[Any], act: SettleHands) -> Facts:
    """Say what it was where they differ. Event: hands.settled; whoever says so confirmed it with that.

    Raises as `_compared`, Refused(hands_alike) where they counted the same, Malformed(hands_options), and what
    `require_possible` raises.
    """
    count, turn = _compared(context, act.count)
    first, second = count.entries
    if first == second:
        raise Refused("hands_alike")
    numbers = _numbers(context, count, act)
    return [HandsSettled(stage=count.stage, count=count.id, turn=turn, numbers=numbers)]


def confirm(context: Context[Any], act: ConfirmHands) -> Facts:
    """It is right. Event: hands.confirmed; with the other's too hands.counted.

    Raises as `_compared`, Refused(hands_differ) while they differ, Refused(hands_changed) where it is not what was on
    the screen, Refused(hands_words) with the first warning that nobody explained, and what `require_possible` raises.
    """
    count, turn = _compared(context, act.count)
    agreed = count.agreed
    if agreed is None:
        raise Refused("hands_differ")
    if act.numbers != agreed:
        raise Refused("hands_changed")
    require_possible(context.meeting, count, agreed)
    for code in silent(context.meeting, count, agreed):
        raise Refused("hands_words", code=code)
    said: Facts = [] if turn in count.confirmed else [HandsConfirmed(stage=count.stage, count=count.id, turn=turn)]
    return [*said, _counted(count, agreed)] if count.confirmed | {turn} == BOTH else said


def void(context: Context[Any], act: VoidHands) -> Facts:
    """A count does not stand. Event: hands.voided; none where it was voided.

    Raises Refused(unknown_count), Refused(hands_late) once what it answered is over, and what `why` raises.
    """
    count = count_named(context.meeting, act.count)
    if count.how == "voided":
        return []
    if count.how == "counted" and question_of(context.meeting, count) is None:
        raise Refused("hands_late")
    return [HandsVoided(stage=count.stage, count=count.id, about=count.about, reason=why(act.reason))]


MISSING = {"first": Say("hands_first"), "second": Say("hands_second"), "compare": Say("hands_compare")}


def closed_later(context: Context[Any], act: object) -> None:
    """Nothing closes while hands are counted for it. Raises Refused(hands_unfinished)."""
    for count in unfinished(context.meeting, context.key):
        raise Refused("hands_unfinished", count=count.id)


def settled_later(context: Context[Any], act: SettleWording) -> None:
    """A wording waits for its hands. Raises Refused(hands_unfinished)."""
    for count in unfinished(context.meeting):
        if count.about == act.wording:
            raise Refused("hands_unfinished", count=count.id)


def confirmed_later(context: Context[Any], act: ConfirmFrame) -> None:
    """A frame waits for the hands of its clauses. Raises Refused(hands_unfinished)."""
    frame = frames(context.meeting).get(act.frame)
    own = {clause.id for clause in frame.every} if frame else set()
    for count in unfinished(context.meeting):
        if count.about in own:
            raise Refused("hands_unfinished", count=count.id)


def blocks(meeting: Meeting) -> str | None:
    """The room does not go on while hands are counted."""
    return "hands_out" if unfinished(meeting) else None


def next_step(meeting: Meeting) -> Step | None:
    """While hands are counted: wait for the two who do."""
    for count in unfinished(meeting, meeting.current.key):
        return Step(Button(Say("see_hands"), to="handen"), sees=(Say("hands_up"),), missing=(MISSING[count.how],))
    return None

"""Choosing by resistance, with the frames or the decision: a question is put, answered, closed, perhaps taken over."""

from typing import Any

import msgspec

from facilitation.counting.election import MOST_RESISTANCE
from facilitation.events import StageClosed
from facilitation.part import Context, Facts
from facilitation.parts.choice.acts import (
    LEAST,
    MOST,
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    OptionWish,
    ReopenChoice,
    ShowChoice,
)
from facilitation.parts.choice.asked import choices, kept, named
from facilitation.parts.choice.events import (
    ChoiceAdopted,
    ChoiceAnswered,
    ChoiceClosed,
    ChoiceDrawn,
    ChoiceOpened,
    ChoiceReopened,
    ChoiceShown,
)
from facilitation.parts.choice.state import Option
from facilitation.parts.package.division import current, package, version
from facilitation.parts.package.rules import take_over
from facilitation.parts.seating import seat_of
from facilitation.parts.terms import terms
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.situation import require_unblocked, require_unsettled
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE, clean, optional, why

Here = Context[Any]


def open_choice(context: Here, act: OpenChoice) -> Facts:
    """Put a question; one at a time, at a stage where the room may choose. Event: choice.opened.

    Raises Refused(wrong_stage, decision_recorded, choice_open, unknown_version), Malformed(option_repeats,
    too_few_options, too_many_options) and what `clean` and `optional` raise.
    """
    meeting = context.meeting
    _require_place(meeting)
    require_unsettled(meeting)
    require_unblocked(meeting)
    options = _options(meeting, act)
    packages = [option for option in options if option.version is not None]
    question = act.question if packages else clean(act.question, LONGEST_REASON, field="question")
    question = optional(question, LONGEST_REASON, field="question")
    key = f"W{len(choices(meeting)) + 1}"
    return [ChoiceOpened(stage=meeting.current.key, choice=key, question=question, options=options)]


def _require_place(meeting: Meeting) -> None:
    if not PARTS.kind(meeting.current).chooses:
        *_, last = (kind.name for kind in PARTS.kinds.values() if kind.chooses)
        raise Refused("wrong_stage", stage=last)


def _options(meeting: Meeting, act: OpenChoice) -> tuple[Option, ...]:
    now = version(meeting)
    versions = [*([now] if act.package else []), *act.versions]
    for each in versions:
        if not package(meeting, each):
            raise Refused("unknown_version", version=each)
    wishes = [OptionWish(wish) if isinstance(wish, str) else wish for wish in act.options]
    titles = [clean(wish.title, LONGEST_TITLE, field="options") for wish in wishes]
    texts = [optional(wish.text, LONGEST_REASON, field="options") for wish in wishes]
    _require_number(versions, titles, now)
    found = [("", "", each) for each in versions] + [(*words, None) for words in zip(titles, texts, strict=True)]
    return tuple(Option(f"O{n}", *each) for n, each in enumerate(found, 1))


def _require_number(versions: list[int], titles: list[str], now: int) -> None:
    if len({*versions}) < len(versions) or len({title.casefold() for title in titles}) < len(titles):
        raise Malformed("option_repeats")
    number = len(versions) + len(titles)
    if number < LEAST and versions != [now]:
        raise Malformed("too_few_options", least=LEAST)
    if number > MOST:
        raise Malformed("too_many_options", most=MOST)


def reopen(context: Here, act: ReopenChoice) -> Facts:
    """Take answers again, at the stage that it was put at. Event: choice.reopened; none where it is open.

    Raises Refused(unknown_choice, wrong_stage, choice_adopted), what `require_unsettled` and `require_unblocked` raise,
    and what `why` raises.
    """
    choice = named(context.meeting, act.choice)
    if not choice.closed:
        return []
    if choice.stage != context.meeting.current.key:
        raise Refused("wrong_stage", stage=context.meeting.current.plan.kind)
    if choice.adopted is not None:
        raise Refused("choice_adopted")
    require_unsettled(context.meeting)
    require_unblocked(context.meeting)
    return [ChoiceReopened(stage=choice.stage, choice=choice.id, reason=why(act.reason))]


def answer(context: Here, act: AnswerChoice) -> Facts:
    """At least one mark, from 0 to 10, for options of the open choice. Event: choice.answered.

    Raises Refused(unknown_choice, no_choice_now, choice_closed, unknown_option, off_the_scale), Malformed(marks_needed)
    and what `seat_of` raises.
    """
    seat, choice = seat_of(context, act), named(context.meeting, act.choice)
    if choice.closed:
        raise Refused("choice_closed")
    if not act.marks:
        raise Malformed("marks_needed")
    for key, mark in act.marks.items():
        if key not in choice.keys:
            raise Refused("unknown_option", option=key)
        if mark > MOST_RESISTANCE:
            raise Refused("off_the_scale", highest=MOST_RESISTANCE)
    marks = {key: act.marks[key] for key in choice.keys if key in act.marks}
    return [ChoiceAnswered(stage=choice.stage, choice=choice.id, seat=seat.id, channel=seat.channel, marks=marks)]


def close(context: Here, act: CloseChoice) -> Facts:
    """End the answers. Events: choice.closed; by the rule of resistance stage.closed, where the package was chosen.

    None for one that is closed. Raises Refused(unknown_choice, no_choice_now).
    """
    choice = named(context.meeting, act.choice)
    if choice.closed:
        return []
    channels = choice.channels if context.meeting.pseudonymous else msgspec.UNSET
    facts: Facts = [ChoiceClosed(stage=choice.stage, choice=choice.id, channels=channels)]
    stage = context.meeting.current
    decides = terms(context.meeting).rule == "resistance" and choice.option_for(current(context.meeting)) is not None
    if decides and PARTS.kind(stage).closes_by_choice and stage.status != "closed":
        facts.append(StageClosed(stage=stage.key))
    return facts


def show(context: Here, act: ShowChoice) -> Facts:
    """Put a closed choice in sight where choices are put, or none. Event: choice.shown; none where it is so.

    Raises Refused(choice_open, unknown_choice, wrong_stage).
    """
    meeting = context.meeting
    require_unblocked(meeting)
    if act.choice is not None:
        named(meeting, act.choice)
        _require_place(meeting)
    return [] if kept(meeting).shown == act.choice else [ChoiceShown(stage=meeting.current.key, choice=act.choice)]


def draw(context: Here, act: DrawChoice) -> Facts:
    """Once, where nothing but a lot tells the best options apart. Event: choice.drawn; none for the same words.

    Raises Refused(unknown_choice, no_choice_now, lot_drawn, no_lot_needed), Malformed(words_needed).
    """
    choice = named(context.meeting, act.choice)
    words = " ".join(act.words.lower().split())
    if not words:
        raise Malformed("words_needed")
    if choice.words == words:
        return []
    if choice.words:
        raise Refused("lot_drawn")
    if not choice.needs_lot:
        raise Refused("no_lot_needed")
    return [ChoiceDrawn(stage=choice.stage, choice=choice.id, words=words)]


def adopt(context: Here, act: AdoptChoice) -> Facts:
    """Make the package that won the room's own. Events: division.composed, choice.adopted; none where it is so.

    Raises Refused(unknown_choice, no_package_won) and what `take_over` raises.
    """
    meeting = context.meeting
    choice = named(meeting, act.choice)
    winner = choice.winning_package
    if winner is None:
        raise Refused("no_package_won")
    facts = take_over(context, choice.packages[winner])
    if not facts:
        return []
    return [*facts, ChoiceAdopted(stage=choice.stage, choice=choice.id, option=winner, version=version(meeting) + 1)]

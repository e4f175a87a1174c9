"""Choosing by resistance, with the frames or the decision: a question is put, answered, closed, perhaps taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.ballots import Mark
from facilitation.counting.election import MOST_RESISTANCE
from facilitation.deciding import division
from facilitation.deciding.choice import Answer, Choice, Option, require_none_open
from facilitation.events import Event, StageClosed, StageEvent
from facilitation.refusals import Malformed, Refused
from facilitation.room import Channel
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE, clean, optional

if TYPE_CHECKING:
    from facilitation.meeting import Meeting
    from facilitation.stages import Context

STAGES = ("frames", "decision")
LEAST, MOST = 2, 8
Version = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
replace = msgspec.structs.replace


class OptionWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One option in words."""

    title: Writing
    text: Writing = ""


class OpenChoice(Act, frozen=True, kw_only=True, tag="choice.open"):
    """Put a question with 2 to 8 options; doing nothing is always one more.

    `versions` are packages by their number, `package` is the one of now. The package of now may be the only option.
    """

    question: Writing = ""
    options: list[Writing | OptionWish] = []
    versions: list[Version] = []
    package: bool = False


class AnswerChoice(VoiceAct, frozen=True, kw_only=True, tag="choice.answer"):
    """Say how much one resists each option; can be changed until closing. `choice` is the one that was shown."""

    choice: Key | None = None
    marks: dict[Key, Mark]


class CloseChoice(Act, frozen=True, kw_only=True, tag="choice.close"):
    """End the answers and show what they come to."""

    choice: Key | None = None


class ShowChoice(Act, frozen=True, kw_only=True, tag="choice.show"):
    """Put a closed choice on every face; none goes back to the stage."""

    choice: Key | None = None


class DrawChoice(Act, frozen=True, kw_only=True, tag="choice.draw"):
    """The words that the room calls out, from which a lot is drawn among options that are equal in everything."""

    words: Annotated[str, msgspec.Meta(max_length=200)]
    choice: Key | None = None


class AdoptChoice(Act, frozen=True, kw_only=True, tag="choice.adopt"):
    """Make the package that won the room's package."""

    choice: Key


class ChoiceOpened(StageEvent, frozen=True, kw_only=True, tag="choice.opened"):
    """The room is asked; without a question of its own it is asked for the best package."""

    texts: ClassVar = ("question", "options[].title", "options[].text")
    choice: str
    question: str | None
    options: tuple[Option, ...]


class ChoiceAnswered(StageEvent, frozen=True, kw_only=True, tag="choice.answered"):
    """A seat answered; options that it left blank are not in `marks`."""

    choice: str
    seat: str
    channel: Channel
    marks: dict[str, int]


class ChoiceClosed(StageEvent, frozen=True, kw_only=True, tag="choice.closed"):
    """No more answers; from now on everybody sees them together."""

    choice: str


class ChoiceDrawn(StageEvent, frozen=True, kw_only=True, tag="choice.drawn"):
    """The room called these words after the closing; they stay readable, or nobody could draw again."""

    choice: str
    words: str


class ChoiceShown(StageEvent, frozen=True, kw_only=True, tag="choice.shown"):
    """The room looks at this choice, or at none."""

    choice: str | None


class ChoiceAdopted(StageEvent, frozen=True, kw_only=True, tag="choice.adopted"):
    """The package became what won this choice, as version `version`."""

    choice: str
    option: str
    version: int


def open_choice(context: Context, act: OpenChoice) -> list[Event]:
    """One at a time, with the frames or the decision."""
    meeting = context.meeting
    if meeting.current.plan.kind not in STAGES:
        raise Refused("wrong_stage", stage="decision")
    if meeting.recorded:
        raise Refused("decision_recorded")
    require_none_open(meeting.choices)
    options = _options(meeting, act)
    packages = [option for option in options if option.version is not None]
    question = act.question if packages else clean(act.question, LONGEST_REASON, field="question")
    question = optional(question, LONGEST_REASON, field="question")
    key = f"W{len(meeting.choices) + 1}"
    return [ChoiceOpened(stage=context.key, choice=key, question=question, options=options)]


def _options(meeting: Meeting, act: OpenChoice) -> tuple[Option, ...]:
    versions = [*([meeting.version] if act.package else []), *act.versions]
    for version in versions:
        if not division.package(meeting, version):
            raise Refused("unknown_version", version=version)
    wishes = [OptionWish(wish) if isinstance(wish, str) else wish for wish in act.options]
    titles = [clean(wish.title, LONGEST_TITLE, field="options") for wish in wishes]
    texts = [optional(wish.text, LONGEST_REASON, field="options") for wish in wishes]
    if len({*versions}) < len(versions) or len({title.casefold() for title in titles}) < len(titles):
        raise Malformed("option_repeats")
    number = len(versions) + len(titles)
    if number < LEAST and versions != [meeting.version]:
        raise Malformed("too_few_options", least=LEAST)
    if number > MOST:
        raise Malformed("too_many_options", most=MOST)
    found = [("", "", version) for version in versions] + [(*words, None) for words in zip(titles, texts, strict=True)]
    return tuple(Option(f"O{n}", *each) for n, each in enumerate(found, 1))


def answer(context: Context, act: AnswerChoice) -> list[Event]:
    """At least one mark, from 0 to 10, for options of the open choice."""
    seat, choice = context.seat(act), _named(context.meeting, act.choice)
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


def _named(meeting: Meeting, key: str | None) -> Choice:
    """The choice that is named, else the one that the room looks at."""
    found = meeting.choice if key is None else meeting.choices.get(key)
    if found is None and key is not None:
        raise Refused("unknown_choice", choice=key)
    if found is None:
        raise Refused("no_choice_now")
    return found


def close(context: Context, act: CloseChoice) -> list[Event]:
    """Closing a closed one is harmless. By the rule of resistance the question of the decision ends with it."""
    choice = _named(context.meeting, act.choice)
    if choice.closed:
        return []
    facts: list[Event] = [ChoiceClosed(stage=choice.stage, choice=choice.id)]
    stage, package = context.stage, division.current(context.meeting)
    decides = context.meeting.terms.rule == "resistance" and choice.option_for(package) is not None
    if decides and stage.plan.kind == "decision" and stage.status != "closed":
        facts.append(StageClosed(stage=context.key))
    return facts


def show(context: Context, act: ShowChoice) -> list[Event]:
    """Only closed ones, where choices are put."""
    meeting = context.meeting
    require_none_open(meeting.choices)
    if act.choice is not None:
        _named(meeting, act.choice)
        if meeting.current.plan.kind not in STAGES:
            raise Refused("wrong_stage", stage="decision")
    return [] if meeting.choosing == act.choice else [ChoiceShown(stage=context.key, choice=act.choice)]


def draw(context: Context, act: DrawChoice) -> list[Event]:
    """Once, where nothing but a lot tells the best options apart."""
    choice = _named(context.meeting, act.choice)
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


def adopt(context: Context, act: AdoptChoice) -> list[Event]:
    """A new version of the package, by the one who takes it over; harmless where the room has that package already."""
    meeting = context.meeting
    choice = _named(meeting, act.choice)
    winner = choice.winning_package
    if winner is None:
        raise Refused("no_package_won")
    facts = division.take_over(context, choice.packages[winner])
    if not facts:
        return []
    version = meeting.version + 1
    return [*facts, ChoiceAdopted(stage=choice.stage, choice=choice.id, option=winner, version=version)]


def on_opened(meeting: Meeting, event: ChoiceOpened) -> Meeting:
    """Everybody looks at it from now on."""
    options = tuple(option.readable() for option in event.options)
    packages = {o.id: division.package(meeting, o.version) for o in options if o.version is not None}
    choice = Choice(event.choice, event.stage, event.question or "", options, packages)
    return replace(_with(meeting, choice), choosing=choice.id)


def on_answered(meeting: Meeting, event: ChoiceAnswered) -> Meeting:
    """The last answer of a seat counts."""
    choice = meeting.choices[event.choice]
    answers = {**choice.answers, event.seat: Answer(event.marks, event.channel)}
    return _with(meeting, replace(choice, answers=answers))


def on_closed(meeting: Meeting, event: ChoiceClosed) -> Meeting:
    """It stays in sight."""
    return _with(meeting, replace(meeting.choices[event.choice], closed=True))


def on_drawn(meeting: Meeting, event: ChoiceDrawn) -> Meeting:
    """The lot is drawn with these."""
    return _with(meeting, replace(meeting.choices[event.choice], words=event.words))


def on_shown(meeting: Meeting, event: ChoiceShown) -> Meeting:
    """One at a time."""
    return replace(meeting, choosing=event.choice)


def on_adopted(meeting: Meeting, event: ChoiceAdopted) -> Meeting:
    """The room goes on with its package."""
    return replace(_with(meeting, replace(meeting.choices[event.choice], adopted=event.version)), choosing=None)


def out_of_sight(meeting: Meeting) -> Meeting:
    """The room goes on: what was closed is no longer looked at."""
    return replace(meeting, choosing=None) if meeting.choice is None or meeting.choice.closed else meeting


def _with(meeting: Meeting, choice: Choice) -> Meeting:
    return replace(meeting, choices={**meeting.choices, choice.id: choice})


ACTS: dict[type[Act], Any] = {
    OpenChoice: open_choice,
    AnswerChoice: answer,
    CloseChoice: close,
    ShowChoice: show,
    DrawChoice: draw,
    AdoptChoice: adopt,
}
EVENTS: dict[type[Event], Any] = {
    ChoiceOpened: on_opened,
    ChoiceAnswered: on_answered,
    ChoiceClosed: on_closed,
    ChoiceDrawn: on_drawn,
    ChoiceShown: on_shown,
    ChoiceAdopted: on_adopted,
}

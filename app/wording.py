"""How a part words something in a place that another part draws: what was done by hand, a package, the desk, a card."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from flask_babel.speaklater import LazyString

from facilitation.by_two.card import Form, Item, Question
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage


class ByHand(msgspec.Struct, frozen=True):
    """Something that somebody does for another's seat, in words in the present language.

    often  how often it was done, from the number: for the record
    own    what was done, from the event and who did it: for whoever sits there
    """

    often: Callable[[int], str]
    own: Callable[[Any, str], str]


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """How the room's package speaks of what a stage proposed for it; `%(…)s` is filled in.

    by       whether it is what proposed the package of a record, from the plain values of that
    name     what stands before the amount that it gave
    like     that an amount is still the one it gave
    begins   that the talk begins from it
    departs  that an amount is another one, and that a reason is lacking
    reason   what a reason is asked for
    reasons  the reasons that are lacking, with `plans`
    gave     what it gave, with `amount`
    """

    by: Callable[[Mapping[str, Any]], bool]
    name: LazyString
    like: LazyString
    begins: LazyString
    departs: LazyString
    reason: LazyString
    reasons: LazyString
    gave: LazyString


class RuleAsked(msgspec.Struct, frozen=True):
    """How the desk asks for one thing that an agenda may say of a kind: its label, a hint, and what may be chosen.

    `choices` are values with their words; none where a number is typed. `seldom` ones are folded away.
    """

    label: LazyString
    hint: LazyString | str = ""
    choices: tuple[tuple[str, LazyString], ...] = ()
    seldom: bool = False


class Agreed(msgspec.Struct, frozen=True):
    """What the desk says of a kind in its chapter about voting and counting.

    asks  what may be said of such a stage, by the name of its option
    told  what that comes to, in sentences, from the stage and the pot in cents, None where that is not known yet;
          raises msgspec.ValidationError for what cannot be read
    """

    asks: Mapping[str, RuleAsked]
    told: Callable[[Stage, int | None], list[str]]


class Raised(msgspec.Struct, frozen=True):
    """What a show of hands asks: the question as it is put to the hall, and its options in words."""

    question: str
    options: Mapping[str, LazyString]


class Carded(msgspec.Struct, frozen=True, kw_only=True):
    """How a card on paper is spoken of, at the paper desk and in the record.

    called  what the question is called, from the meeting and the question
    label   what stands before a line, from the form and the number of the line
    title   what a line is of, from the meeting and the item
    keys    which keys are typed, each with what it stands for, from the form
    words   the labels of the texts on it, in their order
    printed which card of the desk's pack belongs to a stage of the agenda, empty where none does
    """

    called: Callable[[Meeting, Question], str]
    label: Callable[[Form, int], str]
    title: Callable[[Meeting, Item], str] = lambda meeting, item: item.title
    keys: Callable[[Form], list[tuple[str, str]]]
    words: tuple[LazyString, ...] = ()
    printed: Callable[[Stage], str] = lambda stage: ""

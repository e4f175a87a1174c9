"""What can be asked about plans that go on smaller, or together."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Cents, Key, Writing

MOST = 5


class OfferRecast(Act, frozen=True, kw_only=True, tag="recast.offer"):
    """Ask whether a plan can be done for less, or go on with the `others` in it; `ask` in cents."""

    initiative: Key
    ask: Cents
    text: Writing
    title: Writing = ""
    others: Annotated[list[Key], msgspec.Meta(max_length=MOST)] = []


class AnswerRecast(Act, frozen=True, kw_only=True, tag="recast.answer"):
    """A proposer's answer for one plan; by the gespreksleider it is one that was given aloud in the room."""

    recast: Key
    initiative: Key
    yes: bool
    words: Writing = ""


class DropRecast(Act, frozen=True, kw_only=True, tag="recast.drop"):
    """Take a question to proposers back."""

    recast: Key

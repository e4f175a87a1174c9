"""What people ask: the base of every act, and the kinds of values that acts hold. Each part adds its own acts."""

from typing import Annotated

import msgspec

Cents = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Key = Annotated[str, msgspec.Meta(max_length=64)]
Writing = Annotated[str, msgspec.Meta(max_length=100_000)]


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One thing somebody asks; `id` is made by the client and makes a resend harmless.

    `stage` is the key of the stage that it is for; without one it is for the present stage, or for the one of its kind
    that the room is at. `seen` is the mark of the console's step that was on the screen: with another step by now the
    act is refused, so that a press which came late does nothing.
    """

    id: Annotated[str, msgspec.Meta(max_length=64, pattern="^[!-~]*$")] = ""
    stage: Key | None = None
    seen: Key = ""

    @classmethod
    def kind(cls) -> str:
        """The name of this act on the wire, such as `argument.post`."""
        return str(cls.__struct_config__.tag)


class VoiceAct(Act, frozen=True, kw_only=True):
    """An act of a seat; `seat` is given only by the console acting for somebody without a phone."""

    seat: Key | None = None

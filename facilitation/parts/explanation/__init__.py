"""Uitleg: a text or a picture of the evening's own on the wall and the phones, while somebody explains it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from facilitation.part import Kind, Part
from facilitation.refusals import Unfit
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage

LONGEST = 2000
LONGEST_PICTURE = 48 * 1024


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What everybody reads: paragraphs between empty lines; a `picture` with what is to be seen on it, as `shows`.

    The picture is a whole `data:` address of a PNG, JPEG or WebP, so that it stands in the log and needs no file.
    """

    text: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""
    picture: Annotated[
        str, msgspec.Meta(max_length=LONGEST_PICTURE, pattern=r"^data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$")
    ] = ""
    shows: Annotated[str, msgspec.Meta(max_length=200)] = ""


def unfit(stage: Stage, plans: Sequence[Initiative] | None) -> Iterator[Unfit]:
    """A picture of which nobody is told what is on it: Unfit(picture_untold)."""
    said = KIND.told(stage)
    if said.picture and not said.shows.strip():
        yield Unfit("picture_untold", stage=stage.key)


KIND: Kind[None] = Kind("explanation", state=lambda: None, options=Options, unfit=unfit)
PART: Part[None] = Part("explanation", kind=KIND)
"""It has no acts: it is read and talked about."""

"""Ready texts: what the desk fills in by itself, in the language of the evening.

They are Dutch in `data/frames.json` and in the agendas, and `data/ready.<code>.json` has each in another language. A
text that somebody changed is no ready text any more, and stays as it is.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.languages import LANGUAGES, MEETING

TEXTS = Path(__file__).parents[1] / "data"

FIELDS = {"frame": ("title", "text"), "stage": ("title", "notes", "leader", "r_text", "r_title")}
"""By group the fields in which one may stand."""


@cache
def texts(language: str) -> Mapping[str, str]:
    """Each ready text of the house, in Dutch, with the same in another language; none for Dutch itself."""
    if language not in LANGUAGES or language == MEETING:
        return {}
    found: dict[str, str] = json.loads((TEXTS / f"ready.{language}.json").read_text("utf-8"))
    return found


@cache
def _dutch() -> Mapping[str, str]:
    """A ready text in any language, with the Dutch of it; what is Dutch already stays so."""
    others = [(said, dutch) for language in LANGUAGES for dutch, said in texts(language).items()]
    return dict(others) | {dutch: dutch for _, dutch in others}


def may_hold(name: str) -> bool:
    """Whether a ready text may stand in the field with this name."""
    group, _, rest = name.partition(".")
    return rest.partition(".")[2] in FIELDS.get(group, ())


def spoken(values: Mapping[str, str], language: str) -> dict[str, str]:
    """The fields with every ready text in this language, and all else as it was."""
    return {name: _turned(text, language) if may_hold(name) else text for name, text in values.items()}


def _turned(text: str, language: str) -> str:
    dutch = _dutch().get(text, text)
    return texts(language).get(dutch, dutch)

"""Ready texts: what the desk fills in by itself, in the language of the evening.

They are Dutch in `data/frames.json` and in the agendas, and `data/ready.en.json` has each in English. A text that
somebody changed is no ready text any more, and stays as it is.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.languages import MEETING

TEXTS = Path(__file__).parents[1] / "data" / "ready.en.json"

FIELDS = {"frame": ("title", "text"), "stage": ("title", "notes", "leader", "r_text", "r_title")}
"""By group the fields in which one may stand."""


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    english: dict[str, str] = json.loads(TEXTS.read_text("utf-8"))
    return {"en": english, MEETING: {text: dutch for dutch, text in english.items()}}


def may_hold(name: str) -> bool:
    """Whether a ready text may stand in the field with this name."""
    group, _, rest = name.partition(".")
    return rest.partition(".")[2] in FIELDS.get(group, ())


def spoken(values: Mapping[str, str], language: str) -> dict[str, str]:
    """The fields with every ready text in this language, and all else as it was."""
    known = _known().get(language, {})
    return {name: known.get(text, text) if may_hold(name) else text for name, text in values.items()}

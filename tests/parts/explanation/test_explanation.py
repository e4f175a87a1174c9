"""A text or a picture of the evening's own, and never a picture of which nobody hears what it shows."""

import pytest

from facilitation.agenda import check
from facilitation.state.stage import Stage

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def faults(**rules: object) -> list[str]:
    return [fault.key for fault in check([Stage("uitleg", "explanation").saying(rules=rules)])]


def test_a_text_a_picture_or_nothing_can_be_explained() -> None:
    assert faults() == faults(text="Zo gaat het.") == faults(picture=DOT, shows="Een stip") == []


@pytest.mark.parametrize(
    ("rules", "key"),
    [
        ({"picture": DOT}, "picture_untold"),
        ({"picture": "https://elders.example/spion.png", "shows": "x"}, "stage_rules"),
        ({"picture": "data:image/svg+xml;base64,AAAA", "shows": "x"}, "stage_rules"),
        ({"text": "a" * 2001}, "stage_rules"),
        ({"html": "<b>"}, "stage_rules"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_the_evening(rules: dict[str, object], key: str) -> None:
    assert faults(**rules) == [key]

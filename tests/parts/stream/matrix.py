"""Who may do what about the stream, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.stream import QuietHome, SetStream

ACTS: list[tuple[Act, str]] = [
    (SetStream(address="https://beeld.example/zaal.m3u8"), "FC"),
    (QuietHome(on=True), "FC"),
]
HOMES: dict[str, str] = {}

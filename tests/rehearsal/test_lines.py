"""The sockets of a rehearsal: none goes deaf while others act."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.rehearsal import lines
from app.rehearsal.lines import Lines


class Heard:
    """A line that counts how often it is asked to hear."""

    def __init__(self) -> None:
        self.times, self.open = 0, True

    def act(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        return {}

    def keep(self) -> None:
        self.times += 1

    def close(self) -> None:
        self.open = False


@pytest.mark.parametrize(("every", "times"), [(-1.0, 3), (3600.0, 0)])
def test_all_hear_now_and_then_however_often_they_are_asked(
    monkeypatch: pytest.MonkeyPatch, every: float, times: int
) -> None:
    monkeypatch.setattr(lines, "HEARING", every)
    made, some = Lines(), [Heard(), Heard()]
    made.update(zip("ab", some, strict=True))
    for _ in range(3):
        made.keep()
    assert [each.times for each in some] == [times, times]
    made.close()
    assert not any(each.open for each in some)

"""How long these tests take: short in `make test`, at their full length under `make soak`."""

import os
from typing import TypeVar

import pytest

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
T = TypeVar("T")


def length(short: T, long: T) -> T:
    """The one or the other."""
    return long if LONG else short


FULL = pytest.mark.skipif(not LONG, reason="played at full length: make soak")
"""What is long and has no short form; beside `pytest.mark.soak`."""

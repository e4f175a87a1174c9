"""Codes that do not exist: a device may mistype a few; whoever tries many waits, and nobody is locked out for it."""

import time

from app.live.limits import Limits
from facilitation.refusals import TooMany

PAUSE = 1.0  # seconds that a wrong code takes while very many are tried
ALARM = 300.0  # seconds that the gespreksleiders are told of it


class WrongCodes:
    """The wrong codes of this process; `at` is when very many came last, monotonic, 0 for never."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.at = 0.0

    @property
    def alarmed(self) -> bool:
        """Whether very many came a short while ago."""
        return bool(self.at) and time.monotonic() - self.at < ALARM

    def count(self, device: str) -> None:
        """One more of this device; while very many are tried every wrong one takes a second.

        Raises TooMany(too_many_codes).
        """
        self.limits.spend("codes", device, "too_many_codes")
        try:
            self.limits.spend("all_codes", "")
        except TooMany:
            self.at = time.monotonic()
            time.sleep(PAUSE)

    def require_patience(self, device: str) -> None:
        """Refuse a device that has to wait before its next code; raises TooMany(too_many_codes)."""
        if self.limits.wait("codes", device):
            self.limits.spend("codes", device, "too_many_codes")

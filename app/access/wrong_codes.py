"""Codes and keys that do not exist: each try is counted before it is looked at, so that none run beside each other.

A device may mistype a few; whoever tries many waits. While very many come, of whatever devices, they are looked at one
after another and a wrong one takes a moment. Nobody is locked out for it: who gives the code of an evening that is
going on, or a key, does not stand in that line.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from app.live.limits import Limits
from facilitation.refusals import Refused, TooMany

PAUSE = 0.1  # seconds that a wrong one takes, one after another, while very many are tried
ALARM = 300.0  # seconds that the gespreksleiders are told of it
WRONG = frozenset(
    {
        "unknown_meeting",
        "key_unknown",
        "sign_in_wrong",
        "password_wrong",
        "passkey_wrong",
        "invitation_unknown",
        "report_link_needed",
        "reminder_unknown",
    }
)


class WrongCodes:
    """The wrong codes and keys of this process; `at` is when very many came last, monotonic, 0 for never."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.at = 0.0
        self._turn = Lock()

    @property
    def alarmed(self) -> bool:
        """Whether very many came a short while ago."""
        return bool(self.at) and time.monotonic() - self.at < ALARM

    @contextmanager
    def trying(self, device: str, refusal: str = "too_many_codes", *, queues: bool = True) -> Iterator[None]:
        """One try of this device, empty for one that is not known; what turns out right does not count.

        While very many are tried it `queues` behind the others, unless it is known that it need not.

        Raises TooMany(`refusal`) with the `seconds` to wait, before anything is looked at.
        """
        if device:
            self.limits.spend("codes", device, refusal)
        many = self._many()
        with self._turn if many and queues else nullcontext():
            try:
                yield
            except Refused as refused:
                self._looked(device, many, wrong=refused.key in WRONG)
                raise
            self._looked(device, many, wrong=False)

    def count(self, device: str) -> None:
        """One wrong one more of a device that became known by it. Raises TooMany(too_many_codes)."""
        self.limits.spend("codes", device, "too_many_codes")

    def _many(self) -> bool:
        """Count this try among those of everybody; whether there are very many now."""
        try:
            self.limits.spend("all_codes", "")
        except TooMany:
            return True
        return False

    def _looked(self, device: str, many: bool, *, wrong: bool) -> None:
        """A right one is given back; a wrong one among very many keeps the next one waiting."""
        if not wrong:
            self.limits.give_back("codes", device)
            if not many:
                self.limits.give_back("all_codes", "")
        elif many:
            self.at = time.monotonic()
            time.sleep(PAUSE)

"""What was made of a record to give out, made once and kept while it is true: typesetting takes a part of a second."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock

MOST = 24
"""Files that are kept in memory; never on the disk, where texts that were removed would stay behind."""


class Print:
    """One form of one record: what it was `made` of, and its bytes; `lock` is held by who makes it anew."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.of: Hashable = None
        self.made = b""


class Prints:
    """The files of records, by form and meeting; of the `most` that were asked last they are kept."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = RLock()
        self._kept: OrderedDict[tuple[str, str], Print] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def once(self, form: str, code: str, of: Hashable, make: Callable[[], bytes]) -> bytes:
        """The file of this meeting in this form; made where it is not kept, or was made `of` something else.

        Whoever asks while it is being made waits for it. What cannot be made raises what `make` raises.
        """
        found = self._place((form, code))
        with found.lock:
            if found.of != of:
                found.made, found.of = make(), of
            return found.made

    def forget(self, code: str) -> None:
        """Let the files of a meeting go that is no more."""
        with self._lock:
            for key in [key for key in self._kept if key[1] == code]:
                del self._kept[key]

    def _place(self, key: tuple[str, str]) -> Print:
        with self._lock:
            found = self._kept.setdefault(key, Print())
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return found

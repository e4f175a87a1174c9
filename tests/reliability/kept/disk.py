"""A disk without power: of what was written and not synced, any part may be there, sector by sector."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.reliability.kept.recording import Create, Remove, Said, Step, Sync, Truncate, Write

SECTOR = 512


@dataclass
class File:
    """What is on the disk for certain, and what may be."""

    kept: bytearray = field(default_factory=bytearray)
    loose: list[tuple[int, Write | Truncate]] = field(default_factory=list)

    def sync(self, since: int) -> None:
        """All that was written before step number `since` is on the disk."""
        for number, change in self.loose:
            if number < since:
                _apply(self.kept, change)
        self.loose = [(number, change) for number, change in self.loose if number >= since]

    def image(self, chance: Random) -> bytes:
        """What somebody finds after the power came back; nothing loose may be there, or all of it, or anything."""
        found, share = bytearray(self.kept), chance.choice((0.0, 0.5, 0.9, 1.0, chance.random()))
        for _, change in self.loose:
            if isinstance(change, Truncate):
                if chance.random() < share:
                    _apply(found, change)
                continue
            for start in range(0, len(change.data), SECTOR):
                if chance.random() < share:
                    piece = change.data[start : start + SECTOR]
                    _apply(found, Write(change.path, change.offset + start, piece))
        return bytes(found)


class Disk:
    """The files of one folder, as a recording goes on; `said` are the acknowledgements so far."""

    def __init__(self, start: dict[str, bytes]) -> None:
        self.files = {path: File(bytearray(data)) for path, data in start.items()}
        self.loose_names: dict[str, File | None] = {}
        self.said: set[int] = set()
        self.steps = 0

    def follow(self, step: Step) -> None:
        """Do the next step."""
        match step:
            case Said(numbers):
                self.said.update(numbers)
            case Create(path):
                self.loose_names.setdefault(path, self.files.get(path))
                self.files[path] = File()
            case Remove(path):
                self.loose_names.setdefault(path, self.files.get(path))
                self.files.pop(path, None)
            case Sync(path, since) if path in self.files:
                self.files[path].sync(since)
            case Sync(folder, _):
                self.loose_names = {p: f for p, f in self.loose_names.items() if Path(p).parent != Path(folder)}
            case Write(path) | Truncate(path):
                self.files[path].loose.append((self.steps, step))
        self.steps += 1

    def pull_the_plug(self, into: Path, chance: Random) -> None:
        """Write what is found afterwards into a folder; whether a file that came or went did so is chance too."""
        names: dict[str, File | None] = dict(self.files)
        for path, before in self.loose_names.items():
            if chance.random() < 0.5:
                names[path] = before
        for path, file in names.items():
            if file is not None and not path.endswith("-shm"):
                (into / Path(path).name).write_bytes(file.image(chance))


def _apply(data: bytearray, change: Write | Truncate) -> None:
    if isinstance(change, Truncate):
        del data[change.size :]
        return
    if len(data) < change.offset:
        data.extend(bytes(change.offset - len(data)))
    data[change.offset : change.offset + len(change.data)] = change.data

"""`make fuzz`: bytes that atheris finds, led by the branches they reach, for the importers and the frame guard.

`python -m tests.fuzz pb|csv|json|list|sheet|frames [seconds]`. It ends with an error, and keeps the input, when an
importer does anything but read or refuse in words, or when a message grows past the limit.
"""

import io
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["app", "realtime", "facilitation"]):
    from app.imports import lists
    from app.imports.lists.files import workbook
    from app.imports.source import ImportRefused
    from app.imports.votes import ballots
    from realtime import lines
    from realtime.lines.frames import PIECE
    from realtime.sockets import LARGEST, Json

import engineio.packet
import socketio.packet

from tests.imports.lists.seen import xlsx

SECONDS = 60
with zipfile.ZipFile(io.BytesIO(xlsx({"Plannen": "<row/>"}))) as _book:
    PARTS = {name: _book.read(name) for name in _book.namelist() if "worksheets" not in name}
"""A workbook without its sheet."""
FOLDER = Path(tempfile.mkdtemp())


def importer(ending: str) -> Callable[[bytes], None]:
    """Both readers of files with this ending."""
    file = FOLDER / f"fuzz{ending}"

    def run(data: bytes) -> None:
        file.write_bytes(data)
        for reader in (lists.read, ballots.recorded):
            with suppress(ImportRefused):
                reader(file)

    return run


def listed(data: bytes) -> None:
    """Any list of plans, with whatever name and answers the first bytes give; kept once nothing is asked."""
    names = ("plannen.csv", "plannen.json", "plannen.pb", "plannen.xlsx")
    with suppress(ImportRefused):
        found = lists.preview(data[1:], names[data[:1][0] % len(names) if data else 0], yes=bool(len(data) % 2))
        found.plain()
        found.kept()


def sheet(data: bytes) -> None:
    """The cells of a workbook, in the process of its reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in PARTS.items():
            packed.writestr(name, part)
        packed.writestr("xl/worksheets/s1.xml", data)
    with suppress(MemoryError):
        workbook.answer(out.getvalue())


class Line:
    """A socket that brings these bytes and then closes; what is sent is forgotten."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def recv(self, size: int) -> bytes:
        """The next bytes."""
        piece, self.rest = self.rest[:size], self.rest[size:]
        return piece

    def sendall(self, data: bytes) -> None:
        """Nobody reads."""

    def shutdown(self, how: int) -> None:
        """Gone."""

    close = shutdown


class Websocket(lines.Line):
    """A websocket of no engine."""

    lock = threading.Lock


def frames(data: bytes) -> None:
    """Frames off the line, as the server reads them, and the packets in them; whatever cannot be read ends the line."""
    ws = Websocket(None, Line(data), len, LARGEST, small=True)
    with suppress(Exception):
        while (message := ws.wait()) is not None:
            size = len(message if isinstance(message, bytes) else message.encode())
            if size > LARGEST + PIECE:
                raise SystemExit(f"a message of {size} bytes came through")
            packet = engineio.packet.Packet(encoded_packet=message)
            socketio.packet.Packet.json = Json
            socketio.packet.Packet(encoded_packet=packet.data)


TARGETS = {
    "pb": importer(".pb"),
    "csv": importer(".csv"),
    "json": importer(".json"),
    "list": listed,
    "sheet": sheet,
    "frames": frames,
}


def main(name: str, seconds: str = str(SECONDS)) -> None:
    """Try bytes for so many seconds."""
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-verbosity=0"], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

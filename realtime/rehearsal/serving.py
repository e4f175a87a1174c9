"""A server of a rehearsal: a process of its own on a folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.rehearsal.browser import Unanswered

READY = "ready "


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server on this folder, as long as it is needed. Raises Unanswered where it does not start."""
    wanted = {"OVERLEGTAFEL_DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": "0", "PUBLIC_URL": "", "LIMITS": "off"}
    words, command = folder / "server.rehearsal", (sys.executable, "-m", "realtime")
    with (
        words.open("w") as log,
        subprocess.Popen(command, env=os.environ | wanted, text=True, stdout=subprocess.PIPE, stderr=log) as process,  # noqa: S603
    ):
        try:
            said = process.stdout.readline() if process.stdout else ""
            if not said.startswith(READY):
                raise Unanswered(f"The server did not start. {(words.read_text().splitlines() or [''])[-1]}")
            yield said.removeprefix(READY).strip()
        finally:
            process.terminate()
    words.unlink()

"""A file of the house run in a process of its own: whatever it is given ends that process and not the server."""

import sys
import tempfile
from pathlib import Path
from subprocess import Popen, TimeoutExpired

SECONDS, MEGABYTES = 20, 1024


def run(script: Path, data: bytes) -> tuple[int, bytes]:
    """The exit code of a script that reads `data` on stdin, and what it wrote on stdout.

    It gets `SECONDS` and `MEGABYTES` as its arguments and bounds itself by them; after so many seconds it is ended.
    """
    command = [sys.executable, "-I", str(script), str(SECONDS), str(MEGABYTES)]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as lost:
        said.write(data)
        said.seek(0)
        process = Popen(command, stdin=said, stdout=told, stderr=lost)  # noqa: S603
        try:
            code = process.wait(SECONDS)
        except TimeoutExpired:
            process.kill()
            code = process.wait()
        told.seek(0)
        return code, told.read()

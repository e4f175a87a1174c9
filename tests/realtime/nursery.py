"""Server processes that begin at once: each is forked from one that has read all modules and done nothing else.

Half of the processor time of a short test went to reading the same modules again. What is forked is a process of its
own, which does all that `python -m realtime` does from there: it is killed, waits for the disk and leaves as that does.
Where a process cannot adopt the children of others (that is, not on Linux) every server begins as usual.
"""

import _socket
import atexit
import ctypes
import gc
import importlib
import inspect
import json
import os
import posix
import random
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "realtime")
PR_SET_CHILD_SUBREAPER = 36
LARGEST = 1 << 18


class Forked(subprocess.Popen[str]):
    """As `Popen`, for `COMMAND`; only how the process comes to be is different."""

    def _execute_child(self, *args: Any) -> None:
        given = inspect.signature(super()._execute_child).bind(*args).arguments  # type: ignore[misc]
        self.pid = _nursery().fork(given["env"], given["c2pwrite"], given["errwrite"])
        self._child_created = True
        for theirs in (given["c2pwrite"], given["errwrite"]):
            os.close(theirs)


def begin(environment: dict[str, str]) -> "subprocess.Popen[str]":
    """A server with this environment."""
    kind = Forked if sys.platform == "linux" else subprocess.Popen
    return kind(COMMAND, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class Nursery:
    """The process that forks, from the side of whoever asks."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.realtime.nursery", str(theirs.fileno())]
            kind = {"DATABASE_URL": "postgresql:"} if os.environ.get("DATABASE") == "postgresql" else {}
            self.process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], env={**os.environ, **kind})

    def close(self) -> None:
        """Tell it that nobody will ask any more."""
        self.line.close()
        self.process.wait()

    def fork(self, environment: dict[str, str], out: int, errors: int) -> int:
        """Begin a server that writes there; the number of its process, which is a child of ours."""
        _adopting(True)
        try:
            socket.send_fds(self.line, [json.dumps(environment).encode()], [out, errors])
            return int(self.line.recv(64))
        finally:
            _adopting(False)


@cache
def _nursery() -> Nursery:
    made = Nursery()
    atexit.register(made.close)
    return made


def _adopting(wanted: bool) -> None:
    """Whether a process whose parent ended becomes a child of ours."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, int(wanted), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this process cannot adopt others")


def _tend(fd: int) -> int:
    """Read everything, then fork a server for each environment that comes in; in each of those, its exit code."""
    from realtime import rooms, server

    gc.collect()
    gc.freeze()  # what a server frees or keeps is its own
    line: Any = _socket.socket(fileno=fd)  # which waits as such, for as long as there is nobody to serve
    while True:
        asked, fds, _, _ = socket.recv_fds(line, LARGEST, 2)
        if not asked:
            return 0
        born = _fork_twice()
        if born is None:
            break
        for each in fds:
            posix.close(each)
        line.send(str(born).encode())
    line.close()
    if "gevent" in sys.modules:
        importlib.import_module("gevent").reinit()  # what its loop waits for would be the business of both
    for number, each in enumerate(fds, 1):
        os.dup2(each, number)
        posix.close(each)
    os.environ.clear()
    os.environ.update(json.loads(asked))
    random.seed()
    rooms.START = rooms.begun()
    return server.main()


def _fork_twice() -> int | None:
    """A process without its parent: its number, or None inside it. By posix: of what os does an engine has its own."""
    reading, writing = os.pipe()
    between = posix.fork()
    if between == 0:
        born = posix.fork()
        if born == 0:
            posix.close(reading)
            posix.close(writing)
            return None
        os.write(writing, str(born).encode())
        posix._exit(0)
    posix.waitpid(between, 0)
    born = int(os.read(reading, 32))
    posix.close(reading)
    posix.close(writing)
    return born


if __name__ == "__main__":
    from realtime import lines

    lines.patch()
    raise SystemExit(_tend(int(sys.argv[1])))

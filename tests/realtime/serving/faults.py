"""Ways to take from a server what it needs, as root or not: a disk that ends, files that it may not write."""

import ctypes
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PR_CAPBSET_DROP, OVERRIDE, SEARCH = 24, 1, 2


def obeying() -> None:
    """In a new process, before it starts: permissions of files count for root too."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (OVERRIDE, SEARCH):
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "a capability could not be dropped")


def largest_file(size: int) -> Callable[[], None]:
    """In a new process, before it starts: no file grows past so many bytes, as on a disk that is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[bool]:
    """A file system of so many bytes on this folder; False where this machine does not let us mount one."""
    mounted = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    try:
        done = subprocess.run(mounted, capture_output=True).returncode == 0
    except OSError:
        done = False
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", "-l", str(at)], check=True)

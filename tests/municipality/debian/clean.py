"""A clean Debian in a folder of its own: what debootstrap lays, with python3 and nothing else, and commands in it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.release.debian import SUITES

SOURCE = "http://deb.debian.org/debian"


class Debian:
    """The folder that is its root; every command has its own processes, and no network but its own loopback."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def lay(self) -> None:
        """The smallest Debian that there is, with Python."""
        suite = SUITES[sys.version_info[:2]]
        command = ["debootstrap", "--variant=minbase", "--include=python3", suite, self.root, SOURCE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    def run(self, *command: str, fails: bool = False) -> str:
        """What a command prints, as root in there."""
        whole = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount", "sh", "-c", SETUP, "sh", self.root]
        done = subprocess.run([*whole, *command], capture_output=True, text=True, check=False, env=PLAIN)
        assert fails or done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        assert fails or command[0] != "overlegtafel" or not done.stderr, done.stderr
        return done.stdout

    def place(self, source: Path, name: str) -> str:
        """Copy a file or folder into its /tmp; where it then is in there."""
        target = self.root / "tmp" / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
        return f"/tmp/{name}"


PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "LIMITS": "off"}
SETUP = """
root=$1; shift
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
ip link set lo up 2>/dev/null || python3 -c '
import fcntl, socket, struct
made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
fcntl.ioctl(made, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))'
exec chroot "$root" "$@"
"""


@contextmanager
def debian(root: Path) -> Iterator[Debian]:
    """A clean Debian, which is gone afterwards."""
    made = Debian(root)
    try:
        made.lay()
        yield made
    finally:
        shutil.rmtree(root, ignore_errors=True)

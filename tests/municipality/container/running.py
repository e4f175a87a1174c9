"""Containers by podman, without a daemon: their images, folders and processes are in one place, and go with it.

Who runs them here may be in a sandbox itself. So limits that podman would raise are named, containers get no groups of
processes of their own, and where the system has those of version 1 podman sees an empty tree of version 2 instead.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.release.image import USER

PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
APART = """
mount --make-rprivate /
if ! [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup || exit 1
fi
echo ready
exec sleep infinity
"""
RUN = ("run", "--rm", "--cgroups", "disabled", "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096")
Command = tuple[str, ...]


class Containers:
    """One image, and two folders that its containers take as /data and /keys."""

    def __init__(self, folder: Path, apart: int) -> None:
        self.data, self.keys = folder / "data", folder / "keys"
        for place in (self.data, self.keys):
            place.mkdir(mode=0o700)
            os.chown(place, USER, USER)
        store = ("--root", f"{folder}/store", "--runroot", f"{folder}/run", "--cgroup-manager", "cgroupfs")
        self._podman = ("nsenter", "--mount", f"--target={apart}", "podman", *store)
        self.image = ""

    def load(self, archive: Path) -> None:
        """Take the image of this archive."""
        said = self.podman("load", "--quiet", "--input", str(archive))
        self.image = said.removeprefix("Loaded image: ").strip()

    def podman(self, *command: str) -> str:
        """What podman prints; it says nothing else, or the test fails."""
        done = subprocess.run([*self._podman, *command], capture_output=True, text=True, check=False, env=PLAIN)
        assert (done.returncode, done.stderr) == (0, ""), f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def run(self, *command: str) -> str:
        """What the command of the image prints, in a container of its own without any network."""
        return self.podman(*RUN, "--network", "none", *self._folders(), self.image, *command)

    @contextmanager
    def serving(self, name: str, *command: str, network: str = "none", **settings: str) -> Iterator[str]:
        """A container that serves: the address where it says that it is ready. It is stopped afterwards."""
        told = [f"--env={setting}={value}" for setting, value in settings.items()]
        whole = [*self._podman, *RUN, "--name", name, "--network", network, *told, *self._folders(), self.image]
        with subprocess.Popen([*whole, *command], text=True, stdout=subprocess.PIPE, env=PLAIN) as process:
            assert process.stdout
            try:
                said = process.stdout.readline()
                assert said.startswith("ready "), said
                yield said.removeprefix("ready ").strip()
            finally:
                subprocess.run([*self._podman, "stop", name], check=False, capture_output=True, env=PLAIN)
        assert process.returncode == 0, "a server that is asked to stop finishes what it acknowledged"

    def take(self, data: Path, keys: Path | None) -> None:
        """Put another installation's data in place of its own, as its user's."""
        for source, place in ((data, self.data), (keys, self.keys)):
            shutil.rmtree(place)
            shutil.copytree(source, place) if source else place.mkdir()
            place.chmod(0o700)
            for path in (place, *place.rglob("*")):
                os.chown(path, USER, USER)

    def _folders(self) -> Command:
        return ("--volume", f"{self.data}:/data", "--volume", f"{self.keys}:/keys")


@contextmanager
def containers(folder: Path) -> Iterator[Containers]:
    """Podman with everything of its own in this folder, which is gone afterwards."""
    folder.mkdir()
    with subprocess.Popen(["unshare", "--mount", "sh", "-c", APART], text=True, stdout=subprocess.PIPE) as apart:
        try:
            assert apart.stdout
            assert apart.stdout.readline() == "ready\n"
            yield Containers(folder, apart.pid)
        finally:
            apart.send_signal(signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)

"""The image for containers, made without a daemon: the Debian package on the smallest Debian that carries it.

mmdebstrap lays that Debian from Debian's own packages, as one tar; buildah puts it and `deploy/Containerfile` together,
and needs neither a registry of images nor a network. The same packages give the same bytes.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tools.findings import ROOT
from tools.release.debian import SUITES

CONTAINERFILE = ROOT / "deploy" / "Containerfile"
NEEDED = ("mmdebstrap", "buildah")
USER = 990
INSIDE = ("python3", "libstdc++6", "passwd", "tzdata", "ca-certificates")
"""What the package leans on in a Debian that has only what is essential, and whom a server of mail or time trusts."""
MIRROR = "http://deb.debian.org"
SOURCES = (
    "deb {mirror}/debian {suite} main",
    "deb {mirror}/debian {suite}-updates main",
    "deb {mirror}/debian-security {suite}-security main",
)
UNREAD = ("/usr/share/doc/*", "/usr/share/man/*", "/usr/share/info/*", "/usr/share/locale/*")
READ = ("/usr/share/doc/*/copyright",)
HOOKS = (
    'chroot "$1" useradd --system --uid {user} --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin'
    " overlegtafel",
    'install -d -m 700 -o {user} -g {user} "$1/data" "$1/keys"',
    'cp {package} "$1/package.deb" && chroot "$1" dpkg --install /package.deb && rm "$1/package.deb"',
    'rmdir "$1/var/lib/overlegtafel" "$1/var/lib/overlegtafel-keys"',
)


def missing() -> list[str]:
    """What is not here and is needed to make one."""
    names = [name for name in NEEDED if not shutil.which(name)]
    return names if os.geteuid() == 0 else [*names, "root"]


def image(package: Path, version: str, when: int, folder: Path, out: Path) -> Path:
    """Make the image of this Debian package in `out`; `folder` is new, and nothing of it is needed afterwards."""
    context = folder / "context"
    context.mkdir(parents=True)
    lay(package, when, context / "root.tar")
    target = out / f"overlegtafel-{version}.oci.tar"
    pack(together(context, version, when, folder), when, target)
    return target


def lay(package: Path, when: int, target: Path) -> None:
    """The root of the image as a tar: a Debian without apt, its user, and the package installed by dpkg."""
    suite = SUITES[sys.version_info[:2]]
    words = {"user": USER, "package": shlex.quote(str(package))}
    command = [
        "mmdebstrap", "--quiet", "--variant=essential", f"--include={','.join(INSIDE)}",
        *(f"--dpkgopt=path-exclude={place}" for place in UNREAD),
        *(f"--dpkgopt=path-include={place}" for place in READ),
        *(f"--customize-hook={hook.format(**words)}" for hook in HOOKS),
        suite, str(target), *(source.format(mirror=MIRROR, suite=suite) for source in SOURCES),
    ]  # fmt: skip
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(when)})


def together(context: Path, version: str, when: int, folder: Path) -> Path:
    """A folder in the layout of OCI, of the root in `context` and what the Containerfile says of it."""
    store = ["buildah", "--root", f"{folder}/store", "--runroot", f"{folder}/run", "--storage-driver", "vfs"]
    name, found = f"overlegtafel:{version}", folder / "layout"
    build = [
        *store, "bud", "--quiet", "--isolation", "chroot", "--format", "oci", "--timestamp", str(when),
        "--build-arg", f"VERSION={version}", "--tag", name, "--file", str(CONTAINERFILE), str(context),
    ]  # fmt: skip
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*store, "push", "--quiet", name, f"oci:{found}:{name}"], check=True)
    return found


def pack(layout: Path, when: int, target: Path) -> None:
    """One file of that folder, which `podman load` and `skopeo` read; the same folder gives the same bytes."""
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(layout.rglob("*")):
            named = tarfile.TarInfo(str(path.relative_to(layout)))
            member = named.replace(mtime=when, mode=0o755 if path.is_dir() else 0o644)
            if path.is_dir():
                member.type = tarfile.DIRTYPE
                archive.addfile(member)
                continue
            member.size = path.stat().st_size
            with path.open("rb") as content:
                archive.addfile(member, content)

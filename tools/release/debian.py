"""A Debian package: the wheel and its locked libraries in an environment of their own, under /usr/lib/overlegtafel.

Everything is in the package, so that installing asks nothing of any network but Debian's python3. The environment is
made here and runs on the Python of there, which has to be of the same minor version.
"""

import compileall
import shutil
import subprocess
import sys
from hashlib import md5
from pathlib import Path

from tools.findings import ROOT

SOURCES = ROOT / "deploy" / "debian"
HOME = "/usr/lib/overlegtafel/venv"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
NEXT = f"{sys.version_info.major}.{sys.version_info.minor + 1}"
SUITES = {(3, 11): "bookworm", (3, 13): "trixie"}
"""The Debian of each Python: a package runs on the one that it was made for."""
SCRIPTS = ("postinst", "prerm", "postrm")
UNSEEN = ("pip", "setuptools", "wheel", "_distutils_hack", "distutils-precedence")


def package(wheel: Path, version: str, folder: Path, out: Path) -> Path:
    """Make the package of this wheel in `out`; `folder` is new, and what is in the package is laid there."""
    _environment(folder / HOME.lstrip("/"), wheel)
    _place(folder)
    _control(folder, version)
    target = out / f"overlegtafel_{version}_{_architecture()}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", folder, target], check=True)
    return target


def _environment(home: Path, wheel: Path) -> None:
    """An environment that holds the locked libraries and the product, and points at the Python of Debian."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    install = [*pip, "--python", str(home / "bin/python"), "install", "-qq"]
    subprocess.run([*install, "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True)
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True)
    _trim(home / "lib" / f"python{PYTHON}" / "site-packages")
    _point(home)
    compileall.compile_dir(home / "lib", quiet=2, stripdir=str(home), prependdir=HOME, workers=0)


def _trim(packages: Path) -> None:
    """Take out what installs libraries, what pip wrote down for itself, and what was compiled for this place."""
    for name in UNSEEN:
        for path in packages.glob(f"{name}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in [*packages.rglob("RECORD"), *packages.rglob("direct_url.json")]:
        path.unlink()  # dpkg knows what is there, and how it came here is nobody's there
    for path in packages.rglob("__pycache__"):
        shutil.rmtree(path)


def _point(home: Path) -> None:
    """Let the environment begin with the Python of Debian, and hold one command."""
    shutil.rmtree(home / "bin")
    (home / "bin").mkdir()
    for name in ("python", "python3", f"python{PYTHON}"):
        (home / "bin" / name).symlink_to(f"/usr/bin/python{PYTHON}")
    command = f"#!{HOME}/bin/python\nfrom app.commands import main\n\nraise SystemExit(main())\n"
    _write(home / "bin/overlegtafel", command, 0o755)
    told = f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {PYTHON}\n"
    _write(home / "pyvenv.cfg", told, 0o644)


def _place(folder: Path) -> None:
    """The command, its settings, the units of systemd and the papers."""
    _write(folder / "usr/bin/overlegtafel", (SOURCES / "overlegtafel").read_text("utf-8"), 0o755)
    _write(folder / "etc/overlegtafel.env", (SOURCES / "overlegtafel.env").read_text("utf-8"), 0o640)
    for unit in sorted((ROOT / "deploy/systemd").iterdir()):
        text = unit.read_text("utf-8").replace("/opt/overlegtafel/.venv", HOME)
        text = text.replace("WorkingDirectory=/opt/overlegtafel", "WorkingDirectory=/var/lib/overlegtafel")
        _write(folder / "lib/systemd/system" / unit.name, text, 0o644)
    papers = folder / "usr/share/doc/overlegtafel"
    _write(papers / "README.Debian", (SOURCES / "README.Debian").read_text("utf-8"), 0o644)
    _write(papers / "copyright", (ROOT / "LICENSE").read_text("utf-8"), 0o644)


def _control(folder: Path, version: str) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    said = {
        "version": version,
        "architecture": _architecture(),
        "size": sum(path.stat().st_size for path in files) // 1024,
        "python": PYTHON,
        "next": NEXT,
    }
    sums = [f"{_sum(path)}  {path.relative_to(folder)}" for path in files]
    _write(folder / "DEBIAN/control", (SOURCES / "control").read_text("utf-8").format(**said), 0o644)
    _write(folder / "DEBIAN/md5sums", "\n".join(sums) + "\n", 0o644)
    _write(folder / "DEBIAN/conffiles", (SOURCES / "conffiles").read_text("utf-8"), 0o644)
    for name in SCRIPTS:
        _write(folder / "DEBIAN" / name, (SOURCES / name).read_text("utf-8"), 0o755)


def _sum(path: Path) -> str:
    """What `dpkg --verify` compares; the release itself is signed over SHA-256."""
    return md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _write(path: Path, text: str, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def _architecture() -> str:
    done = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)
    return done.stdout.strip()

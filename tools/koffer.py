"""Packs everything that a laptop needs to start without internet into one folder: `make koffer`.

The folder holds the product as it is committed, the front-end files and catalogues that `make setup` made, a wheel of
every library, and `start`. It starts on the kind of computer and the version of Python that packed it.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.findings import ROOT

MADE = ("static/vendor", "static/built", "static/verify.html", "templates/built")
LEFT = ("tests", ".ci", "biome.jsonc")
"""What is only for who builds the product."""
CATALOGUES = "app/translations/*/LC_MESSAGES/messages.mo"
START = """#!/bin/sh
# Starts Overlegtafel without internet: the first time it makes its environment from the wheels beside it.
set -eu
cd "$(dirname "$0")"
PYTHON=${{PYTHON:-python3}}
[ -f koffer.env ] && {{ set -a; . ./koffer.env; set +a; }}
if ! [ -f .venv/.stamp ]; then
  "$PYTHON" -c 'import sys; sys.exit(sys.version_info[:2] != ({major}, {minor}))' || {{
    echo "This koffer was packed for Python {major}.{minor}; PYTHON=/path/to/python{major}.{minor} names one." >&2
    exit 2
  }}
  "$PYTHON" -m venv --clear .venv
  PIP="$PWD/.venv/bin/python -m pip --disable-pip-version-check --no-input install -qq --no-index --find-links wheels"
  $PIP --require-hashes -r requirements.txt
  $PIP --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
  touch .venv/.stamp
fi
[ $# -gt 0 ] || set -- serve
exec .venv/bin/overlegtafel "$@"
"""


def pack(folder: Path) -> None:
    """Put everything into this folder, which is made anew: the product, its made files, its libraries and `start`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lay(folder, LEFT)
    wheels(folder / "wheels")
    start = folder / "start"
    start.write_text(START.format(major=sys.version_info.major, minor=sys.version_info.minor))
    start.chmod(0o755)


def lay(folder: Path, without: Sequence[str] = ()) -> None:
    """Put the product in a folder: as it was committed last, `without` some of it, with the files that were made."""
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    left = [f"--exclude={name}" for name in without]
    subprocess.run(["tar", "-x", "-C", folder, *left], input=archive, check=True)
    for made in (*MADE, *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(CATALOGUES)))):
        _copy(made, folder)


def _copy(name: str, folder: Path) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if (ROOT / name).is_dir():
        shutil.copytree(ROOT / name, target, dirs_exist_ok=True)
    else:
        shutil.copy2(ROOT / name, target)


def wheels(folder: Path) -> None:
    """Every library as it is locked, with its hash checked; a sum of a wheel made here would be another one."""
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "-qq",
         "--require-hashes", "-r", "requirements.txt", "-d", folder],
        cwd=ROOT, check=True,
    )  # fmt: skip


if __name__ == "__main__":
    pack(Path(sys.argv[1]).resolve())

"""The public pabulib-checker, which stands in an environment of its own (`make .venv-pabulib/.stamp`)."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

PYTHON = Path(__file__).parents[2] / ".venv-pabulib" / "bin" / "python"
CHECK = """
import contextlib, io, json, sys
from pabulib.checker import Checker
with contextlib.redirect_stdout(io.StringIO()):
    found = Checker().process_files(sys.argv[1:])
print(json.dumps({name: told["results"]["errors"] for name, told in found.items() if "results" in told}))
"""


def errors(files: Sequence[Path]) -> dict[str, dict[str, dict[str, str]]]:
    """What the checker has against each file, by the name without its ending."""
    if not PYTHON.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("no pabulib-checker: `make test` installs it")
        pytest.skip("no pabulib-checker; `make .venv-pabulib/.stamp` installs it")
    done = subprocess.run([PYTHON, "-c", CHECK, *files], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, dict[str, str]]] = json.loads(done.stdout)
    assert len(found) == len(files)
    return found

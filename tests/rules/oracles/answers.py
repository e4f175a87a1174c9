"""The answers of the public implementations: asked of them, or as they were written down."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facilitation.counting.rules import RULES
from tests.rules.oracles.drawn import Asked, draw

HERE = Path(__file__).parent
PYTHON = HERE.parents[2] / ".venv-oracles" / "bin" / "python"
FILE = HERE / "answers.jsonl"
SHORT = 60


def ask(asked: Sequence[Asked]) -> list[Any]:
    """What they say of these elections; `make soak` installs them."""
    lines = "".join(json.dumps(one) + "\n" for one in asked)
    done = subprocess.run([PYTHON, HERE / "theirs.py"], input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def written(rule: str) -> list[Any]:
    """What they said of the first elections of a rule."""
    lines = (json.loads(line) for line in FILE.read_text("utf-8").splitlines())
    return next(list(line["answers"]) for line in lines if line["rule"] == rule)


if __name__ == "__main__":
    found = [{"rule": rule, "answers": ask([draw(rule, seed) for seed in range(SHORT)])} for rule in RULES]
    FILE.write_text("".join(json.dumps(each) + "\n" for each in found), "utf-8")

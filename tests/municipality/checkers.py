"""Public checkers of files, which stand in an environment of their own (`make .venv-checkers/.stamp`)."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

PYTHON = Path(__file__).parents[2] / ".venv-checkers" / "bin" / "python"
XSD = """
import json, sys, xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
print(json.dumps({name: [str(error.reason) for error in schema.iter_errors(name)] for name in sys.argv[2:]}))
"""
JSON_SCHEMA = """
import json, sys, jsonschema
schema, *checked = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
checker = kind(schema, format_checker=kind.FORMAT_CHECKER)
print(json.dumps([f"{error.json_path}: {error.message}" for each in checked for error in checker.iter_errors(each)]))
"""


def by_xsd(schema: Path, files: list[Path]) -> dict[str, list[str]]:
    """What an XSD has against each file, by the file's path."""
    found: dict[str, list[str]] = checked(XSD, schema, *files)
    assert len(found) == len(files)
    return found


def by_schema(schema: Path, *files: Path) -> list[str]:
    """What a JSON Schema has against JSON files; formats such as dates count."""
    found: list[str] = checked(JSON_SCHEMA, schema, *files)
    return found


def checked(script: str, *arguments: Path | str) -> Any:
    """What a script in the environment of the checkers prints as JSON."""
    done = subprocess.run([python(), "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def python() -> Path:
    """The Python of the checkers; under CI it must be there."""
    if not PYTHON.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("no checkers: `make test` installs them")
        pytest.skip("no checkers; `make .venv-checkers/.stamp` installs them")
    return PYTHON

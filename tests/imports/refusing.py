"""Reading files that should be refused, and what the refusal says in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands import terminal
from app.imports import lists
from app.imports.source import ImportRefused
from app.languages.import_faults import SENTENCES


def refusal(read: Callable[[], Any]) -> ImportRefused:
    """The refusal of a reading, which says something else, and something whole, in each language."""
    with pytest.raises(ImportRefused) as caught:
        read()
    dutch = str(SENTENCES[caught.value.key]) % caught.value.details
    english = terminal.sentence(caught.value)
    assert dutch != english
    for said in (dutch, english):
        assert said.endswith(".")
        assert "%(" not in said
    return caught.value


def refused_file(folder: Path, name: str, content: str | bytes) -> tuple[str, dict[str, Any]]:
    """Key and details of the refusal of a file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = refusal(lambda: lists.read(path))
    return found.key, {name: value for name, value in found.details.items() if name != "at"}

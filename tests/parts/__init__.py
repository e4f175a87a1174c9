"""The tests of each part; what it adds to the tests of the house stands in its own folder."""

from importlib import import_module
from pathlib import Path
from types import ModuleType


def told(name: str) -> list[ModuleType]:
    """The modules called `name` in the folders of the parts, in the order of their names."""
    folders = sorted(file.parent.name for file in Path(__file__).parent.glob(f"*/{name}.py"))
    return [import_module(f"tests.parts.{folder}.{name}") for folder in folders]

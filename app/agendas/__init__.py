"""Agenda templates: those that ship with the house, and those that were saved in the data folder; a YAML file each."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.agendas.written import faults, read, written
from app.storage import private_files
from facilitation.agenda import TEMPLATES, Template
from facilitation.refusals import Malformed, Refused

SHIPPED = Path(__file__).parents[1] / "data" / "agendas"
FOLDER = "agendas"
ENDING = ".yaml"

__all__ = ["faults", "keep", "known", "named", "read", "written"]


def known(folder: Path | None = None) -> Mapping[str, Template]:
    """Every template by its name: those of the house in their own order, then those saved in this data folder.

    A saved file that cannot be read any more is left out; `read` says what is wrong with it.
    """
    return {**_shipped(), **_saved(folder)} if folder else _shipped()


def named(name: str, folder: Path | None = None) -> Template:
    """The template with this name; raises Refused(unknown_agenda)."""
    found = known(folder)
    if name not in found:
        raise Refused("unknown_agenda", name=name, known=", ".join(found))
    return found[name]


def keep(template: Template, folder: Path) -> Path:
    """Save a template of one's own in the data folder, in place of one saved under its name; the file.

    Raises Refused(agenda_of_the_house) for a name that the house has, and what `read` raises.
    """
    if template.name in _shipped():
        raise Refused("agenda_of_the_house", name=template.name)
    text = written(template)
    read(text.encode())
    path = folder / FOLDER / f"{template.name}{ENDING}"
    with private_files.made():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return path


@cache
def _shipped() -> Mapping[str, Template]:
    found = (read(path.read_bytes()) for path in sorted(SHIPPED.glob(f"*{ENDING}")))
    return {**TEMPLATES, **{template.name: template for template in found}}


def _saved(folder: Path) -> Mapping[str, Template]:
    found: dict[str, Template] = {}
    for path in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        try:
            template = read(path.read_bytes())
        except (Malformed, OSError):
            continue
        found.setdefault(template.name, template)
    return {name: template for name, template in found.items() if name not in _shipped()}

"""Agendas that organisers saved, in one file for another installation: a zip with a YAML file each."""

import io
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from app import agendas
from app.forms.archive import zipped
from facilitation.agenda import Template
from facilitation.refusals import Malformed, Refused

ENDING = ".yaml"
LARGEST, MOST = 256 * 1024, 200  # bytes of a file; files


def saved(folder: Path) -> list[Template]:
    """The agendas that were saved in this data folder, by their names; those that ship are everywhere."""
    shipped = agendas.known()
    return [each for name, each in sorted(agendas.known(folder).items()) if name not in shipped]


def packed(folder: Path, names: Collection[str] = ()) -> bytes:
    """These saved agendas, or all of them, as a zip file. Raises Refused: unknown_agenda."""
    wanted = [agendas.named(name, folder) for name in sorted(names)] if names else saved(folder)
    return zipped({f"{template.name}{ENDING}": agendas.written(template).encode() for template in wanted})


def taken_over(content: bytes, folder: Path, replace: bool = False) -> list[str]:
    """Save the agendas of such a file here, all or none; the names of those that were not here yet, or are replaced.

    Raises Malformed: bundle_unreadable, bundle_agenda; Refused: agenda_kept for another one of the same name, unless it
    is to be replaced, agenda_of_the_house.
    """
    found, shipped, known = list(_read(content)), agendas.known(), agendas.known(folder)
    for template in found:
        if template.name in shipped:
            raise Refused("agenda_of_the_house", name=template.name)
        if not replace and known.get(template.name, template) != template:
            raise Refused("agenda_kept", name=template.name)
    fresh = [template for template in found if known.get(template.name) != template]
    for template in fresh:
        agendas.keep(template, folder)
    return sorted(template.name for template in fresh)


def _read(content: bytes) -> Iterator[Template]:
    """The agendas of a zip file, of which none is larger than an agenda can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = [each for each in archive.infolist() if each.filename.endswith(ENDING)]
            if not 0 < len(files) <= MOST or any(each.file_size > LARGEST for each in files):
                raise Malformed("bundle_unreadable")
            for each in files:
                yield _agenda(each.filename, archive.read(each))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Malformed("bundle_unreadable") from error


def _agenda(name: str, content: bytes) -> Template:
    try:
        return agendas.read(content)
    except Refused as refusal:
        raise Malformed("bundle_agenda", name=Path(name).stem) from refusal

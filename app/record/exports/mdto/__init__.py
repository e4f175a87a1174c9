"""MDTO: the record as a bundle for an archive, each file with its metadata (Nationaal Archief, MDTO 1.0.1).

A zip with one folder: the record as JSON, PDF, Markdown and CSV, `<folder>.mdto.xml` about the record (an
*informatieobject*) and `<file>.bestand.mdto.xml` about each file (a *bestand*).
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from flask import current_app

from app.configuration import Archive
from app.languages import speaking
from app.live.meetings import Room, load
from app.record import cover, reading
from app.record.dossier import Dossier
from app.record.exports import markdown, pdf, plans_csv, record_json
from app.record.exports.mdto.described import Described, described
from app.record.exports.mdto.files import Kept, about_file
from app.record.exports.mdto.record import about_record
from app.services import services
from facilitation.parts.practice import is_practice
from facilitation.refusals import Refused

FORMS = {"pdf": pdf.write, "md": markdown.write, "csv": plans_csv.write}
MODE = 0o100644 << 16


def write(code: str) -> bytes:
    """The zip; its names are sorted, its times are that of the closing. Refused: not_kept_yet, practice_unkept."""
    room = load(code)
    if is_practice(room.state):
        raise Refused("practice_unkept")
    if not room.state.closed:
        raise Refused("not_kept_yet")
    archive: Archive = current_app.config["ARCHIVE"]
    found = services().dossiers.of(room.code)
    with speaking(room.language):
        about = described(found, cover.cover(reading.of(room.code)), archive, room.language)
    kept = _files(about, found)
    print_ = about, *(sha256(file.content).digest() for file in kept)
    return services().prints.once("mdto", room.code, print_, lambda: _zip(_bundle(about, kept), found))


def made_of(room: Room) -> bool:
    """Whether there is a bundle of a meeting: it is closed, and was no practice."""
    return room.state.closed and not is_practice(room.state)


def _files(about: Described, found: Dossier) -> list[Kept]:
    made = {"json": record_json.published(found), **{form: make(found.code) for form, make in FORMS.items()}}
    return [Kept(f"{about.folder}.{form}", form, content) for form, content in made.items()]


def _bundle(about: Described, kept: Sequence[Kept]) -> dict[str, bytes]:
    """The files and their metadata by their name in the zip."""
    now = datetime.now(UTC)
    made = {file.name: file.content for file in kept}
    made |= {f"{file.name}.bestand.mdto.xml": about_file(file, about, now) for file in kept}
    made[f"{about.folder}.mdto.xml"] = about_record(about, kept)
    return {f"{about.folder}/{name}": content for name, content in made.items()}


def _zip(files: dict[str, bytes], found: Dossier) -> bytes:
    closed = datetime.fromisoformat(found.closed_at)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, closed.timetuple()[:6])
            entry.external_attr = MODE
            made.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()

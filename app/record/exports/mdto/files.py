"""The metadata of one file in the bundle: its size, form and checksum."""

from datetime import datetime
from hashlib import sha256

import msgspec

from app.record.exports.mdto.described import SOURCE, Described
from app.record.exports.mdto.xml import concept, document, identified, referred

FORMATS = {
    "json": ("JSON Data Interchange Format", "fmt/817"),
    "pdf": ("Acrobat PDF/A - Portable Document Format 3a", "fmt/479"),
    "md": ("Markdown", "fmt/1149"),
    "csv": ("Comma Separated Values", "x-fmt/18"),
}
"""What PRONOM calls the forms of ours, and their codes there."""


class Kept(msgspec.Struct, frozen=True):
    """A file of the bundle; `form` is a key of FORMATS."""

    name: str
    form: str
    content: bytes


def key_of(file: Kept, about: Described) -> str:
    """What tells a file from every other."""
    return f"{about.key}-{file.form}"


def about_file(file: Kept, about: Described, now: datetime) -> bytes:
    """The `bestand` of a file whose checksum is made `now`."""
    label, code = FORMATS[file.form]
    checksum = [
        ("checksumAlgoritme", concept("SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO")),
        ("checksumWaarde", sha256(file.content).hexdigest()),
        ("checksumDatum", now.isoformat(timespec="seconds")),
    ]
    tree = [
        ("identificatie", identified(key_of(file, about), SOURCE)),
        ("naam", file.name),
        ("omvang", str(len(file.content))),
        ("bestandsformaat", concept(label, "PRONOM-register", code)),
        ("checksum", checksum),
        ("URLBestand", f"{about.address}.{file.form}"),
        ("isRepresentatieVan", referred(about.name, about.key, SOURCE)),
    ]
    return document("bestand", tree)

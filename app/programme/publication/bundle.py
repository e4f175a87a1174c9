"""The bundle of a round: web, paper and data in one zip file, with a checksum of each and a signature over all.

The same data give the same bytes: files stand in the order of their names, and no moment of making is in them.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

import msgspec
from flask import render_template

from app.forms.archive import zipped
from app.languages import speaking
from app.programme.feature import File
from app.programme.publication import document, tabular
from app.programme.registry import FEATURES
from app.programme.rounds.rounds import Round
from app.record.document import Document
from app.record.signing.house_key import Signet
from app.record.typesetting import typeset
from app.services import services

PAGE, PAPER, SUMS, MANIFEST = "index.html", "verslag.pdf", "SHA256SUMS", "manifest.json"
STATEMENT = "overlegtafel publication 1"
"""What a signature is of, so that it can be taken for nothing else."""

Tables = Sequence[tuple[File, Sequence[Sequence[object]]]]


class Gathered(msgspec.Struct, frozen=True):
    """All that a bundle is made of; nothing of it is read again while it is made."""

    round: Round
    report: Document
    page: str
    tables: Tables
    attached: Mapping[str, bytes]


class Bundle(msgspec.Struct, frozen=True):
    """A zip file, its checksum, and the checksum of each file in it by its name."""

    content: bytes
    sha256: str
    files: Mapping[str, str]


def made(round_: Round) -> Bundle:
    """The bundle of a round and all that is in it; what takes time is done beside those who wait for other pages."""
    found = gathered(round_)
    bundle: Bundle = services().database.offload(packed, found, services().house_key)
    return bundle


def gathered(round_: Round) -> Gathered:
    """What the bundle is made of, as it stands now."""
    found = document.scope(round_)
    tables = [(file, list(told(found))) for file, told in FEATURES.files()]
    attached = {name: content for gives in FEATURES.named("attached") for name, content in gives(found)}
    report = document.report(found)
    return Gathered(round_, report, page(report), tables, attached)


def page(report: Document) -> str:
    """The report as one page that needs no other file."""
    with speaking(report.language):
        return render_template("programme/publication/report.html", report=report)


def packed(found: Gathered, signet: Signet) -> Bundle:
    """The bundle of what was gathered. Asks nothing of the database."""
    files = dict(_data(found.tables)) | dict(found.attached)
    files |= {PAGE: found.page.encode(), "README.txt": _read_me(found).encode()}
    dictionary = files["dictionary.json"].decode()
    files[PAPER] = typeset("besluit.typ", found.report, "pdf", {"record": dictionary}, ["a-3a", "ua-1"])
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    files[SUMS] = "".join(f"{told}  {name}\n" for name, told in sums.items()).encode()
    files[MANIFEST] = _manifest(found, files, sums, signet)
    content = zipped(files)
    return Bundle(content, hashlib.sha256(content).hexdigest(), sums)


def _data(tables: Tables) -> Mapping[str, bytes]:
    known = [file for file, _rows in tables]
    made = {"dictionary.csv": tabular.dictionary_csv(known), "dictionary.json": tabular.dictionary_json(known)}
    for file, told in tables:
        made[f"data/{file.name}.csv"] = tabular.csv(file, told)
        made[f"data/{file.name}.json"] = tabular.json(file, told)
    return made


def _read_me(found: Gathered) -> str:
    return (
        f"{found.report.title}\n{found.report.meeting}\n{found.report.address}\n\n"
        "index.html en verslag.pdf: het verslag. data/: de gegevens; dictionary.csv zegt wat elke kolom is.\n"
        "meetings/: van elke gesloten bijeenkomst het besluit, en de stembiljetten (Pabulib).\n"
        "Nagaan: sha256sum -c SHA256SUMS; manifest.json draagt de handtekening van de installatie over SHA256SUMS.\n\n"
        "index.html and verslag.pdf: the report. data/: the data; dictionary.csv says what each column is.\n"
        "meetings/: the decision of each closed meeting, and its ballots (Pabulib).\n"
        "To check: sha256sum -c SHA256SUMS; manifest.json has the installation's signature over SHA256SUMS.\n"
    )


def said(round_: str, sums: bytes) -> dict[str, str]:
    """What the installation signs: the canonical JSON (RFC 8785) of this."""
    return {"about": STATEMENT, "round": round_, "sums": hashlib.sha256(sums).hexdigest()}


def _manifest(found: Gathered, files: Mapping[str, bytes], sums: Mapping[str, str], signet: Signet) -> bytes:
    signed = said(found.round.id, files[SUMS])
    told = {
        **signed,
        "title": found.round.title,
        "files": [{"name": name, "bytes": len(files[name]), "sha256": each} for name, each in sums.items()],
        "key": signet.key,
        "signature": signet.sign(signed),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read(content: bytes, name: str) -> bytes:
    """A file of a bundle."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)

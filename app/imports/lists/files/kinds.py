"""What a file is by its own bytes, whatever its name says, and what to do with one that holds no list."""

import io
import zipfile

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.imports.source import ImportRefused

LARGEST = 20 << 20
SAVE = _(
    "Open de lijst in Excel en kies Bestand > Opslaan als > ‘Excel-werkmap (.xlsx)’ of "
    "‘CSV UTF-8 (door lijstscheidingstekens gescheiden)’. In LibreOffice: Bestand > Opslaan als > ‘ODF-werkblad (.ods)’"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS: tuple[tuple[bytes, LazyString], ...] = (
    (b"%PDF", _("een PDF")),
    (b"{\\rtf", _("een tekstdocument (RTF)")),
    (b"\x89PNG", _("een afbeelding")),
    (b"\xff\xd8\xff", _("een foto")),
    (b"GIF8", _("een afbeelding")),
    (b"BM", _("een afbeelding")),
    (b"II*\x00", _("een afbeelding")),
    (b"MM\x00*", _("een afbeelding")),
    (b"\x1f\x8b", _("een ingepakt bestand (gzip)")),
    (b"7z\xbc\xaf", _("een ingepakt bestand (7z)")),
    (b"Rar!", _("een ingepakt bestand (rar)")),
    (b"SQLite format 3", _("een database")),
    (b"MZ", _("een programma")),
    (b"\x7fELF", _("een programma")),
)
INSIDE: tuple[tuple[str, LazyString], ...] = (
    ("word/", _("een Word-document")),
    ("ppt/", _("een presentatie")),
    ("xl/", _("een beschadigd Excel-bestand, of een dat maar zo heet")),
    ("Index/", _("een bestand van Numbers of Pages")),
)
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": _("een tekstdocument"),
    b"application/vnd.oasis.opendocument.presentation": _("een presentatie"),
}


STREAMS: tuple[tuple[str, LazyString], ...] = (
    ("WordDocument", _("een Word-document")),
    ("PowerPoint Document", _("een presentatie")),
)


def no_list(name: str, what: LazyString) -> ImportRefused:
    """The refusal of a whole file: what it is, and how to save a good one. Its key is no_list."""
    return ImportRefused("no_list", name=name, what=what, how=SAVE)


def require_text(data: bytes, name: str) -> None:
    """Refuse what can be no text; raises ImportRefused: no_list."""
    for start, what in STARTS:
        if data.startswith(start) and not _word(data, start):
            raise no_list(name, what)
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")):
        raise no_list(name, _("een webpagina"))
    if head.startswith((b"<?xml", b"<workbook", b"<svg")):
        raise no_list(name, _("een XML-bestand"))
    if data[4:8] == b"ftyp":
        raise no_list(name, _("een foto of een filmpje"))


def _word(data: bytes, start: bytes) -> bool:
    """Two letters that a list may begin with too, such as `BMX-baan`."""
    return len(start) == 2 and start.isalpha() and b"\x00" not in data[:100]


def is_workbook(data: bytes) -> bool:
    """Whether this has the form of a workbook: a zip, or the older compound file."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE))


def is_locked(data: bytes) -> bool:
    """Whether a workbook is kept under a password."""
    if data.startswith(OLE):
        return "EncryptedPackage".encode("utf-16-le") in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b"encryption-data" in packed.read("META-INF/manifest.xml")[: 1 << 20]
    except Exception:  # a damaged zip fails in as many ways as it can be damaged
        return False


def workbook_form(data: bytes) -> str:
    """How a workbook is kept: `xlsx`, `ods` or `xls`."""
    if data.startswith(OLE):
        return "xls"
    return "ods" if b"opendocument.spreadsheet" in data[:200] else "xlsx"


def of_packed(data: bytes) -> LazyString:
    """What a zip or a compound file is, when it is no workbook that can be read."""
    if data.startswith(OLE):
        found = (what for stream, what in STREAMS if stream.encode("utf-16-le") in data)
        return next(found, _("een beschadigd Excel-bestand, of een dat maar zo heet"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            kind = packed.read("mimetype")[:100].strip() if "mimetype" in names else b""
    except Exception:  # a damaged zip fails in as many ways as it can be damaged
        return _("een beschadigd bestand")
    if kind in OPEN_DOCUMENT:
        return OPEN_DOCUMENT[kind]
    found = (what for start, what in INSIDE if any(name.startswith(start) for name in names))
    return next(found, _("een ingepakt bestand (zip)"))


def unpacked_size(data: bytes) -> int:
    """The bytes that a zip says it unpacks to; 0 for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sum(item.file_size for item in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0

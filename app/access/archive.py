"""What an archive has to know and no meeting tells: whose record it is, how it is valued and how long it is kept."""

import os
import re

import msgspec

from app.storage.startup_checks import Unsound, number, quoted

UNNAMED = "Niet opgegeven"
LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"


class Archive(msgspec.Struct, frozen=True):
    """`body` made the records, with its `code` in the TOOI register of municipalities, such as `gm0363`.

    `years` is how long they are kept after the closing; 0 is for ever. `category` is the code in the list of selection
    `of`, `title` what it says there; all three are the archivist's to fill in.
    """

    body: str = UNNAMED
    code: str = ""
    years: int = 0
    category: str = ""
    title: str = ""
    of: str = LIST


def told() -> Archive:
    """The settings ARCHIVE_BODY and so on from the environment; raises Unsound for what cannot be used."""
    code, category = _code(), os.environ.get("ARCHIVE_CATEGORY", "").strip()
    title = os.environ.get("ARCHIVE_TITLE", "").strip()
    if bool(category) != bool(title):
        said, missing = ("ARCHIVE_CATEGORY", "ARCHIVE_TITLE") if category else ("ARCHIVE_TITLE", "ARCHIVE_CATEGORY")
        raise Unsound(f"{said} needs {missing} beside it: a code of the list of selection and its words go together.")
    body = os.environ.get("ARCHIVE_BODY", "").strip() or UNNAMED
    chosen = os.environ.get("ARCHIVE_LIST", "").strip() or LIST
    return Archive(body, code, number("ARCHIVE_YEARS", 0, most=1000), category, title, chosen)


def _code() -> str:
    code = os.environ.get("ARCHIVE_CODE", "").strip()
    if code and not re.fullmatch(r"(gm|pv|ws)[0-9]{2,4}", code):
        raise Unsound(f"ARCHIVE_CODE has to be a code such as gm0363, and not {quoted(code)}.")
    return code

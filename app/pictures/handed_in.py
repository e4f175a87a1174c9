"""A picture that is handed in for a draft: looked at, made smaller beside the other work, and kept."""

from typing import IO, Protocol

import sqlalchemy as sa

from app.desk import saving
from app.pictures import kept, making
from app.services import services


class Upload(Protocol):
    """A file of a form."""

    filename: str | None
    stream: IO[bytes]


def given(upload: Upload | None) -> bytes:
    """The bytes of a file of a form, at most one more than may be; empty where none was chosen."""
    return upload.stream.read(making.LARGEST_FILE + 1) if upload is not None and upload.filename else b""


def keep(draft: str, data: bytes) -> str:
    """Keep what a file shows beside a draft; its digest, by which a field names it. What is refused leaves nothing.

    Raises Malformed: picture_too_large, picture_unreadable; Refused: unknown_draft, draft_opened, too_many_pictures.
    """
    found = services().database.offload(making.made, data)

    def work(connection: sa.Connection) -> str:
        saving.require_open(connection, draft)
        return kept.put(connection, draft, found)

    return str(services().database.commit(work))

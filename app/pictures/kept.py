"""The pictures that are kept of drafts and meetings: put in, carried from the one to the other, and given back."""

from collections.abc import Mapping
from hashlib import sha256

import msgspec
import sqlalchemy as sa

from app.pictures.tables import OF_DRAFTS, OF_MEETINGS
from facilitation.refusals import Refused

MOST = 200
"""Pictures of one draft, with those that another took the place of: undo brings them back."""


class Picture(msgspec.Struct, frozen=True):
    """A picture of a plan or a stage: the digest of its bytes, and in words what is to be seen on it."""

    digest: str
    shows: str


def put(connection: sa.Connection, draft: str, data: bytes) -> str:
    """Keep a picture beside a draft; its digest. Raises Refused: too_many_pictures."""
    digest = sha256(data).hexdigest()
    there = of_draft(connection, draft)
    if digest not in there:
        if len(there) >= MOST:
            raise Refused("too_many_pictures", most=MOST)
        connection.execute(sa.insert(OF_DRAFTS).values(draft=draft, digest=digest, data=data))
    return digest


def of_draft(connection: sa.Connection, draft: str) -> frozenset[str]:
    """The digests of the pictures that a draft has."""
    return frozenset(connection.execute(sa.select(OF_DRAFTS.c.digest).where(OF_DRAFTS.c.draft == draft)).scalars())


def of_meeting(connection: sa.Connection, code: str) -> dict[str, Picture]:
    """The pictures of a meeting, by what they are of."""
    query = sa.select(OF_MEETINGS.c.subject, OF_MEETINGS.c.digest, OF_MEETINGS.c.shows)
    rows = connection.execute(query.where(OF_MEETINGS.c.meeting == code))
    return {row.subject: Picture(row.digest, row.shows) for row in rows}


def carry(connection: sa.Connection, draft: str, code: str, pictures: Mapping[str, Picture]) -> None:
    """Give a meeting the pictures of the draft that it is made of."""
    for subject, picture in pictures.items():
        data = sa.select(OF_DRAFTS.c.data).where(OF_DRAFTS.c.draft == draft, OF_DRAFTS.c.digest == picture.digest)
        row = {"meeting": code, "subject": subject, "digest": picture.digest, "shows": picture.shows}
        connection.execute(sa.insert(OF_MEETINGS).values(**row, data=data.scalar_subquery()))


def let_go(connection: sa.Connection, draft: str) -> None:
    """Let all pictures of a draft go, also those that another took the place of."""
    connection.execute(sa.delete(OF_DRAFTS).where(OF_DRAFTS.c.draft == draft))


def copy(connection: sa.Connection, draft: str, new: str) -> None:
    """Give a draft all the pictures of another one."""
    rows = sa.select(sa.literal(new), OF_DRAFTS.c.digest, OF_DRAFTS.c.data).where(OF_DRAFTS.c.draft == draft)
    connection.execute(sa.insert(OF_DRAFTS).from_select(["draft", "digest", "data"], rows))


def copy_of_meeting(connection: sa.Connection, code: str, new: str) -> None:
    """Give a draft all the pictures of a meeting."""
    which = OF_MEETINGS.c.meeting == code
    rows = sa.select(sa.literal(new), OF_MEETINGS.c.digest, OF_MEETINGS.c.data).where(which).distinct()
    connection.execute(sa.insert(OF_DRAFTS).from_select(["draft", "digest", "data"], rows))


def bytes_of_draft(connection: sa.Connection, draft: str, digest: str) -> bytes | None:
    """The JPEG with this digest, where a draft has it."""
    query = sa.select(OF_DRAFTS.c.data).where(OF_DRAFTS.c.draft == draft, OF_DRAFTS.c.digest == digest)
    return connection.execute(query).scalar()


def bytes_of_meeting(connection: sa.Connection, code: str, digest: str) -> bytes | None:
    """The JPEG with this digest, where a meeting has it."""
    query = sa.select(OF_MEETINGS.c.data).where(OF_MEETINGS.c.meeting == code, OF_MEETINGS.c.digest == digest)
    return connection.execute(query.limit(1)).scalar()

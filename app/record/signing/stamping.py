"""A witness outside the host: a time stamp by RFC 3161 on the head of a closed log, of any authority by its URL."""

import base64
from datetime import UTC, datetime
from urllib.error import URLError
from urllib.request import Request, urlopen

import sqlalchemy as sa
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from app.record.signing import signed_rows
from app.record.verify import stamps
from app.services import services
from app.storage import redaction
from app.storage.tables import STAMP
from facilitation.refusals import Refused

PATIENCE, MOST = 20.0, 256 * 1024  # seconds; bytes of an answer


class Unanswered(Exception):
    """The authority gave no stamp that fits; the message is one sentence."""


def stamp(code: str, url: str) -> stamps.Stamped:
    """Let the authority at `url` stamp the head of a closed meeting, and keep what it answered, checked first.

    Raises Unanswered; Refused: not_closed_yet.
    """
    with services().database.read.connect() as connection:
        closed = signed_rows.of(connection, code)
    if closed is None:
        raise Refused("not_closed_yet")
    token = base64.b64encode(_ask(url, bytes.fromhex(closed.head))).decode()
    found = stamps.read(token, closed.head)
    if isinstance(found, str):
        raise Unanswered(f"The answer of {url} {found}.")
    services().database.commit(lambda connection: _keep(connection, code, closed.head, token))
    return found


def _keep(connection: sa.Connection, code: str, head: str, token: str) -> None:
    at = redaction.moment(connection, code, datetime.now(UTC))
    number = connection.scalar(sa.select(sa.func.count()).where(STAMP.c.meeting == code)) or 0
    connection.execute(sa.insert(STAMP).values(meeting=code, number=number + 1, head=head, token=token, at=at))


def _ask(url: str, head: bytes) -> bytes:
    builder = TimestampRequestBuilder().data(head).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    if not url.startswith(("https://", "http://")):
        raise Unanswered(f"{url} is no address of a time stamp authority")
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        with urlopen(Request(url, builder.build().as_bytes(), headers), timeout=PATIENCE) as answer:  # noqa: S310
            return bytes(answer.read(MOST))
    except (URLError, OSError, ValueError) as error:
        raise Unanswered(f"{url} gave no time stamp: {getattr(error, 'reason', error)}.") from error

"""Reminders: asked for, confirmed by who owns the address, sent once a week while something is overdue, and ended."""

import logging
import re
import secrets
from datetime import UTC, datetime, timedelta
from itertools import groupby

import sqlalchemy as sa
from flask import current_app
from flask_babel import gettext

from app.access.codes import digest
from app.languages import AMSTERDAM, day, locale, speaking, spoken
from app.programme.duties import duties
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.reminders import mail
from app.programme.reminders.tables import REMINDER
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused, TooMany, Unavailable

log = logging.getLogger(__name__)

SIGN = r"[^@\s<>,;:\"()\[\]\\\x00-\x1f\x7f]"
ADDRESS = re.compile(rf"(?!=\?){SIGN}{{1,64}}@{SIGN}{{1,190}}\.(?!.*\.){SIGN}{{2,60}}")
UNCONFIRMED, EVERY = timedelta(days=7), timedelta(days=7)
"""How long an address waits to be confirmed, and how often a letter comes."""
AN_HOUR, MOST_ASKED, MOST_EACH, MOST_TOLD = timedelta(hours=1), 60, 3, 20
"""How many ask in an hour, and how often for one address; and how much stands in a letter."""


def ask(place: Place, email: str) -> None:
    """Ask whoever owns this address to confirm that they want reminders; asking again asks again after an hour.

    So nobody fills the box of another. Whether an address was known already is told to nobody.

    Raises Malformed: reminder_address; Refused: mail_not_here; TooMany: reminders_many; Unavailable: mail_failed.
    """
    if not mail.there():
        raise Refused("mail_not_here")
    address = email.strip()
    if not ADDRESS.fullmatch(address):
        raise Malformed("reminder_address")
    secret = secrets.token_urlsafe(32)
    if _noted(place, address, secret):
        text = gettext(
            "Iemand vroeg om herinneringen over %(place)s op dit adres. Wil je die? Open dan deze link:\n\n%(link)s\n\n"
            "Wil je ze niet? Dan hoef je niets te doen.",
            place=place.name,
            link=_link(secret),
        )
        try:
            mail.send(mail.letter(address, gettext("Herinneringen over %(place)s", place=place.name), text))
        except Unavailable:
            _end(REMINDER.c.hash == digest(secret))  # they may ask again at once
            raise


def _noted(place: Place, address: str, secret: str) -> bool:
    """Note that an address asked; whether it has to confirm. Raises TooMany: reminders_many."""
    now, mine = datetime.now(UTC), (REMINDER.c.place == place.id, REMINDER.c.email == address)
    row = {"hash": digest(secret), "place": place.id, "email": address, "confirmed": False, "asked": _text(now)}
    row["language"] = locale()

    def work(connection: sa.Connection) -> bool:
        lately = sa.select(REMINDER.c.place, REMINDER.c.email).where(REMINDER.c.asked > _text(now - AN_HOUR))
        asked = connection.execute(lately).all()
        if len(asked) >= MOST_ASKED:
            raise TooMany("reminders_many", seconds=int(AN_HOUR.total_seconds()))
        theirs = [row.place for row in asked if row.email.casefold() == address.casefold()]
        known = sa.select(REMINDER.c.hash).where(*mine, REMINDER.c.confirmed)
        if place.id in theirs or len(theirs) >= MOST_EACH or connection.execute(known).first() is not None:
            return False
        connection.execute(sa.delete(REMINDER).where(*mine))
        connection.execute(sa.insert(REMINDER).values(**row))
        return True

    return bool(services().database.commit(work))


def answer(secret: str, *, wanted: bool) -> Place:
    """Confirm that reminders are wanted, or end them; the place they are about. Raises Refused: reminder_unknown."""
    one = REMINDER.c.hash == digest(secret)

    def work(connection: sa.Connection) -> str:
        found = connection.execute(sa.select(REMINDER.c.place).where(one)).scalar()
        if found is None:
            raise Refused("reminder_unknown")
        said = sa.update(REMINDER).where(one).values(confirmed=True) if wanted else sa.delete(REMINDER).where(one)
        connection.execute(said)
        return str(found)

    return places.load(services().database.commit(work))


def forget(connection: sa.Connection, place: str) -> None:
    """Nobody waits for news of a place that is removed."""
    connection.execute(sa.delete(REMINDER).where(REMINDER.c.place == place))


def _end(where: sa.ColumnElement[bool]) -> None:
    services().database.commit(lambda connection: connection.execute(sa.delete(REMINDER).where(where)))


def send(now: datetime) -> None:
    """Send every reminder that is due, and forget the addresses that nobody confirmed; again on that day does nothing.

    A letter names what is overdue in its place. A new secret goes with each, by which its reader can end them.
    """
    _end(sa.and_(~REMINDER.c.confirmed, REMINDER.c.asked < _text(now - UNCONFIRMED)))
    if not mail.there():
        return
    today = now.astimezone(AMSTERDAM).date()
    before = sa.or_(REMINDER.c.sent.is_(None), REMINDER.c.sent <= (today - EVERY).isoformat())
    due = rows(sa.select(REMINDER).where(REMINDER.c.confirmed, before).order_by(REMINDER.c.place, REMINDER.c.language))
    for (place, language), asking in groupby(due, key=lambda row: (str(row.place), str(row.language))):
        with speaking(language):
            if not _send_of(places.load(place), [row.email for row in asking], today.isoformat()):
                log.warning("the server of mail is away; what is left is tried again")
                return


def _send_of(place: Place, addresses: list[str], today: str) -> bool:
    """Send the reminders of a place; False where the server of mail is away, and nothing more can be sent."""
    listed = duties.of_place(place.path, public=True)
    late = [each for each in listed.duties if each.late][:MOST_TOLD]
    if not late:
        return True
    lines = [f"- {day(each.due)}: {each.name} {each.title}".rstrip() for each in late]
    subject = gettext("Te laat in %(place)s: %(num)s", place=place.name, num=listed.late)
    page = current_app.config["PUBLIC_URL"] + spoken(f"/buurt/{place.id}/nakomen")
    told = "\n".join([*lines, "", page, "", gettext("Geen herinneringen meer:")])
    for address in addresses:
        secret = secrets.token_urlsafe(32)
        try:
            mail.send(mail.letter(address, subject, f"{told} {_link(secret)}"))
        except Unavailable as fault:
            log.warning("a reminder about %s could not be sent; it is tried again", place.id)
            if mail.away(fault):
                return False
        else:
            _sent(place.id, address, secret, today)
    return True


def _sent(place: str, address: str, secret: str, today: str) -> None:
    one = (REMINDER.c.place == place, REMINDER.c.email == address)
    said = sa.update(REMINDER).where(*one).values(hash=digest(secret), sent=today)
    services().database.commit(lambda connection: connection.execute(said))


def _link(secret: str) -> str:
    return f"{current_app.config['PUBLIC_URL']}{spoken('/herinnering')}#{secret}"


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")

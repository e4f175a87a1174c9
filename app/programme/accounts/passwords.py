"""Passwords: kept as argon2id, looked at as slowly where there is none, and made stronger when we ask more of them."""

import re
import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme.accounts.accounts import now
from app.programme.accounts.tables import PASSWORD
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed

LEAST, MOST = 12, 128
"""Characters of a password."""
DIFFERENT = 5
"""How many different characters it has at least."""
LOOKED_AT = 72
"""Characters of a password that are held against the lists: what is longer is not known to anybody."""
STRONG = 3
"""What zxcvbn has to think of it, of 0 to 4: ten to the eighth guesses and more."""
HOUSE = ("overlegtafel", "wachtwoord", "gemeente", "bewoner", "buurt", "stadsdeel", "stembiljet", "welkom")
"""Words that everybody thinks of here."""


class Costs(msgspec.Struct, frozen=True):
    """What one look at a password costs: rounds, KiB of memory, and lanes."""

    rounds: int = 2
    memory: int = 47_104
    lanes: int = 1


COSTS = Costs()
"""More than OWASP's least for argon2id (19 MiB and two rounds), and a tenth of a second on a laptop."""
AT_ONCE = BoundedSemaphore(2)
"""So many are looked at beside each other: the memory of the computer is also that of the evening."""


def of(account: str | None) -> str | None:
    """What is kept of somebody's password; None of who has none, and of nobody."""
    found = rows(sa.select(PASSWORD.c.hash).where(PASSWORD.c.account == (account or "")))
    return str(found[0].hash) if found else None


def keep(connection: sa.Connection, account: str, made: str) -> None:
    """Keep what `hashed` made of somebody's new password, in a transaction that goes on."""
    connection.execute(sa.delete(PASSWORD).where(PASSWORD.c.account == account))
    connection.execute(sa.insert(PASSWORD).values(account=account, hash=made, changed=now()))


def hashed(password: str) -> str:
    """What is kept of a password; slow, and beside whatever else is served."""
    return str(_slowly(_hasher(COSTS).hash, _plain(password)))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password of which `kept` is kept; None, of who has none, takes as long and is always no."""
    decoy = _decoy(COSTS)
    return bool(_slowly(_verified, kept or decoy, _plain(password))) and kept is not None


def outgrown(kept: str) -> bool:
    """Whether what is kept was made with other costs than we ask now."""
    return bool(_hasher(COSTS).check_needs_rehash(kept))


def chosen(password: str, again: str, email: str) -> str:
    """A password that somebody chose, and typed twice.

    Raises Malformed: password_short, password_long, password_differs, password_guessable, password_common.
    """
    plain = _plain(password)
    if len(plain) < LEAST:
        raise Malformed("password_short", least=LEAST)
    if len(plain) > MOST:
        raise Malformed("password_long", most=MOST)
    if plain != _plain(again):
        raise Malformed("password_differs")
    if _guessable(plain.casefold(), email):
        raise Malformed("password_guessable")
    if not _slowly(_strong, plain[:LOOKED_AT]):
        raise Malformed("password_common")
    return password


def _guessable(password: str, email: str) -> bool:
    """Whether it is one letter over and over, a row of the keyboard or the name of whoever has it."""
    rest = re.sub(r"wachtwoord|welkom|password|overlegtafel|qwerty(uiop)?|1234567890?|0123456789?|abcdef", "", password)
    own = email.partition("@")[0]
    rest = rest.replace(own, "") if len(own) > 3 else rest
    return len(set(rest)) < DIFFERENT


def _strong(password: str) -> bool:
    """Whether it is far from passwords that leaked, and from words, names, years and rows of keys put together.

    The lists are in the package: nobody is asked (NIST SP 800-63B, 3.1.1.2; Wheeler, zxcvbn, USENIX Security 2016).
    """
    from zxcvbn import zxcvbn  # read by the first who chooses one

    # It keeps the words that it is given for whoever comes next, so nothing of a person goes there
    return int(zxcvbn(password, user_inputs=list(HOUSE))["score"]) >= STRONG


def _plain(password: str) -> str:
    """The same letters, however a keyboard made them; of what is far too long only the beginning is looked at."""
    return unicodedata.normalize("NFKC", password[: 8 * MOST])


def _slowly(work: Any, *given: str) -> Any:
    """In a thread of its own under an event loop, and few at a time."""
    with AT_ONCE:
        return services().database.offload(work, *given)


def _verified(kept: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(_hasher(COSTS).verify(kept, password))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher(costs: Costs) -> Any:
    from argon2 import PasswordHasher  # read by the first who signs in

    return PasswordHasher(time_cost=costs.rounds, memory_cost=costs.memory, parallelism=costs.lanes)


@cache
def _decoy(costs: Costs) -> str:
    """What is looked at where nobody has a password."""
    return str(_slowly(_hasher(costs).hash, "nobody has this password"))

"""What proves the record: its head in words and in full, who signed it, and the forms in which it can be kept."""

from collections.abc import Iterator, Sequence

import msgspec
from flask_babel import gettext, lazy_gettext

from app.languages import day, hours
from app.languages.names import ROLES, SIGNS_FOR
from app.record.blocks import Block, Bullets, Terms, Text
from app.record.reading import Reading, kept
from app.record.section import Section
from app.record.signing import eight_words, signed_rows
from app.record.signing.signed_rows import Addendum, Seal
from app.record.signing.signers import Signer


class Correction(msgspec.Struct, frozen=True):
    """A correction that enough people signed, and who they are, with the date."""

    text: str
    by: str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows. `sealed` says since when the record is fixed; empty while it still changes.

    `head_words` and `signers` are as `record/signed.html` asks for them; `hash` is the head in groups of four.
    """

    code: str
    head: str
    hash: str
    sealed: str
    head_words: tuple[str, ...]
    signers: Sequence[Signer]
    key: str
    corrections: list[Correction]
    credit: str
    ballots: bool
    address: str


def _proof(read: Reading) -> Proof:
    seal, record = read.seal, read.record
    return Proof(
        code=record["code"],
        head=read.head,
        hash=" ".join(_groups(read.head, 4)),
        sealed=_sealed(read) if seal else "",
        head_words=eight_words.words(seal.head) if seal else (),
        signers=read.signers,
        key=seal.key if seal else "",
        corrections=[Correction(kept(addendum.text), _by(addendum)) for addendum in _whole(seal)],
        credit=record["credit"],
        ballots=read.closed,
        address=read.address,
    )


def _sealed(read: Reading) -> str:
    closed = read.record["times"]["closed"]
    return gettext(
        "Dit verslag is sinds %(day)s, %(time)s uur niet meer veranderd. "
        "In de zaal stonden deze acht woorden op het scherm:",
        day=day(closed),
        time=hours(closed),
    )


def _by(addendum: Addendum) -> str:
    return " · ".join(f"{ROLES[signed.role].name}, {day(signed.at)}" for signed in addendum.signatures)


def _whole(seal: Seal | None) -> list[Addendum]:
    """The corrections that are public."""
    return [addendum for addendum in seal.addenda if addendum.whole] if seal else []


def _groups(digits: str, size: int) -> list[str]:
    return [digits[at : at + size] for at in range(0, len(digits), size)]


def _proof_blocks(read: Reading) -> Iterator[Block]:
    seal = read.seal
    if seal is None:
        return
    told = [("De acht woorden", " · ".join(eight_words.words(seal.head)))]
    told += [("Controlecode (SHA-256)", " ".join(_groups(seal.head, 8)))]
    told += [("Sleutel (Ed25519)", " ".join(_groups(seal.key, 8)))] if seal.key else []
    yield Terms(told)
    yield Text(read.record["credit"])


def _signer_blocks(read: Reading) -> Iterator[Block]:
    signed = read.seal.signatures if read.seal else ()
    yield Terms([(_signer(each.role), f"{day(each.at)}, {hours(each.at)} uur") for each in signed])


def _signer(role: str) -> str:
    if role == signed_rows.INSTALLATION:
        return "De computer van de avond"
    return f"{ROLES[role].name}, voor {SIGNS_FOR[role]}"


def _correction_blocks(read: Reading) -> Iterator[Block]:
    yield Bullets([kept(addendum.text) for addendum in _whole(read.seal)])


SECTIONS = (
    Section(name="proof", title=lazy_gettext("Vastgelegd"), blocks=_proof_blocks, shows=_proof),
    Section(name="signers", title=lazy_gettext("Wie tekende"), blocks=_signer_blocks, shows=None),
    Section(
        name="addenda",
        title="Verbeteringen na het sluiten, door twee mensen getekend",
        blocks=_correction_blocks,
        shows=None,
    ),
)

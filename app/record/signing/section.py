"""What proves the record: its head in words and in full, who signed it, and the forms in which it can be kept."""

from collections.abc import Iterator, Sequence

import msgspec
from flask_babel import gettext, lazy_gettext

from app.languages import day, hours
from app.languages.names import ROLES, SIGNS_FOR
from app.record.blocks import Block, Signatures, Terms, Text
from app.record.blocks import Seal as SealBlock
from app.record.reading import Reading, kept
from app.record.section import Section
from app.record.signing import eight_words
from app.record.signing.card import words_of
from app.record.signing.house_key import fingerprint
from app.record.signing.signed_rows import Addendum, Seal
from app.record.signing.signers import Signer
from facilitation.roles import SIGNERS, Role


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
    known_by: str
    corrections: list[Correction]
    unchanging: str
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
        known_by=_known_by(seal.key) if seal and seal.key else "",
        corrections=[Correction(kept(addendum.text), _by(addendum)) for addendum in _whole(seal)],
        unchanging=_unchanging(),
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
    """On paper: since when nothing changed, who signed, and how anybody can check it."""
    seal = read.seal
    if seal is None:
        return
    yield Signatures([_signed(each) for each in read.signers])
    yield Text(_sealed(read))
    yield SealBlock(list(eight_words.words(seal.head)), spoken=True)
    yield Text(gettext("Controlecode (SHA-256):"))
    yield SealBlock(_groups(seal.head, 4), spoken=False)
    yield Text(_unchanging())
    yield Terms([(gettext("Verbetering"), f"{kept(each.text)}\n{_by(each)}") for each in _whole(seal)])
    if seal.key:
        yield Text(gettext("Elke handtekening is gezet met de sleutel van de computer van de avond (Ed25519):"))
        yield SealBlock(_groups(seal.key, 4), spoken=False)
        yield Text(_known_by(seal.key))
    yield Text(_checking(read))
    yield Text(read.record["credit"])


def _known_by(key: str) -> str:
    """The fingerprint and words by which a key is known; they stand at `/sleutel` and were on the wall too."""
    return gettext(
        "Deze sleutel herken je aan de acht woorden %(words)s en aan de vingerafdruk (SHA-256) %(print)s. "
        "Ze staan ook op de pagina /sleutel van de organisatie.",
        words=" ".join(words_of(key)),
        print=" ".join(_groups(fingerprint(key), 4)),
    )


def _unchanging() -> str:
    return gettext(
        "Elke regel van de avond telt mee in deze code. "
        "Verandert er later ook maar één teken, dan komt er een andere code uit."
    )


def _checking(read: Reading) -> str:
    """How anybody can work it all out again."""
    return gettext(
        "Klopt het? Het hele besluit (JSON) zit in dit bestand en staat op %(address)s. "
        "Met %(page)s reken je het zelf na, ook zonder internet.",
        address=read.address,
        page=f"{read.address.partition('/t/')[0]}/static/verify.html",
    )


def _signed(signer: Signer) -> tuple[str, str, str]:
    """Who may sign, for what, and when they did."""
    number = f" {signer.place}" if SIGNERS[Role(signer.role)] > 1 else ""
    at = gettext("nog niet getekend")
    if signer.signed:
        at = gettext("getekend %(day)s, %(time)s uur", day=day(signer.signed.at), time=hours(signer.signed.at))
    return f"{ROLES[signer.role].name}{number}", str(SIGNS_FOR[signer.role]), at


SECTIONS = (Section(name="proof", title=lazy_gettext("Vastgelegd"), blocks=_proof_blocks, shows=_proof),)

"""What a face shows of a closed log: its head, in words and as a QR code, and who signed it."""

from markupsafe import Markup

from app.faces.addresses import join_url, qr
from app.faces.view import View
from app.record.signing import eight_words, signing
from app.record.signing.card import words_of
from app.record.signing.signed_rows import Seal
from app.record.signing.signers import Signer
from app.record.signing.signers import signers as all_signers


def seal(view: View) -> Seal | None:
    """What stands under the log, once the meeting is closed."""
    return signing.seal(view.room)


def head_words(view: View) -> tuple[str, ...]:
    """The head of the closed log in eight words, to read aloud; none before."""
    found = seal(view)
    return eight_words.words(found.head) if found else ()


def key_words(view: View) -> tuple[str, ...]:
    """The key that closed the meeting in eight words; none before."""
    found = seal(view)
    return words_of(found.key) if found and found.key else ()


def signers(view: View) -> list[Signer]:
    """Everybody who may sign, in their own order, and whether they did."""
    return all_signers(seal(view), view.room.names)


def record_qr(view: View) -> Markup:
    """The QR code of the record; its fragment holds the whole head, which the page compares with its own."""
    found = seal(view)
    return qr(f"{join_url(view)}/besluit#{found.head if found else ''}")

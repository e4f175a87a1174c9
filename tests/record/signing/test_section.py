"""What proves the record: before and after the closing, on the page and on paper."""

from app.record.blocks import Seal as SealBlock
from app.record.blocks import Signatures, Terms, Text
from app.record.signing import eight_words
from app.record.signing.card import words_of
from app.record.signing.signed_rows import INSTALLATION, Addendum, Seal, Signed
from app.record.signing.signers import signers
from tests.record.readings import TIMES, shown, written

HEAD = "0123456789abcdef" * 4
AT = "2026-11-21T20:30:00.000Z"
SCRIBE = Signed("scribe", 1, AT, "ff")
CORRECTIONS = (
    Addendum("a", "Er waren zes tafels.", (SCRIBE, Signed("counter", 2, AT, "ff"))),
    Addendum("b", None, (SCRIBE, SCRIBE)),
    Addendum("c", "Wacht nog.", (SCRIBE,)),
)
SEAL = Seal(HEAD, "ab" * 32, (Signed(INSTALLATION, 1, AT, "ff"), SCRIBE), CORRECTIONS)


def test_a_draft_has_the_code_so_far_and_nothing_else() -> None:
    found = shown("proof", status="open", times={"opened": TIMES["opened"]}, head="abcdef")
    assert (found.hash, found.sealed, found.head_words, found.key, found.ballots) == ("abcd ef", "", (), "", False)
    assert found.corrections == []


def test_a_closed_record_has_its_words_its_key_and_the_corrections_that_two_signed() -> None:
    found = shown("proof", seal=SEAL, head=HEAD, credit="Met dank")
    assert found.sealed.startswith("Dit verslag is sinds 21 november 2026, 21.30 uur niet meer veranderd.")
    assert found.head_words == eight_words.words(HEAD)
    assert (found.key, found.ballots, found.credit) == ("ab" * 32, True, "Met dank")
    assert [(each.text, each.by) for each in found.corrections] == [
        ("Er waren zes tafels.", "Verslaglegger, 21 november 2026 · Rekencommissie, 21 november 2026"),
        ("(tekst verwijderd)", "Verslaglegger, 21 november 2026 · Verslaglegger, 21 november 2026"),
    ]


def test_paper_tells_who_signed_since_when_it_is_fixed_its_codes_and_how_to_check_it() -> None:
    may_sign = signers(SEAL, {})
    signed, since, words, _, code, _, corrected, _, key, known, check, credit = written(
        "Vastgelegd", seal=SEAL, signers=may_sign, credit="Met dank", address="https://o.nl/t/PROEF2/besluit"
    )
    assert isinstance(signed, Signatures)
    assert ("Gespreksleider", "het verloop van de avond", "nog niet getekend") in signed.items
    assert ("Rekencommissie 2", "de telling", "nog niet getekend") in signed.items
    assert ("Verslaglegger", "de tekst", "getekend 21 november 2026, 21.30 uur") in signed.items
    assert isinstance(since, Text)
    assert since.text.startswith("Dit verslag is sinds 21 november 2026, 21.30 uur niet meer veranderd.")
    assert words == SealBlock(list(eight_words.words(HEAD)), spoken=True)
    assert code == SealBlock(["0123", "4567", "89ab", "cdef"] * 4, spoken=False)
    assert isinstance(corrected, Terms)
    assert corrected.items[0] == (
        "Verbetering",
        "Er waren zes tafels.\nVerslaglegger, 21 november 2026 · Rekencommissie, 21 november 2026",
    )
    assert key == SealBlock(["abab"] * 16, spoken=False)
    assert isinstance(known, Text)
    assert " ".join(words_of("ab" * 32)) in known.text
    assert isinstance(check, Text)
    assert "https://o.nl/static/verify.html" in check.text
    assert credit == Text("Met dank")
    assert written("Vastgelegd") == []


def test_everybody_who_may_sign_is_named_in_their_order_with_the_name_that_they_gave() -> None:
    found = signers(SEAL, {"scribe 1": "Wilma", "counter 1": "niemand"})
    assert [(each.role, each.place) for each in found] == [
        ("facilitator", 1),
        ("counter", 1),
        ("counter", 2),
        ("scribe", 1),
        ("area-broker", 1),
    ]
    assert [each.name for each in found] == ["", "", "", "Wilma", ""]
    assert [each.signed for each in found] == [None, None, None, SCRIBE, None]
    assert not any(each.signed for each in signers(None, {}))

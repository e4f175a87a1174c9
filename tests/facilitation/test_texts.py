"""What people write: trimmed, bounded, free of control characters, and otherwise left as it is."""

import unicodedata
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.parts.frames import ChangeFrame
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.refusals import Malformed
from facilitation.texts import LONGEST_ARGUMENT, clean, optional
from tests.facilitation.evening import Evening

KEPT = [
    ("Mooi.", "Mooi."),
    ("  Mooi.\n", "Mooi."),
    ("Twee\nregels", "Twee\nregels"),
    ("Twee\r\nregels", "Twee\nregels"),
    ("Kolom\tkolom", "Kolom\tkolom"),
    ("cafe\u0301", "café"),
    ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f469\u200d\U0001f467"),
    ("مرحبا بالجيران", "مرحبا بالجيران"),
    ("\u202eomgekeerd", "\u2068\u202eomgekeerd\u202c\u2069"),
    ("a\u202eb\nc", "\u2068a\u202eb\u202c\u2069\nc"),
    ("\u2067heel\u2069", "\u2067heel\u2069"),
    ("\u2067half", "\u2067half\u2069"),
    ("twee\u2069 \u2067einden\u2069", "\u2068twee \u2067einden\u2069\u2069"),
    ("a" + "\u202e" * 40, "a"),
    ("\u2066" + "a" * 279 + "b", "\u2066" + "a" * 279 + "b\u2069"),
    ("\u0645\u062d\u0645\u062f", "\u0645\u062d\u0645\u062f"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("{{ 7 * 7 }} =1+1 ' OR 1=1 --", "{{ 7 * 7 }} =1+1 ' OR 1=1 --"),
    ("a" * LONGEST_ARGUMENT, "a" * LONGEST_ARGUMENT),
    (" " * 400 + "ruimte", "ruimte"),
    ("e\u0301" * LONGEST_ARGUMENT, "é" * LONGEST_ARGUMENT),
]
TURNED_AWAY = [
    ("", "text_empty"),
    (" \t\n\u3000\u00a0 ", "text_empty"),
    ("\u200b", "text_empty"),
    ("\u200d\ufeff\u2060\u202e", "text_empty"),
    ("\u3164\u2800 \ufe0f", "text_empty"),
    ("\u200b \u200b", "text_empty"),
    ("a" * (LONGEST_ARGUMENT + 1), "text_too_long"),
    ("\u0301" * 10_000, "text_too_long"),
    ("a\x00b", "text_unreadable"),
    ("a\x1b[31mb", "text_unreadable"),
    ("a\x7fb", "text_unreadable"),
    ("a\x85b", "text_unreadable"),
    ("a\rb", "text_unreadable"),
    ("a\ud800b", "text_unreadable"),
    ("\udfff" * 400, "text_unreadable"),
]


@pytest.mark.parametrize(("text", "kept"), KEPT, ids=[ascii(text[:24]) for text, _ in KEPT])
def test_a_text_is_kept_as_it_was_meant(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize("text", [kept for _, kept in KEPT])
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("text", "key"), TURNED_AWAY, ids=[ascii(text[:24]) for text, _ in TURNED_AWAY])
def test_a_text_that_cannot_be_shown_is_turned_away(text: str, key: str) -> None:
    with pytest.raises(Malformed) as refusal:
        clean(text, field="keep")
    assert (refusal.value.key, refusal.value.details["field"]) == (key, "keep")


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(Malformed) as refusal:
        clean("a" * 281)
    assert refusal.value.details == {"field": "text", "limit": 280, "length": 281}


def reword(field: str) -> Callable[[str], Act]:
    """Correct one field of a plan."""
    return lambda text: msgspec.structs.replace(
        CorrectInitiative(initiative="garden", reason="Tikfout."), **{field: text}
    )


@pytest.mark.parametrize(
    ("limit", "act"),
    [
        (120, reword("title")),
        (4_000, reword("short")),
        (4_000, reword("text")),
        (280, lambda text: WithdrawInitiative(initiative="garden", reason=text)),
        (120, lambda text: ChangeFrame(frame="money", title=text)),
        (4_000, lambda text: ChangeFrame(frame="money", text=text)),
    ],
)
def test_each_kind_of_text_has_its_limit_to_the_character(limit: int, act: Callable[[str], Act]) -> None:
    assert Evening().play(act("a" * limit))
    assert Evening().refuse(act("a" * (limit + 1))).details["limit"] == limit


def test_what_may_be_left_out_may_be_empty() -> None:
    assert optional(" \n ") == ""


@pytest.mark.soak
@given(st.text(alphabet=st.characters(), max_size=400))
def test_whatever_is_typed_is_kept_readable_or_turned_away(text: str) -> None:
    try:
        kept = clean(text)
    except Malformed:
        return
    assert 1 <= len(kept) <= LONGEST_ARGUMENT
    assert (kept.strip(), unicodedata.normalize("NFC", kept), clean(kept)) == (kept, kept, kept)
    assert msgspec.json.decode(msgspec.json.encode(kept)) == kept

"""Saving a field: over the version that was seen, with both texts kept where two wrote at once, and undo."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import evening, saving
from app.desk.saving import Wish
from app.desk.tables import CHANGE
from app.desk.together import merging
from app.services import services
from facilitation.refusals import Malformed
from tests.desk.organiser import DESK, JSON, Organiser

texts = st.text("abc \n", max_size=12)


@given(texts, texts)
def test_a_splice_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    assert merging.applied(before, merging.between(before, after)) == after


@given(texts, texts, texts)
def test_what_is_merged_holds_both_changes_and_is_the_same_from_either_side(base: str, mine: str, theirs: str) -> None:
    both = merging.merged(base, mine, theirs)
    assert both == merging.merged(base, theirs, mine)
    if both is not None:
        for one in (mine, theirs):
            assert merging.between(base, one).text in both


def test_two_changes_far_apart_stand_in_one_text(organiser: Organiser) -> None:
    draft = organiser.begin(title="Een avond in de buurt")
    first = organiser.type(draft, "title", "Een lange avond in de buurt", base=1).json
    second = organiser.type(draft, "title", "Een avond in de hele buurt", base=1).json
    assert "value" not in first
    assert (second["value"], second["version"], second["beside"]) == ("Een lange avond in de hele buurt", 3, False)


def test_two_changes_of_one_piece_are_both_kept_and_shown(organiser: Organiser) -> None:
    draft = organiser.begin(title="Avond")
    organiser.type(draft, "title", "Mooie avond", base=1)
    told = organiser.type(draft, "title", "Lange avond", base=1).json
    assert (told["beside"], told["value"]) == (True, "Mooie avond")
    page = organiser.client.get(f"{DESK}/{draft}/avond").text
    assert 'value="Mooie avond"' in page
    assert "Lange avond</blockquote>" in page
    (waiting,) = evening.load(draft).besides
    organiser.press(draft, f"ernaast/{waiting.number}", use="1")
    after = evening.load(draft)
    assert (after.text("title"), after.besides) == ("Lange avond", ())


def test_a_number_is_never_merged(organiser: Organiser) -> None:
    draft = organiser.begin(pot="12000")
    organiser.type(draft, "pot", "112000", base=1)
    assert organiser.type(draft, "pot", "12500", base=1).json["beside"] is True
    assert evening.load(draft).text("pot") == "112000"


def test_the_same_save_again_changes_nothing(organiser: Organiser) -> None:
    draft = organiser.begin(title="Avond")
    once = organiser.type(draft, "title", "Middag", base=1).json
    again = organiser.type(draft, "title", "Middag", base=1).json
    assert once["version"] == again["version"] == 2
    assert not evening.load(draft).besides


def test_of_a_long_text_only_what_changed_is_sent(organiser: Organiser) -> None:
    draft = organiser.begin()
    text = "woord " * 600
    organiser.type(draft, "frame.purpose.text", text, base=1)
    body = {"name": "frame.purpose.text", "base": "2", "at": "6", "cut": "5", "text": "zin"}
    answer = organiser.client.post(f"{DESK}/{draft}/veld", data=body, headers=JSON)
    assert answer.json["version"] == 3
    assert evening.load(draft).typed("frame.purpose.text").value == "woord zin " + text[12:]
    stale = organiser.client.post(f"{DESK}/{draft}/veld", data=body | {"base": "9"}, headers=JSON)
    assert stale.json["error"]["key"] == "unknown_base"


@pytest.mark.parametrize("name", ["", "onbekend", "title.x", "plan.k.onbekend", "frame.geen.text", "plan.k k.title"])
def test_an_unknown_field_is_refused(organiser: Organiser, name: str) -> None:
    draft = organiser.begin()
    assert organiser.type(draft, name, "x").status_code == 422


def test_a_text_that_cannot_be_kept_is_refused_with_its_words(organiser: Organiser) -> None:
    draft = organiser.begin(title="Avond")
    with pytest.raises(Malformed, match="text_too_long"):
        saving.save(draft, [Wish("title", "x" * 121, 1)], "N")
    answer = organiser.client.post(f"{DESK}/{draft}/avond", data={"value.title": "lang " * 30, "base.title": "1"})
    assert answer.status_code == 422
    assert "lang lang lang" in answer.text


def test_undo_takes_back_step_by_step_what_one_did_oneself(organiser: Organiser) -> None:
    draft = organiser.begin(title="Een")
    organiser.type(draft, "title", "Twee", base=1)
    organiser.type(draft, "venue", "Buurthuis")
    saving.save(draft, [Wish("credit", "Van een ander")], "ander")
    for title, venue in (("Twee", ""), ("Een", "")):
        assert organiser.client.post(f"{DESK}/{draft}/ongedaan", headers=JSON).json == {"ok": True}
        found = evening.load(draft)
        assert (found.text("title"), found.text("venue"), found.text("credit")) == (title, venue, "Van een ander")
    assert organiser.client.post(f"{DESK}/{draft}/ongedaan", headers=JSON).json == {"ok": False}


def test_what_another_went_on_with_is_not_undone(organiser: Organiser) -> None:
    draft = organiser.begin(title="Een")
    organiser.type(draft, "title", "Twee", base=1)
    saving.save(draft, [Wish("title", "Drie", 2)], "ander")
    assert organiser.client.post(f"{DESK}/{draft}/ongedaan", headers=JSON).json["error"]["key"] == "undo_changed"
    assert evening.load(draft).text("title") == "Drie"


def test_what_is_done_at_once_is_undone_at_once(organiser: Organiser) -> None:
    draft = organiser.begin(title="Een")
    fields = {"value.title": "Twee", "base.title": "1", "value.venue": "Buurthuis", "base.venue": "0"}
    assert organiser.press(draft, "avond", **fields).status_code == 303
    saving.undo(draft, _by(draft))
    found = evening.load(draft)
    assert (found.text("title"), found.text("venue")) == ("Een", "")


def _by(draft: str) -> str:
    with services().database.read.connect() as connection:
        return str(connection.execute(CHANGE.select().order_by(CHANGE.c.number.desc())).first().by)  # type: ignore[union-attr]


Edit = tuple[int, str, str]
edits = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["title", "venue"]), st.text("ab ", max_size=6)), max_size=14
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_every_word_that_was_kept_is_still_there(organiser: Organiser, steps: list[Edit]) -> None:
    """Two windows that look only now and then: each text that was acknowledged stands, waits, or was written over by
    somebody who had seen it."""
    draft = organiser.begin(title="begin")
    seen: list[dict[str, tuple[str, int]]] = [{"title": ("begin", 1), "venue": ("", 0)} for _ in range(2)]
    for who, name, text in steps:
        before, base = seen[who][name]
        if text == before:
            continue  # nothing was typed
        (saved,) = saving.save(draft, [Wish(name, text, base)], str(who))
        seen[who][name] = (saved.value, saved.version)
        _require_kept(draft, name, text, saved)


def _require_kept(draft: str, name: str, text: str, saved: Any) -> None:
    found = evening.load(draft)
    waiting = [each.value for each in found.beside(name)]
    if saved.beside:
        assert text in waiting
    else:
        assert saved.value == found.typed(name).value
        assert text.strip() == "" or saved.value == text or set(text) <= set(saved.value)

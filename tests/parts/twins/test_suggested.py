"""Arguments that a library finds alike: what it finds and what not, how quickly, who reads it, and what people do."""

import csv
import json
import time
from pathlib import Path

import pytest
from flask import Flask

from app.faces.view import View
from app.live import meetings
from app.parts.twins import similar
from app.parts.twins.similar import Near
from app.parts.twins.told import number_suggested, offer
from tests.devices import CODE, Browser
from tests.parts.twins.test_faces import OTHER, shown

SAID = json.loads(Path(__file__).with_name("said.json").read_text(encoding="utf-8"))
ALIKE = "Lijken op elkaar"
LIKE_MINE = "Dit lijkt op jouw argument"


def near(texts: tuple[str, ...]) -> tuple[Near, ...]:
    """Which of these texts say nearly the same."""
    return tuple(similar.Compared().of(texts).pairs())


def test_most_of_what_says_the_same_in_other_words_is_found_and_little_else() -> None:
    found = [pair for pair in SAID["same"] if near(tuple(pair))]
    wrong = [pair for pair in SAID["different"] if near(tuple(pair))]
    assert len(found) >= 17, [pair for pair in SAID["same"] if pair not in found]
    assert wrong == [["Ouderen leren van jongeren.", "Jongeren leren van ouderen."]]


@pytest.mark.parametrize("said", ["ÉÉN bank, is genoeg!", "een bank is genoeg", "Genoeg is een bank"])
def test_capitals_accents_signs_and_order_do_not_matter(said: str) -> None:
    assert near(("Eén bank is genoeg.", said)) == ((0, 1, 100),)


@pytest.mark.parametrize(
    "said",
    [
        ("Kinderen spelen hier straks heel veilig.", "Kinderen spelen hier straks niet heel veilig."),
        ("This corner is safe for our children.", "This corner isn't safe for our children."),
    ],
)
def test_who_denies_it_does_not_say_the_same(said: tuple[str, str]) -> None:
    assert near((said[0], said[0]))
    assert not near(said)


def test_five_hundred_arguments_are_compared_at_once_and_one_more_costs_next_to_nothing(
    real_data: Path,
) -> None:
    texts = tuple(_statements(real_data)[:501])
    near(texts[:2])
    similar._words.cache_clear()
    compared, began = similar.Compared(), time.process_time()
    tuple(compared.of(texts[:500]).pairs())
    all_of_them = time.process_time()
    tuple(compared.of(texts).pairs())
    assert all_of_them - began < 0.5
    assert time.process_time() - all_of_them < 0.05


def test_nobody_who_argued_in_the_demo_said_the_same_twice(real_data: Path) -> None:
    demo = json.loads((real_data / "demo-overlegtafel.json").read_text(encoding="utf-8"))
    said: dict[tuple[str, str], list[str]] = {}
    for argument in demo["arguments"]:
        said.setdefault((argument["initiative_id"], argument["type"]), []).append(argument["text"])
    assert not any(near(tuple(texts)) for texts in said.values())


def _statements(data: Path) -> list[str]:
    with (data / "polis" / "american-assembly.bowling-green" / "comments.csv").open(encoding="utf-8") as file:
        return [row["comment-body"] for row in csv.DictReader(file)]


@pytest.fixture
def authors(app: Flask, console: Browser) -> list[Browser]:
    """Three phones: two wrote nearly the same for a plan, one the same against it."""
    console.lead_to("arguments")
    found = [Browser(app.test_client()) for _ in range(3)]
    sides = ("for", "for", "against")
    for phone, side, text in zip(found, sides, ("Er is dan licht.", OTHER, "Er is dan licht."), strict=True):
        phone.join(table="T1")
        assert phone.say("argument.post", initiative="P1", side=side, text=text).status_code == 200
    return found


def test_the_console_and_both_authors_read_it_and_nobody_else(app: Flask, authors: list[Browser]) -> None:
    assert ALIKE in shown("console")
    assert [LIKE_MINE in phone.get().text for phone in authors] == [True, True, False]
    assert not any(LIKE_MINE in shown(face) for face in ("phone", "screen", "livecast", "console"))


def test_nothing_is_joined_before_both_authors_said_yes(console: Browser, authors: list[Browser]) -> None:
    assert authors[1].act("arguments.pair A1 other=A2").status_code == 200
    assert ALIKE not in shown("console")
    assert "Samen met:" not in shown("screen")
    assert authors[0].act("pairing.answer A2 yes=true").status_code == 200
    assert "Samen met:" in shown("screen")


def test_after_a_no_it_is_suggested_no_more_but_may_be_asked(console: Browser, authors: list[Browser]) -> None:
    assert console.act("arguments.pair A1 other=A2").status_code == 200
    assert authors[0].act("pairing.answer A2 yes=false").status_code == 200
    assert ALIKE not in shown("console")
    assert LIKE_MINE not in authors[1].get().text
    assert console.act("arguments.pair A1 other=A2").status_code == 200


def test_a_suggestion_keeps_what_others_stand_with_first(console: Browser, authors: list[Browser]) -> None:
    assert authors[2].say("argument.post", initiative="P1", side="for", text="Licht is dan er.").status_code == 200
    assert console.act("arguments.pair A2 other=A4").status_code == 200
    for phone in authors[1:]:
        phone.act("pairing.answer A4 yes=true")
    assert "arguments.pair A2 other=A1" in shown("console")


def test_the_number_and_the_suggestions_are_those_of_a_look_at_each(console: Browser, authors: list[Browser]) -> None:
    for phone in authors[:2]:
        for text in ("Er is dan licht!", "Dan is er licht"):
            assert phone.say("argument.post", initiative="P1", side="for", text=text).status_code == 200
    assert said() == (15, 15)
    console.act("arguments.pair A1 other=A2")
    assert said() == (10, 10), "A2 is asked about"
    console.act("arguments.pair A4 other=A5")
    assert said() == (5, 5), "and A1 and A4 are the first of others"
    authors[0].act("pairing.answer A2 yes=false")
    assert said() == (9, 9), "of ten among five, but A1 and A2 are not asked about again"


def said() -> tuple[int, int]:
    """How many suggestions there are by their number, and one by one."""
    view = View(meetings.load(CODE), "console")
    return number_suggested(view), len([*offer(view).likes()])

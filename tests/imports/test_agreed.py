"""What was agreed before the count, as it is given with a file of ballots."""

from pathlib import Path
from typing import Any

import pytest

from app.imports.votes import count_file
from tests.imports.refusing import refusal
from tests.imports.small import write

AGREED = [
    ("committed=50", "committed", 5_000),
    ("caps=groen:40|jeugd:10,50", "caps", {"groen": 4_000, "jeugd": 1_050}),
    ("exclusive=a+b|c+d", "exclusive", [["a", "b"], ["c", "d"]]),
    ("least_votes=2", "least_votes", 2),
    ("leftover=partial", "leftover", "partial"),
    ("floor=50", "floor", 50),
    ("unit=500", "unit", 50_000),
    ("shares=paper:1|internet:3", "shares", {"paper": 1, "internet": 3}),
    ("seed=klaver 7", "seed", "klaver 7"),
]


THEMED = """META
key;value
budget;100
vote_type;approval
categories;groen,jeugd
budget_per_category;40,10.50
PROJECTS
project_id;cost;category
a;60;groen
b;50.50;jeugd
c;40;groen
d;10;jeugd
VOTES
voter_id;vote;voting_method
1;a,c;paper
2;a,b;internet
3;c,b;internet
"""


@pytest.mark.parametrize(("text", "name", "value"), AGREED)
def test_what_was_agreed_is_recorded_with_the_outcome(tmp_path: Path, text: str, name: str, value: Any) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(THEMED, "utf-8")
    assert count_file.count(path, "greedy", [text])["params"][name] == value


def test_the_caps_of_the_file_hold_when_that_is_agreed(tmp_path: Path) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(THEMED, "utf-8")
    found = count_file.count(path, "greedy", ["caps=file"])
    assert found["params"]["caps"] == {"groen": 4_000, "jeugd": 1_050}
    assert {lost["id"]: lost["reason"] for lost in found["losers"]} == {
        "b": "over_cap", "a": "over_cap", "d": "no_support",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("kleur=rood", "unknown_param", "kleur"),
        ("committed", "bad_param", "committed"),
        ("committed=veel", "bad_param", "committed"),
        ("caps=sport:5", "bad_param", "caps"),
        ("caps=groen", "bad_param", "caps"),
        ("exclusive=a+z", "bad_param", "exclusive"),
        ("least_votes=-1", "bad_param", "least_votes"),
        ("leftover=feest", "bad_param", "leftover"),
        ("floor=101", "bad_param", "floor"),
        ("unit=-1", "bad_param", "unit"),
        ("shares=paper:0", "bad_param", "shares"),
        ("shares=paper:1", "channel_without_share", None),
        ("step=1%", "unknown_param", "step"),
        ("top=0", "bad_param", "top"),
        ("seed=" + "x" * 401, "bad_param", "seed"),
    ],
)
def test_what_cannot_be_agreed_is_refused_in_words(tmp_path: Path, text: str, key: str, name: str | None) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(THEMED, "utf-8")
    found = refusal(lambda: count_file.count(path, "greedy", [text]))
    assert (found.key, found.details.get("name")) == (key, name)


@pytest.mark.parametrize("text", ["step=half", "step=0%", "stop=nooit", "fill=ja", "compare=misschien", "begin=-1"])
def test_a_rule_refuses_params_it_cannot_follow(tmp_path: Path, text: str) -> None:
    found = refusal(lambda: count_file.count(write(tmp_path, "approval"), "equal-shares", [text]))
    assert (found.key, found.details["name"]) == ("bad_param", text.partition("=")[0])


def test_words_from_the_room_mix_into_the_seed_of_lots(tmp_path: Path) -> None:
    path = write(tmp_path, "approval")
    plain, called = (
        count_file.count(path, "greedy", words)["params"]["seed"] for words in ([], ["words=Klaver  Zeven"])
    )
    assert called == plain + "klaver zeven"
    assert len(plain) == 65

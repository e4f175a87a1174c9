"""Published versions, what changed between them and since plans were handed in, and files for elsewhere."""

import json
from typing import Any

import pytest

from app.programme.framework import clauses, effective, exchange, plans_opened, versions
from app.programme.framework.clauses import Said
from app.programme.framework.differences import beside
from app.programme.places.places import Place
from app.programme.rounds import rounds
from facilitation.refusals import Refused
from tests.programme.framework.conftest import FIXED

NEW = Said(text="Bewoners beslissen.", standing="fixed", reason="Korter.", agreed_by="het college")


def test_a_version_says_all_that_holds_with_its_digest_and_what_changed(city: Place, buurt: Place, fixed: str) -> None:
    assert versions.publish(buurt, "De eerste") == 1
    with pytest.raises(Refused, match="nothing_to_publish"):
        versions.publish(buurt, "Nog eens")
    clauses.rewrite(city, fixed, NEW, "noor")
    assert versions.publish(buurt, "") == 2
    first, second = versions.load(buurt.id, 1), versions.load(buurt.id, 2)
    (change,) = versions.changes(first.content.clauses, second.content.clauses)
    assert (change.before.here if change.before else "", change.after.here if change.after else "") == (FIXED, NEW.text)
    assert first.content.clauses[0].by == "Amsterdam"
    assert first.digest != second.digest


def test_two_texts_stand_beside_one_another_word_by_word() -> None:
    left, right = beside("Bewoners beslissen mee.", "Bewoners beslissen samen.")
    assert [each.text for each in left if not each.same] == ["mee"]
    assert "".join(each.text for each in right) == "Bewoners beslissen samen."
    assert [each.text for each in right if not each.same] == ["samen"]


def test_what_changes_after_plans_were_handed_in_is_marked_and_told_at_the_round(
    city: Place, buurt: Place, fixed: str
) -> None:
    made = rounds.add(buurt, "Ronde", 100)
    assert plans_opened.of_round(rounds.load(made)) is None
    rounds.change(made, "Ronde", stage="plans")
    held = plans_opened.of_round(rounds.load(made))
    assert held is not None
    assert (held.version, held.since) == (1, [])
    clauses.rewrite(city, fixed, NEW, "noor")
    assert clauses.load(city.id, fixed).after_plans
    (change,) = found.since if (found := plans_opened.of_round(rounds.load(made))) else []
    assert change.after is not None
    assert change.after.here == NEW.text
    rounds.change(made, "Ronde", stage="over")
    clauses.add(city, "money", Said(text="Iets.", agreed_by="het college"), "noor")
    assert not clauses.load(city.id, "money-2").after_plans
    found = plans_opened.of_round(rounds.load(made))
    assert found is not None
    assert found.version == 1


def test_a_round_that_begins_with_plans_holds_what_held_then(buurt: Place, fixed: str) -> None:
    held = plans_opened.of_round(rounds.load(rounds.add(buurt, "Ronde", 100, stage="plans")))
    assert held is not None
    assert held.version == 1


def test_a_file_of_elsewhere_comes_as_proposals_with_its_source(
    city: Place, buurt: Place, fixed: str, free: str
) -> None:
    versions.publish(city, "")
    content = exchange.read(exchange.written(versions.load(city.id, 1)))
    assert exchange.offer(buurt, content, "Amsterdam, versie 1", "noor") == 2
    assert exchange.offer(buurt, content, "Amsterdam, versie 1", "noor") == 0
    offered = [each for each in clauses.of_place(buurt.id) if each.offered]
    assert [(each.standing, each.source, each.agreed_by) for each in offered] == [
        ("offered_fixed", "Amsterdam, versie 1", ""),
        ("offered_free", "Amsterdam, versie 1", ""),
    ]
    assert {line.clause.place for line in effective.of_place(buurt).lines} == {"amsterdam"}
    clauses.rewrite(buurt, offered[0].key, Said(text="Zo ook hier.", agreed_by="de buurt"), "noor")
    assert "Zo ook hier." in [line.text for line in effective.of_place(buurt).lines]


def altered(change: Any) -> bytes:
    """The file of the city's first version, with something else in it."""
    versions.publish(clauses_of_city(), "")
    data = json.loads(exchange.written(versions.load("amsterdam", 1)))
    change(data)
    return json.dumps(data).encode()


def clauses_of_city() -> Place:
    from app.programme.places import places

    return places.load("amsterdam")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda data: data["framework"]["clauses"][0].update(text="Anders"), "framework_altered"),
        (lambda data: data["framework"]["clauses"][0].update(chapter="sport"), "framework_wrong"),
        (lambda data: data["framework"]["clauses"][0].pop("text"), "framework_wrong"),
        (lambda data: data["framework"].update(format="agenda"), "framework_of_others"),
        (lambda data: data["framework"].update(clauses=[]), "framework_wrong"),
        (lambda data: data.update(more=1), "framework_wrong"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(change: Any, key: str, fixed: str) -> None:
    with pytest.raises(Refused, match=key) as refusal:
        exchange.read(altered(change))
    if key == "framework_wrong":
        assert refusal.value.details["at"]


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"{", "framework_no_json"), (b"\xff\xfe", "framework_no_json"), (b"[]", "framework_of_others"),
     (b"[" * 200_000, "framework_no_json"),
     (b" " * (exchange.LARGEST + 1), "framework_too_large")],
)  # fmt: skip
def test_what_is_no_framework_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Refused, match=key):
        exchange.read(data)

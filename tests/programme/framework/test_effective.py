"""What holds at a place: nothing that is fixed is ever lost, and no version is ever overwritten."""

import contextlib

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.programme.framework import clauses, effective
from app.programme.framework.clauses import CHAPTERS, Clause, Said
from app.programme.framework.deviations import Deviation
from app.programme.framework.effective import compose
from app.programme.framework.tables import CLAUSE_VERSION
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.storage import rows
from facilitation.refusals import Malformed, Refused
from tests.programme.framework.conftest import FIXED, LEFT_FREE

AROUND = ("stad", "deel", "gebied", "buurt")
KEYS = st.tuples(st.sampled_from((*AROUND, "elders")), st.sampled_from("abc"))
STANDINGS = st.sampled_from(("fixed", "free", "dropped", "offered_fixed", "offered_free"))
TREES = st.dictionaries(
    KEYS, st.tuples(STANDINGS, st.none() | KEYS, st.sampled_from(tuple(CHAPTERS)), st.integers(0, 5)), max_size=14
)
DEVIATIONS = st.lists(st.tuples(st.sampled_from(AROUND), KEYS, st.booleans(), st.booleans()), max_size=6)


@given(tree=TREES, asked=DEVIATIONS)
def test_in_no_tree_a_fixed_clause_is_lost_and_each_line_is_shown_once(
    tree: dict[tuple[str, str], tuple[str, tuple[str, str] | None, str, int]],
    asked: list[tuple[str, tuple[str, str], bool, bool]],
) -> None:
    every = [
        Clause(
            place=place, key=key, chapter=chapter, text=f"{place} {key}", standing=standing, fills=fills, position=at
        )
        for (place, key), (standing, fills, chapter, at) in tree.items()
    ]
    at = clauses.Clause.__struct_defaults__[-1]
    deviations = [
        Deviation(
            place,
            n,
            of,
            1,
            f"anders {n}",
            "",
            "",
            False,
            "",
            at,
            "granted" if yes else "",
            withdrawn=at if gone else None,
        )
        for n, (place, of, yes, gone) in enumerate(asked)
    ]
    lines = compose(AROUND, every, deviations)
    shown = [line.clause.named for line in lines]
    fixed = {each.named for each in every if each.standing == "fixed" and each.place in AROUND}
    assert len(shown) == len(set(shown))
    assert fixed <= set(shown)
    seen = {*shown, *(line.root.named for line in lines if line.root)}
    seen |= {other.named for line in lines for other in line.others}
    assert seen == {each.named for each in every if each.holds and each.place in AROUND}
    for line in lines:
        assert line.clause.text in (line.text, f"{line.clause.place} {line.clause.key}")
        assert line.deviation is None or (
            line.fixed and line.deviation.of == line.clause.named and line.deviation.holds
        )


def test_a_neighbourhood_reads_what_is_fixed_and_by_whom_and_what_it_filled_in(
    city: Place, district: Place, buurt: Place, fixed: str, free: str
) -> None:
    clauses.add(district, "", Said(text="Met overlegtafels.", agreed_by="het stadsdeel"), "noor", (city.id, free))
    clauses.add(buurt, "", Said(text="Met een challenge.", agreed_by="de buurt"), "noor", (city.id, free))
    roles, money = effective.of_place(buurt).lines
    assert (roles.text, roles.fixed, roles.clause.place) == (FIXED, True, "amsterdam")
    assert (money.text, money.fixed, money.clause.place) == ("Met een challenge.", False, "de-banne")
    assert (money.root.text if money.root else "", [each.place for each in money.others]) == (LEFT_FREE, ["noord"])
    assert [line.text for line in effective.of_place(district).lines] == [FIXED, "Met overlegtafels."]


def test_what_a_district_fixes_goes_before_what_a_neighbourhood_had_filled_in(
    city: Place, district: Place, buurt: Place, free: str
) -> None:
    clauses.add(buurt, "", Said(text="Met een challenge.", agreed_by="de buurt"), "noor", (city.id, free))
    told = Said(text="Overal tafels.", standing="fixed", agreed_by="het stadsdeel")
    clauses.add(district, "", told, "noor", (city.id, free))
    (line,) = effective.of_place(buurt).lines
    assert (line.text, line.clause.place, [each.text for each in line.others]) == (
        "Overal tafels.",
        "noord",
        ["Met een challenge."],
    )


def test_a_place_fills_in_once_what_is_free_and_never_what_is_fixed(
    city: Place, buurt: Place, fixed: str, free: str
) -> None:
    told = Said(text="Anders.", agreed_by="de buurt")
    with pytest.raises(Refused, match="clause_not_free"):
        clauses.add(buurt, "", told, "noor", (city.id, fixed))
    clauses.add(buurt, "", told, "noor", (city.id, free))
    with pytest.raises(Refused, match="already_filled"):
        clauses.add(buurt, "", told, "noor", (city.id, free))
    with pytest.raises(Refused, match="unknown_clause"):
        clauses.add(city, "", told, "noor", (city.id, free))


STEPS = st.lists(
    st.tuples(st.sampled_from(("amsterdam", "de-banne")), st.integers(1, 3), st.sampled_from(("a", "b")), STANDINGS),
    max_size=10,
)


@given(steps=STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_versions_are_only_ever_added(steps: list[tuple[str, int, str, str]], house: Flask) -> None:
    query = sa.select(CLAUSE_VERSION)
    for place, number, text, standing in steps:
        before = [tuple(row) for row in rows(query)]
        told = Said(text=text, standing=standing, reason="Daarom.", agreed_by="wij")
        with contextlib.suppress(Refused):
            keys = [each.key for each in clauses.of_place(place)]
            if len(keys) < number:
                clauses.add(places.load(place), "money", told, "noor")
            else:
                clauses.rewrite(places.load(place), keys[number - 1], told, "noor")
        after = [tuple(row) for row in rows(query)]
        assert set(before) <= set(after)
        assert len(after) - len(before) in (0, 1)
    for place in ("amsterdam", "de-banne"):
        for each in clauses.of_place(place):
            assert [one.number for one in clauses.versions(each)] == list(range(1, each.number + 1))


def test_a_change_needs_a_reason_and_who_agreed(city: Place, fixed: str) -> None:
    with pytest.raises(Malformed, match="reason_needed"):
        clauses.rewrite(city, fixed, Said(text="Anders.", standing="fixed", agreed_by="het college"), "noor")
    with pytest.raises(Malformed, match="agreed_needed"):
        clauses.said("Anders.", "fixed", "Daarom.")
    with pytest.raises(Refused, match="nothing_changed"):
        clauses.rewrite(city, fixed, Said(text=FIXED, standing="fixed", reason="Daarom."), "noor")

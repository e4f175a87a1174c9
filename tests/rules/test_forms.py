"""Every kind of ballot has its check, with the reason in data."""

from typing import Any

import msgspec
import pytest

from facilitation.counting.forms import CHECKS, Fault, fault, is_blank
from facilitation.state.method import Form, digest
from tests.rules.elections import ballot, plan

PLANS = {"a": plan("a", 60), "b": plan("b", 50, minimum=20), "c": plan("c", 40)}

GOOD: list[tuple[Form, Any]] = [
    (Form(kind="approval"), ["a", "b"]),
    (Form(kind="approval", most=2, total=110, total_least=110), ["a", "b"]),
    (Form(kind="ranking", most=3), ["c", "a", "b"]),
    (Form(kind="points", total=5, total_least=5, each=3), {"a": 3, "b": 2}),
    (Form(kind="amounts", total=80), {"a": 60, "b": 20}),
    (Form(kind="grades"), {"a": 0, "b": 4}),
    (Form(kind="resistance"), {"a": 0, "b": 10}),
    (Form(kind="chips", total=14, total_least=14), {"a": 14, "b": 0}),
]

BAD: list[tuple[Form, Any, str, dict[str, Any]]] = [
    (Form(kind="approval"), ["z"], "unknown_plan", {"id": "z"}),
    (Form(kind="ranking"), ["a", "a"], "ballot_repeats", {}),
    (Form(kind="approval", least=2), ["a"], "too_few_choices", {"least": 2}),
    (Form(kind="ranking", most=1), ["a", "b"], "too_many_choices", {"most": 1}),
    (Form(kind="approval", total=109), ["a", "b"], "cost_over_total", {"limit": 109, "over": 1}),
    (Form(kind="approval", total_least=61), ["a"], "cost_under_total", {"limit": 61}),
    (Form(kind="approval"), {"a": 1}, "marks_do_not_fit", {}),
    (Form(kind="points"), ["a"], "marks_do_not_fit", {}),
    (Form(kind="points"), {"a": -1}, "below_zero", {}),
    (Form(kind="points", each=3), {"a": 4}, "too_much_for_one", {"each": 3}),
    (Form(kind="points", total=5), {"a": 4, "b": 2}, "points_over_total", {"limit": 5, "over": 1}),
    (Form(kind="points", total_least=5), {"a": 4}, "points_under_total", {"limit": 5}),
    (Form(kind="amounts"), {"b": 19}, "amount_out_of_range", {"title": "B"}),
    (Form(kind="amounts", total=79), {"a": 60, "b": 20}, "cost_over_total", {"limit": 79, "over": 1}),
    (Form(kind="grades"), {"a": 5}, "off_the_scale", {"highest": 4}),
    (Form(kind="resistance"), {"a": 11}, "off_the_scale", {"highest": 10}),
    (Form(kind="resistance"), {"a": -1}, "off_the_scale", {"highest": 10}),
    (Form(kind="chips", total_least=14), {"a": 13}, "points_under_total", {"limit": 14}),
]


@pytest.mark.parametrize(("form", "said"), GOOD)
def test_a_ballot_within_its_form_counts(form: Form, said: Any) -> None:
    assert fault(form, ballot(said), PLANS) is None


@pytest.mark.parametrize(("form", "said", "key", "details"), BAD)
def test_a_ballot_outside_its_form_is_told_what_is_wrong(
    form: Form, said: Any, key: str, details: dict[str, Any]
) -> None:
    assert fault(form, ballot(said), PLANS) == Fault(key, details)


def test_every_kind_of_ballot_has_a_check_that_was_tried() -> None:
    kinds = set(msgspec.inspect.type_info(Form).fields[0].type.values)  # type: ignore[attr-defined]
    assert kinds == set(CHECKS) == {form.kind for form, _ in GOOD}


def test_a_ballot_without_a_plan_is_blank() -> None:
    assert [is_blank(ballot(said)) for said in ([], ["a"], {})] == [True, False, True]


def test_the_hash_of_what_was_fixed_changes_with_every_part_of_it() -> None:
    form = Form(kind="points", total=10)
    fixed: list[Any] = [form, "equal-shares", {"step": "1%"}, {"seed": "klaver"}]
    other: list[Any] = [Form(kind="points", total=9), "greedy", {"step": "2%"}, {"seed": "roos"}]
    hashes = {digest(*fixed)} | {digest(*[*fixed[:n], other[n], *fixed[n + 1 :]]) for n in range(4)}
    assert len(hashes) == 5
    assert digest(*fixed) == digest(form, "equal-shares", {"step": "1%"}, dict(fixed[3]))

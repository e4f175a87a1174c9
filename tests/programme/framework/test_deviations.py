"""Deviating from what is fixed: with a reason, and once the place that fixed it says so."""

import pytest

from app.programme.framework import clauses, deviations, effective
from app.programme.framework.clauses import Said
from app.programme.places.places import Place
from facilitation.refusals import Malformed, Refused
from tests.programme.framework.conftest import FIXED

WORDS = ("Ook jongeren van 12 beslissen mee.", "Er wonen hier veel jongeren.", "de buurtraad")


def test_a_deviation_counts_only_once_the_place_that_fixed_it_grants_it(city: Place, buurt: Place, fixed: str) -> None:
    number = deviations.ask(buurt, (city.id, fixed), *WORDS, "noor")
    (line,) = effective.of_place(buurt).lines
    assert (line.text, line.deviation) == (FIXED, None)
    deviations.answer(city.id, buurt.id, number, "granted", "Een goede proef.", "stad")
    (line,) = effective.of_place(buurt).lines
    assert (line.text, line.clause.text, line.fixed) == (WORDS[0], FIXED, True)
    assert effective.of_place(city).lines[0].deviation is None
    deviations.withdraw(buurt.id, number, "De proef is klaar.")
    assert effective.of_place(buurt).lines[0].text == FIXED


def test_a_refused_deviation_stands_with_the_reason_and_changes_nothing(city: Place, buurt: Place, fixed: str) -> None:
    number = deviations.ask(buurt, (city.id, fixed), *WORDS, "noor")
    deviations.answer(city.id, buurt.id, number, "refused", "Dat mag niet van de wet.", "stad")
    found = effective.of_place(buurt)
    assert (found.lines[0].text, found.deviations[0].answer_reason) == (FIXED, "Dat mag niet van de wet.")
    with pytest.raises(Refused, match="deviation_answered"):
        deviations.answer(city.id, buurt.id, number, "granted", "Toch wel.", "stad")
    assert deviations.ask(buurt, (city.id, fixed), *WORDS, "noor") == 2


def test_only_what_a_larger_place_fixed_can_be_deviated_from_once_and_with_a_reason(
    city: Place, district: Place, buurt: Place, fixed: str, free: str
) -> None:
    with pytest.raises(Malformed, match="reason_needed"):
        deviations.ask(buurt, (city.id, fixed), WORDS[0], "", WORDS[2], "noor")
    with pytest.raises(Refused, match="clause_not_fixed"):
        deviations.ask(buurt, (city.id, free), *WORDS, "noor")
    with pytest.raises(Refused, match="unknown_clause"):
        deviations.ask(city, (city.id, fixed), *WORDS, "noor")
    deviations.ask(buurt, (city.id, fixed), *WORDS, "noor")
    with pytest.raises(Refused, match="deviation_there"):
        deviations.ask(buurt, (city.id, fixed), *WORDS, "noor")
    with pytest.raises(Refused, match="unknown_deviation"):
        deviations.answer(district.id, buurt.id, 1, "granted", "Ja.", "deel")


def test_a_deviation_of_a_district_counts_in_its_neighbourhoods_and_tells_that_the_clause_changed_since(
    city: Place, district: Place, buurt: Place, fixed: str
) -> None:
    number = deviations.ask(district, (city.id, fixed), *WORDS, "noor")
    deviations.answer(city.id, district.id, number, "granted", "Goed.", "stad")
    told = Said(text="Alleen bewoners beslissen.", standing="fixed", reason="Korter.", agreed_by="het college")
    clauses.rewrite(city, fixed, told, "stad")
    (line,) = effective.of_place(buurt).lines
    assert line.text == WORDS[0]
    assert line.deviation is not None
    assert (line.deviation.of_version, line.clause.number) == (1, 2)

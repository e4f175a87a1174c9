"""A refusal has one key and one sentence, whoever raises it."""

from app.languages import refusals
from app.part import SHOWN
from app.programme.registry import FEATURES

OTHERS = (
    refusals.OF_THE_HOUSE,
    refusals.OF_THE_DESK,
    refusals.OF_FILES,
    refusals.OF_AGENDAS,
    SHOWN.refusals,
)


def test_no_feature_of_the_programme_takes_the_key_of_another_refusal() -> None:
    assert [sorted(FEATURES.refusals.keys() & others.keys()) for others in OTHERS] == [[]] * len(OTHERS)

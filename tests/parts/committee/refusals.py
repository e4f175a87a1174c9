"""A committee: who does not decide, what comes too early or too late, and what cannot be read."""

from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Malformed, Refused
from tests.facilitation.evening import ANNA, LEADER, Evening
from tests.facilitation.refusals.asking import Case
from tests.parts.committee.choosing import fixed, gathered, opened, reading, score, scored


def aside() -> Evening:
    """By the chair's word Anna does not decide about the garden."""
    evening = reading()
    evening.play(RuleInterest(initiative="garden", seat="anna", reason="Haar tuin."))
    return evening


def aside_by_oneself() -> Evening:
    """By her own word, and the reading was closed since."""
    evening = scored()
    evening.play(TellInterest(initiative="garden"), ANNA)
    evening.play(CloseReading())
    return evening


def full() -> Evening:
    """Two plans were put on the list of two."""
    evening = opened()
    for plan in ("mural", "lamps"):
        evening.play(PlacePlan(initiative=plan, list="chosen", reason="Omdat."))
    return evening


MANY = "\n".join(f"Criterium {n}" for n in range(13))
REFUSED: list[Case] = [
    (Refused, "criteria_fixed", scored, AgreeCriteria(criteria="Haalbaar", chosen=1), LEADER),
    (Malformed, "chosen_needed", gathered, AgreeCriteria(criteria="Haalbaar", chosen=0), LEADER),
    (Malformed, "criteria_needed", gathered, AgreeCriteria(criteria=" \n ", chosen=1), LEADER),
    (Malformed, "criteria_many", gathered, AgreeCriteria(criteria=MANY, chosen=1), LEADER),
    (Malformed, "criterion_weight", gathered, AgreeCriteria(criteria="Haalbaar: 101", chosen=1), LEADER),
    (Malformed, "criterion_weight", gathered, AgreeCriteria(criteria="Haalbaar: 0", chosen=1), LEADER),
    (Malformed, "criterion_twice", gathered, AgreeCriteria(criteria="Haalbaar\nHaalbaar: 2", chosen=1), LEADER),
    (Refused, "criteria_first", gathered, score("garden", 3, 3), ANNA),
    (Refused, "interest_told", aside, score("garden", 3, 3), ANNA),
    (Malformed, "score_incomplete", reading, score("garden", 3), ANNA),
    (Malformed, "score_incomplete", reading, score("garden", 3, 6), ANNA),
    (Malformed, "reason_needed", reading, score("garden", 3, 3, reason=""), ANNA),
    (Refused, "interest_by_chair", aside, TellInterest(initiative="garden", on=False), ANNA),
    (Refused, "reading_closed", aside_by_oneself, TellInterest(initiative="garden", on=False), ANNA),
    (Refused, "unknown_seat", reading, RuleInterest(initiative="garden", seat="nemo", reason="Wie?"), LEADER),
    (Malformed, "reason_needed", reading, RuleInterest(initiative="garden", seat="anna"), LEADER),
    (Refused, "reading_first", scored, PlacePlan(initiative="garden"), LEADER),
    (Refused, "list_full", full, PlacePlan(initiative="garden", list="chosen", reason="Omdat."), LEADER),
    (Refused, "lists_fixed", fixed, score("garden", 3, 3), ANNA),
    (Refused, "lists_first", scored, AdvanceStage(), LEADER),
    (Refused, "reading_first", scored, FixLists(), LEADER),
]

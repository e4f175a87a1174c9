"""Of ballots, their count and the division that follows."""

from facilitation.parts.ballots import VoidVote
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.ranking.acts import ChooseMethod, CountAgain, DrawLot
from facilitation.refusals import Malformed, Refused
from facilitation.state.method import Method
from tests.facilitation.evening import ANNA, LEADER, Evening, at
from tests.facilitation.refusals.asking import Case, approve, award, divide, order, propose, reserved
from tests.facilitation.situations import (
    approving,
    approving_freely,
    closed,
    composing,
    composing_without_garden,
    drawn,
    equals,
    outgrown,
    overtaken,
    recorded,
    small_top,
    unranked,
    without_garden,
)

MISTAKEN = VoidVote(reason="Niet begrepen.")


OF_VOTES: list[Case] = [
    # held again
    (Refused, "no_vote", at("arguments"), MISTAKEN, LEADER),
    (Refused, "wrong_stage", composing, VoidVote(stage="ranking", reason="Te laat."), LEADER),
    (Refused, "vote_seen", composing, MISTAKEN, LEADER),
    (Refused, "close_first", at("ranking"), MISTAKEN, LEADER),
    (Malformed, "reason_needed", closed("ranking"), VoidVote(reason=" "), LEADER),
    # ballots
    (Refused, "no_ballot_now", at("arguments"), order("garden"), ANNA),
    (Refused, "stage_closed", closed("ranking"), order("garden"), ANNA),
    (Malformed, "ballot_form", at("ranking"), approve("garden"), ANNA),
    (Malformed, "ballot_form", approving, order("garden"), ANNA),
    (Malformed, "ballot_form", at("allocation"), order("garden"), ANNA),
    (Malformed, "ballot_repeats", at("ranking"), order("garden", "lamps", "garden"), ANNA),
    (Malformed, "ballot_repeats", approving, approve("garden", "garden"), ANNA),
    (Malformed, "ballot_empty", at("ranking"), order(), ANNA),
    (Malformed, "ballot_empty", approving_freely, approve(), ANNA),
    (Refused, "too_many_choices", small_top, order("garden", "lamps", "mural"), ANNA),
    (Refused, "unknown_initiative", at("ranking"), order("garden", "pool"), ANNA),
    (Refused, "initiative_withdrawn", without_garden, order("lamps", "garden"), ANNA),
    (Refused, "too_few_choices", approving, approve("garden"), ANNA),
    (Refused, "too_many_choices", approving, approve("lamps", "mural", "playground"), ANNA),
    (Refused, "cost_over_total", approving, approve("garden", "lamps"), ANNA),
    (Refused, "cost_under_total", approving, approve("lamps", "mural"), ANNA),
    (Refused, "amount_not_offered", at("allocation"), divide(garden=4_000_00), ANNA),
    (Refused, "amount_not_offered", at("allocation"), divide(mural=1_500_00), ANNA),
    (Refused, "over_pot", at("allocation"), divide(garden=6_000_00, playground=5_000_00), ANNA),
    # method, count and lots
    (Refused, "method_fixed", at("ranking"), ChooseMethod(method=Method()), LEADER),
    (Refused, "method_unfit", Evening, ChooseMethod(method=Method(rule="dice"), stage="ranking"), LEADER),
    (Refused, "no_such_stage", Evening, ChooseMethod(method=Method(), stage="welcome"), LEADER),
    (Refused, "close_first", at("ranking"), CountAgain(), LEADER),
    (Malformed, "words_needed", equals, DrawLot(words="  "), LEADER),
    (Refused, "no_lot_needed", closed("ranking"), DrawLot(words="fiets"), LEADER),
    (Refused, "lot_drawn", drawn, DrawLot(words="boom"), LEADER),
    # the division
    (Malformed, "reserve_repeats", composing, reserved("lamps", "mural"), LEADER),
    (Malformed, "award_repeats", composing, propose(("garden", 0), ("garden", 0)), LEADER),
    (Refused, "over_pot", composing, award("playground", 5_000_00), LEADER),
    (Refused, "departure_needs_reason", composing, award("lamps", 1_000_00, reason=""), LEADER),
    (Refused, "departure_needs_reason", composing, propose(("garden", 6_000_00)), LEADER),
    (Refused, "departure_needs_reason", overtaken, RecordDecision(), LEADER),
    (Refused, "departure_needs_reason", outgrown, RecordDecision(), LEADER),
    (Refused, "amount_not_allowed", composing, award("garden", 2_999_99), LEADER),
    (Refused, "amount_not_allowed", composing, award("garden", -1), LEADER),
    (Refused, "amount_not_allowed", composing, award("mural", 1_500_00), LEADER),
    (Refused, "initiative_withdrawn", composing_without_garden, award("garden", 0, reason=""), LEADER),
    (Refused, "decision_recorded", recorded, award("garden", 0), LEADER),
    (Refused, "wrong_stage", at("arguments"), award("garden", 0), LEADER),
    (Refused, "close_first", at("allocation"), award("garden", 0), LEADER),
    (Refused, "ranking_unrevealed", unranked, award("garden", 0), LEADER),
]  # fmt: skip

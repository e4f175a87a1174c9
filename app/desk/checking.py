"""*Nakijken*: what is missing in a draft and what may go wrong, each told by a function of its own.

A check is a function of the draft that yields what it found. `MISSING` keeps an evening from being opened, `RISK` does
not. A new check is one function and one line in `CHECKS`.
"""

from app.desk.checks.agenda import no_minutes, no_steps, tight_steps, too_long, unplayable, untold_picture
from app.desk.checks.basics import (
    no_date,
    no_pot,
    no_title,
    nobody_chosen,
    odd_delay,
    odd_plan,
    odd_stream,
    unsafe_call,
)
from app.desk.checks.found import MISSING, RISK, Check, Found
from app.desk.checks.frames import left_to_the_city, money_before_frames
from app.desk.checks.money import (
    no_minimum,
    no_money_frame,
    nothing_to_choose,
    out_of_reach,
    too_many_proposers,
    twice_proposed,
)
from app.desk.checks.order import odd_order
from app.desk.checks.plans import minimum_over_ask, no_ask, no_plans, same_id, untitled, untold_photo
from app.desk.evening import Evening

CHECKS: tuple[Check, ...] = (
    no_title, no_pot, no_date, no_steps, no_minutes, unplayable, untold_picture, no_plans, untitled, no_ask,
    minimum_over_ask, same_id, no_money_frame, money_before_frames, left_to_the_city, odd_order, tight_steps, too_long,
    no_minimum, nothing_to_choose,
    out_of_reach, twice_proposed, too_many_proposers, untold_photo, odd_plan, unsafe_call,
    odd_stream, odd_delay, nobody_chosen,
)  # fmt: skip


def found(evening: Evening) -> list[Found]:
    """Everything that was found, what is missing before what may go wrong."""
    every = [each for check in CHECKS for each in check(evening)]
    return sorted(every, key=lambda each: each.weight == RISK)


def missing(evening: Evening) -> list[Found]:
    """What keeps this evening from being opened."""
    return [each for each in found(evening) if each.weight == MISSING]

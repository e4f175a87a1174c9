"""The exported records of random evenings: signed or not, corrected or not, with all texts or some removed."""

import json
from collections.abc import Sequence
from contextlib import suppress
from random import Random

from app.access import grants, links
from app.access.grants import Grant
from app.live import meetings
from app.operations import retention
from app.record.exports import record_json
from app.record.follow_up import telling
from app.record.follow_up.ladder import STATES
from app.record.signing import signing
from app.services import services
from facilitation.refusals import Refused
from facilitation.roles import SIGNERS, Role
from facilitation.state.method import Method
from tests.record.verify.evenings import RandomEvening

EVERYBODY = [role for role, most in SIGNERS.items() for _ in range(most)]


def record(code: str, chance: Random) -> bytes:
    """The record of a random evening."""
    RandomEvening(code, chance).play()
    sign(code, chance.sample(EVERYBODY, chance.randint(0, len(EVERYBODY))), chance.random() < 0.3)
    if chance.random() < 0.3:
        remove_some(code, chance)
    tell_some(code, chance)
    return record_json.write(code)


def full_record(code: str) -> bytes:
    """The record of an evening with Borda and with everything in it, that everybody signed, and a correction."""
    RandomEvening(code, Random(7), Method()).play()
    sign(code, EVERYBODY, corrected=True)
    return record_json.write(code)


def decided(code: str) -> str:
    """Play evenings until one ends with a decision and with somebody against a plan; the code of that one."""
    for seed in range(100):
        RandomEvening(f"{code}{seed}", Random(seed), Method()).play()
        plans = json.loads(record_json.write(f"{code}{seed}"))["record"]["plans"]
        against = any(each["side"] == "against" and each["text"] for plan in plans for each in plan["arguments"])
        if telling.of(f"{code}{seed}") and against:
            return f"{code}{seed}"
    raise AssertionError("no such evening")


def tell_some(code: str, chance: Random) -> None:
    """What happened since, where something was decided: steps and conditions, on time and otherwise."""
    found = telling.of(code)
    for number in range(chance.randint(0, 4)) if found else ():
        subject, state = chance.choice(found.items).subject, chance.choice(STATES)
        due = chance.choice(["", "2031-01-31"])
        with suppress(Refused):
            telling.tell(code, "facilitator", subject, state, due, f"Stap {number} €")


def remove_some(code: str, chance: Random) -> None:
    """Take texts out of the log."""
    digests = sorted(json.loads(record_json.write(code))["texts"])
    for digest in chance.sample(digests, len(digests) // 4):
        retention.redact(services().database, [], code, [digest])


def sign(code: str, roles: Sequence[Role], corrected: bool = False) -> None:
    """Let these people sign, and maybe a correction."""
    room = meetings.load(code)
    sealed = signing.seal(room)
    assert sealed is not None
    grants = {n: grant(code, role) for n, role in enumerate(roles)}
    for n, held in grants.items():
        signing.sign(room, held, f"device {n}", sealed.head)
    if corrected:
        for n, role in enumerate((Role.SCRIBE, Role.FACILITATOR)):
            held = grant(code, role)
            waiting = [addendum.digest for addendum in signing.seal(room).addenda]  # type: ignore[union-attr]
            if waiting:
                signing.sign(room, held, f"other {n}", sealed.head, about=waiting[0])
            else:
                signing.correct(room, held, f"other {n}", sealed.head, "Er waren zes tafels.")


def grant(code: str, role: Role) -> Grant:
    """A session of a fresh link of this role."""
    token, _ = links.exchange(code, links.make(code, role))
    with services().database.read.connect() as connection:
        held = grants.held(connection, code, token)
    assert held is not None
    return held

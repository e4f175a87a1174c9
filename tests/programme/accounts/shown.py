"""Somebody who came, somebody who is still expected, and what they did."""

from collections.abc import Mapping

from flask import current_app

from app.programme.feature import Role
from app.programme.rounds import rounds
from tests.programme.accounts.joining import invited, joined

SIGN_IN, DOOR = "/account/aanmelden", "/account/uitnodiging"


def furnish(round_: str) -> Mapping[str, str]:
    """People at the place of this round; what only leads on to another page, or needs a key, is looked at there."""
    place = rounds.load(round_).place
    own = joined(current_app._get_current_object(), place, Role.LEAD)  # type: ignore[attr-defined]
    assert own.post(f"/programma/plek/{place}", data={"name": "Klaverbuurt"}).status_code == 303
    invited(place, Role.READER, "lot@buurt.example")
    elsewhere = {"/account": SIGN_IN, "/account/gemeente": SIGN_IN, "/account/gemeente/terug": SIGN_IN}
    return elsewhere | {f"{DOOR}/aannemen": DOOR}

"""Who works in a large city, and what they did."""

from app.programme.accounts.tables import ACCOUNT, AUDIT, INVITATION, MEMBERSHIP
from tests.programme.city.crowd import CITY, At, Rows

EACH = 5
DAY = At("", "", 0).moment.replace(tzinfo=None)


def of_place(place: str) -> Rows:
    """The people of a place, and those who were invited."""
    for number in range(EACH * 10 if place == CITY else EACH):
        account = f"{place}-{number}"
        yield ACCOUNT, {"id": account, "email": f"{account}@example.org", "name": f"Mens {number}", "created": DAY}
        yield MEMBERSHIP, {"account": account, "place": place, "role": "organiser"}
        invited = {
            "email": f"nieuw-{account}@example.org",
            "by": "host",
            "created": DAY,
            "expires": DAY.replace(year=2099),
        }
        yield INVITATION, {"hash": account, "place": place, "role": "reader"} | invited


def of_plan(at: At) -> Rows:
    """Something that was done to its round."""
    who = f"account:{at.place}-{at.plan % EACH}"
    path = f"/{CITY}/deel{int(at.place.removeprefix('buurt')) % 10}/{at.place}/"
    told = {"what": "rounds.pages:change_pot", "about": f"round:{at.round}", "path": path, "details": "{}"}
    yield AUDIT, {"at": at.moment.replace(tzinfo=None), "who": who} | told

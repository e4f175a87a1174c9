"""What several pages of plans show: the map, a photo, what was found, and which plans are looked for."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import g, request
from werkzeug.wrappers import Response

from app.pictures.page import sent
from app.programme.intake import appeals, checks, plans
from app.programme.intake.intakes import Intake
from app.programme.intake.map import schematic, tiles
from app.programme.intake.map.places import Spot, written
from app.programme.intake.map.schematic import Drawing
from app.programme.intake.map.tiles import Tiles
from app.programme.intake.plans import Asked, Plan
from app.programme.intake.tables import PHOTO
from app.programme.rounds.rounds import Round
from app.programme.storage import rows
from facilitation.refusals import Refused

AMSTERDAM = (52_370_000, 4_900_000)
"""The middle of a map where nobody said another, in millionths of a degree."""


class Map(msgspec.Struct, frozen=True):
    """A map to show: degrees as texts; `spots` as JSON for the page, `drawing` for who has no scripts."""

    lat: str
    lon: str
    point: bool
    tiles: Tiles | None
    drawing: Drawing | None
    known: tuple[Spot, ...]
    spots: str

    @property
    def script(self) -> str:
        """The bundle that makes it alive."""
        return "drawn_map" if self.tiles and self.tiles.kind == "drawn" else "map"


class Row(msgspec.Struct, frozen=True):
    """A criterion, and what was found by it: what counts, and what came before."""

    key: int
    text: str
    found: checks.Check | None
    before: Sequence[checks.Check]


def map_of(intake: Intake, point: tuple[int, int] | None) -> Map:
    """The map of a round, with a point where there is one."""
    known = intake.known
    middle = (intake.lat, intake.lon) if intake.lat is not None and intake.lon is not None else _middle(known)
    lat, lon = point or middle
    spots = [[spot.name, written(spot.lat), written(spot.lon)] for spot in known]
    drawing = schematic.drawn(known, point)
    told = msgspec.json.encode(spots).decode()
    return Map(written(lat), written(lon), point is not None, tiles.there(), drawing, known, told)


def _middle(known: Sequence[Spot]) -> tuple[int, int]:
    if not known:
        return AMSTERDAM
    return sum(spot.lat for spot in known) // len(known), sum(spot.lon for spot in known) // len(known)


def photo_of(plan: Plan) -> Response:
    """The photo of a plan; 404 where it has none."""
    found = rows(sa.select(PHOTO.c.data).where(PHOTO.c.plan == plan.id))
    return sent(found[0].data if found else None, {"Cache-Control": "private, max-age=3600"})


def checked(plan: Plan) -> Sequence[Row]:
    """Each criterion of the round with what was found of a plan."""
    found = checks.history(plan.id)
    counts = checks.standing(found)
    return [
        Row(key, text, counts.get(key), [each for each in found if each.criterion == key][:-1])
        for key, text in checks.criteria(plan.round).items()
    ]


def told(plan: Plan) -> dict[str, Any]:
    """What was found of a plan and what was said to it."""
    return {"checks": checked(plan), "appeals": appeals.of(plan.id), "COLOURS": checks.COLOURS}


def asked() -> Asked:
    """Which plans somebody looks for, by what the address says."""
    given, after = request.args, request.args.get("na", "")
    number = int(after) if after.isascii() and after.isdecimal() and len(after) < 8 else 0
    return Asked(given.get("q", "")[:80], given.get("thema", ""), given.get("stand", ""), number)


def require_public(round_: Round) -> None:
    """Show a round that is not public yet to nobody but who works on it. Raises Refused: unknown_here."""
    if not round_.public and not (g.holder and g.holder.may("programme.read", g.path)):
        raise Refused("unknown_here")


def listing(round_: Round) -> dict[str, Any]:
    """A page of the plans that somebody looks for, with all that the form of the search needs."""
    wanted = asked()
    found = {"asked": wanted, "found": plans.search(round_.id, wanted), "themes": plans.themes(round_.id)}
    return found | {"STATES": plans.STATES}

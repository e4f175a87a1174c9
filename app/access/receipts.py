"""Receipts: what a ballot is kept under, known to nobody but the device that handed it in."""

from app.access.codes import digest
from facilitation.roles import Actor


def receipt_for(actor: Actor, seat: str) -> str:
    """The receipt of a seat: the device's own, or for a seat the console acts for one derived from the console's."""
    return actor.receipt if seat == actor.seat else digest(f"{actor.receipt}\n{seat}")

"""Servers of one's own, as the live tests have them."""

from tests.realtime.conftest import Furnish, furnish

__all__ = ["Furnish", "furnish"]

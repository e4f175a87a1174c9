"""The app of a test, as elsewhere."""

from tests.app.conftest import app

__all__ = ["app"]

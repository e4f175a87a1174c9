"""The small meeting, for the tests of its faces."""

from tests.app.conftest import app, console, context, phone, seated

__all__ = ["app", "console", "context", "phone", "seated"]

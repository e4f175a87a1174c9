"""The small meeting and its devices, for the tests of the meetings themselves."""

from tests.app.conftest import app, console, context, phone, seated

__all__ = ["app", "console", "context", "phone", "seated"]

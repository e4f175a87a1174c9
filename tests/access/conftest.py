"""The small meeting and its devices."""

from tests.app.conftest import app, console, context, phone, seated

__all__ = ["app", "console", "context", "phone", "seated"]

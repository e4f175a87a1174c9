"""The same app, meeting and devices as for every other page."""

from tests.app.conftest import app, console, context, phone, seated

__all__ = ["app", "console", "context", "phone", "seated"]

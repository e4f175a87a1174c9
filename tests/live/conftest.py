"""The small meeting and its devices, for the tests of the meetings themselves."""

from tests.app.conftest import app, console, context, phone, seated
from tests.live.faults import arguing

__all__ = ["app", "arguing", "console", "context", "phone", "seated"]

"""The small meeting, commands on copies of its folder, and a full evening that is over."""

from tests.app.conftest import app, console, context, phone, seated
from tests.operations.copied import complaint, run
from tests.operations.full_evening import evening, past

__all__ = ["app", "complaint", "console", "context", "evening", "past", "phone", "run", "seated"]

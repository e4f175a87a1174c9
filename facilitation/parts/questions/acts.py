"""What people ask at the questions, and what the console does with it."""

from datetime import date

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.parts.questions.state import How


class AskQuestion(VoiceAct, frozen=True, kw_only=True, tag="question.ask"):
    """Ask the room something, 1 to 280 characters."""

    text: Writing


class BackQuestion(VoiceAct, frozen=True, kw_only=True, tag="question.back"):
    """Stand behind a question that somebody asked here, or no longer."""

    question: Key
    on: bool = True


class AnswerQuestion(Act, frozen=True, kw_only=True, tag="question.answer"):
    """Say what became of a question: answered `now`, `later` by a date, or by somebody (`who`); the last one counts."""

    question: Key
    how: How
    text: Writing = ""
    owner: Writing = ""
    due: date | None = None


class BundleQuestion(Act, frozen=True, kw_only=True, tag="question.bundle"):
    """Put a question under another one, which then stands for both; under none it stands by itself again."""

    question: Key
    under: Key = ""


class PutQuestion(Act, frozen=True, kw_only=True, tag="question.put"):
    """Say to whom a question was put: a role, a service, or somebody who gave their name for it."""

    question: Key
    to: Writing


class StarQuestion(Act, frozen=True, kw_only=True, tag="question.star"):
    """Mark a question for whoever puts them to the panel, or no longer; people see nothing of it."""

    question: Key
    on: bool = True


class HideQuestion(Act, frozen=True, kw_only=True, tag="question.hide"):
    """Take a question that was asked here out of sight, with a reason that its author reads."""

    question: Key
    reason: Writing = ""

"""What is asked while a list is read, and what people answered: nothing is kept while a question is open."""

from collections.abc import Iterable, Mapping, Sequence

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.forms.amounts import written
from app.imports.lists.told import Ask, Left, Option
from app.imports.source import ImportRefused, excerpt

Answers = Mapping[int, Sequence[str]]
Pointed = Mapping[str, int]
NOWHERE = -1
AWAY = "weglaten"
ALONG = "meenemen"
ON_REQUEST = _("op verzoek weggelaten")


class Hearing:
    """The questions and faults of one file; `answers` are words or amounts by line, `yes` takes what is usual.

    `pointed` says which column is what, where people pointed at one: its place from 0 by field, or NOWHERE.
    """

    def __init__(self, answers: Answers | None = None, yes: bool = False, pointed: Pointed | None = None) -> None:
        self.answers = answers or {}
        self.yes = yes
        self.pointed = pointed or {}
        self.asks: list[Ask] = []
        self.left: list[Left] = []
        self._used: set[tuple[int, str]] = set()

    def ask(
        self, line: int, value: str, why: LazyString, options: Iterable[Option], usual: Option | None = None
    ) -> Option | None:
        """What was answered; None while the question is open. The usual answer is the first option, unless told."""
        given = tuple(options)
        for text in self.answers.get(line, ()):
            for option in given:
                if means(text, option):
                    self._used.add((line, text))
                    return option
        standard = given[0] if usual is None else usual
        if self.yes:
            return standard
        self.asks.append(Ask(line, excerpt(value), why, given, standard))
        return None

    def amount(self, line: int) -> int | None:
        """The amount in cents that somebody gave for a line of which the amount cannot be read."""
        for text in self.answers.get(line, ()):
            cents = _amount(text)
            if cents is not None and cents > 0:
                self._used.add((line, text))
                return cents
        return None

    def away(self, line: int) -> bool:
        """Whether somebody said that this line may be left out, which it then is."""
        if AWAY not in self.answers.get(line, ()):
            return False
        self._used.add((line, AWAY))
        self.leave(line, ON_REQUEST)
        return True

    def along(self, line: int) -> bool:
        """Whether somebody said that this line is a plan all the same."""
        if ALONG not in self.answers.get(line, ()):
            return False
        self._used.add((line, ALONG))
        return True

    def leave(self, line: int, why: LazyString, title: str = "") -> None:
        """This line is no plan, and nobody has to decide about it; with a `title` somebody may take it along still."""
        self.left.append(Left(line, why, title=title))

    def fault(self, line: int, refusal: ImportRefused, *, priced: bool = False) -> None:
        """This line cannot become a plan: somebody mends it, or leaves it out. `priced`: an amount would do."""
        if not self.away(line):
            self.left.append(Left(line, fault=refusal, priced=priced))

    def require_all_heard(self) -> None:
        """Raises ImportRefused: answer_fits_nothing, for an answer to what was not asked."""
        for line, texts in self.answers.items():
            for text in texts:
                if (line, text) not in self._used:
                    raise ImportRefused("answer_fits_nothing", line=line, value=excerpt(text))


def means(text: str, option: Option) -> bool:
    """Whether an answer chooses this option; an amount may be given in cents, as listed, or in euros."""
    if isinstance(option, str):
        return text.strip().casefold() == option.casefold()
    return text.strip() == str(option) or _amount(text) == option


def _amount(text: str) -> int | None:
    try:
        return written(text)
    except ValueError:
        return None

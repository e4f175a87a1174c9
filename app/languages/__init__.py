"""The language of a person, and how amounts, numbers and times are written in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from babel.support import Translations
from flask import Flask, g, has_app_context, has_request_context, request, session
from flask_babel import Babel, force_locale, get_domain, get_locale
from flask_babel.speaklater import LazyString
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from app.languages.listed import KNOWN, LANGUAGES, Code, Language, known

BEGIN, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
AS_IT_RUNS = "\N{FIRST STRONG ISOLATE}"
LETTER = "A-Za-z\u00c0-\u024f"
RUN = re.compile(rf'[(‘“"]*[{LETTER}](?:[^\u0590-\u08ff\u2066-\u2069\n]*[{LETTER}])?[\d/_-]*[.!?…)’”"]*')
"""From the first Latin letter to the last one before letters of the other direction, with the signs around them."""
EURO = "EUR"
MEETING: Code = "nl"
"""The language of a meeting that chose none: of what a room reads together, and of who did not choose another."""
TOGETHER = frozenset({"projector", "record", "following"})
"""The pages that a room reads together: the wall, the record, and what follows it."""
CATALOGUES: dict[str, Translations] = {}
"""The sentences of each language, as long as this process lasts."""
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def init_app(app: Flask) -> None:
    """Languages and filters for templates."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "nl")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/Amsterdam")
    Babel(app, locale_selector=_chosen)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda said: _catalogue().ugettext(said),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        pgettext=lambda about, said: _catalogue().upgettext(about, said),
        newstyle=True,
    )
    says: dict[str, Any] = app.jinja_env.globals
    says |= {name: _apart_from_ours(says[name]) for name in ("gettext", "ngettext", "pgettext")}
    app.before_request(_remember)
    filters = {
        "euro": euro,
        "hours": hours,
        "count": count,
        "day": day,
        "moment": moment,
        "spaced": spaced,
        "apart": apart,
        "mixed": mixed,
        "in_a_row": in_a_row,
    }
    app.jinja_env.filters |= filters
    app.jinja_env.globals |= {"language": locale, "direction": direction, "languages": languages, "onward": onward}
    app.jinja_env.globals["spoken"] = spoken


def _catalogue() -> Translations:
    """The sentences in the present language; the library looks for them anew at each, a tenth of a page's time."""
    found = get_locale()
    language = found.language if found else ""
    if language not in CATALOGUES:
        CATALOGUES[language] = get_domain().get_translations()
    return CATALOGUES[language]


def _apart_from_ours(says: Callable[..., str]) -> Callable[..., str]:
    """The same for templates, where in a sentence from right to left each word that is filled in stays by itself."""

    @pass_context
    def said(context: Context, *sentences: Any, **words: Any) -> str:
        if words and direction() == "rtl":
            words = {name: by_itself(word) for name, word in words.items()}
        return says(context, *sentences, **words)

    return said


def by_itself(word: Any) -> Any:
    """A name, an address or whatever else people wrote, in an isolate that runs as it does; a number needs none."""
    if isinstance(word, LazyString):
        word = str(word)
    if not isinstance(word, str) or not word or word.isdecimal() or word.startswith((AS_IT_RUNS, BEGIN)):
        return word
    return Markup("{}{}{}").format(AS_IT_RUNS, word, END) if isinstance(word, Markup) else f"{AS_IT_RUNS}{word}{END}"


def in_a_row(words: Iterable[object]) -> str:
    """Those that say something, with the comma of the present language between them."""
    return present().comma.join(said for said in map(str, words) if said)


def apart(words: Iterable[str]) -> Markup:
    """Those that say something, with dots between; each in an isolate, so that none turns what stands beside it."""
    return Markup(" · ").join(Markup("<bdi>{}</bdi>").format(word) for word in words if word)


def locale() -> Code:
    """The present language by its code."""
    found = get_locale()
    return (known(found.language) if found else None) or MEETING


def present() -> Language:
    """The present language, with how it writes amounts, days and times."""
    return KNOWN[locale()]


def direction() -> str:
    """Which way the present language runs, as in `dir`: `ltr` or `rtl`."""
    return present().direction


def onward() -> str:
    """The arrow from what was to what came of it, in the direction of the present language."""
    return present().onward


def mixed(text: str) -> str:
    """A sentence in which words of people may stand: where ours runs from right to left, theirs are kept together."""
    return latin_apart(text) if direction() == "rtl" else text


def latin_apart(text: str) -> str:
    """The text with each Latin part in an isolate; a single word needs none."""
    return RUN.sub(lambda run: run[0] if run[0].isalnum() else f"{BEGIN}{run[0]}{END}", text)


def languages() -> Mapping[Code, Language]:
    """Those that there are to choose from, by their codes."""
    return KNOWN


def spoken(path: str) -> str:
    """An address that is asked for later, by who does not say which language: it keeps the present one."""
    return path if locale() == MEETING else f"{path}?taal={locale()}"


def speak_as(evening: str) -> None:
    """Let this request begin in the language of an evening, for who did not choose another.

    Phones of an evening in Dutch begin in the language of the device.
    """
    g.evening_language = evening


def speaking(language: str) -> AbstractContextManager[None]:
    """Render in this language, whoever asks."""
    return force_locale(language)


@contextmanager
def amounts_in(currency: str) -> Iterator[None]:
    """Amounts meanwhile are those of a file in another currency: `PLN 64.000`, three letters as in ISO 4217."""
    before, g.currency = g.get("currency", EURO), currency
    yield
    g.currency = before


def euro(cents: int | None) -> str:
    """Cents as people write them: `€ 64.000`, with cents only where there are any."""
    amount = Decimal(cents or 0) / 100
    digits = "0" if amount == amount.to_integral_value() else "0.00"
    currency = g.get("currency", EURO) if has_app_context() else EURO
    if currency != EURO:
        return f"{currency}\N{NO-BREAK SPACE}{format_decimal(amount, format=f'#,##{digits}', locale=locale())}"
    return _in_euros(amount, present().amount.replace("#0", f"#{digits}"), locale())


@lru_cache(maxsize=4096)  # a page of a thousand plans says few amounts often
def _in_euros(amount: Decimal, pattern: str, language: str) -> str:
    said = format_currency(amount, EURO, format=pattern, locale=language, currency_digits=False)
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def count(number: int) -> str:
    """A number with the separators of the language."""
    return str(format_decimal(number, locale=locale()))


def decimal(tenths: int) -> str:
    """Tenths as people write them: `6,4`."""
    return str(format_decimal(Decimal(tenths) / 10, format="0.0", locale=locale()))


def hours(moment: datetime | str) -> str:
    """The time of day in Amsterdam: `20.30`."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment.astimezone(AMSTERDAM).strftime(present().clock)


def exact(moment: datetime | str) -> str:
    """The time of day in Amsterdam with its seconds: `20.15.24`."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    clock = present().clock
    return found.astimezone(AMSTERDAM).strftime(f"{clock}{clock[2]}%S")


def day(moment: date | str) -> str:
    """The date in words: `21 november 2026`; of a moment the date that it is in Amsterdam."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    found = moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment
    return str(format_date(found, "d MMMM y", locale=locale()))


def moment(when: datetime | str) -> str:
    """The day and the time in Amsterdam: `zondag 29 november om 20.00 uur`."""
    found = (datetime.fromisoformat(when) if isinstance(when, str) else when).astimezone(AMSTERDAM)
    said = format_date(found, present().weekday, locale=locale())
    return present().moment.format(day=said, time=hours(found))


def local(text: str) -> datetime:
    """A day and a time in Amsterdam as a browser's field writes them, `2026-11-29T20:00`; with its time zone.

    Raises ValueError where it is none, also for an hour that summer time skips.
    """
    found = datetime.strptime(text, "%Y-%m-%dT%H:%M").replace(tzinfo=AMSTERDAM)
    try:
        there = found.astimezone(UTC).astimezone(AMSTERDAM).replace(fold=found.fold) == found
    except OverflowError:  # the first and the last day that there is
        there = False
    if not there:
        raise ValueError(text)
    return found


def strongly(text: object, **words: object) -> Markup:
    """A sentence as HTML, with what is filled in in bold."""
    return escape(str(text)) % {name: Markup("<b>{}</b>").format(word) for name, word in words.items()}


def spaced(code: str) -> str:
    """A join code in two groups, easier to read aloud."""
    return f"{code[:3]}\N{NO-BREAK SPACE}{code[3:]}" if len(code) == 6 else code


def _chosen() -> str:
    if not has_request_context():
        return MEETING
    asked = g.get("taal") or session.get("taal")
    if asked in LANGUAGES:
        return str(asked)
    evening = g.get("evening_language") or MEETING
    if request.blueprint in TOGETHER or evening != MEETING:
        return str(evening)
    return _of_the_device()


def _of_the_device() -> Code:
    """The first language of ours that a device asks for, of whatever country: `tr-TR` is Turkish."""
    asked = (value.partition("-")[0].lower() for value, wanted in request.accept_languages if wanted)
    return next(filter(None, map(known, asked)), MEETING)


def _remember() -> None:
    asked = request.args.get("taal")
    if asked in LANGUAGES:
        g.taal = asked
        session["taal"] = asked

"""What the templates of the desk may ask, as `desk.<name>`."""

from types import SimpleNamespace

from flask import Flask, current_app
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup, escape

from app.desk import chapters, checking
from app.desk.chapters import Chapter, Line
from app.desk.checks.found import MISSING
from app.desk.evening import Evening
from app.faces import addresses
from app.languages import euro

FACES = {
    "join": _("Voor bewoners"),
    "screen": _("Het scherm in de zaal"),
    "console": _("De regie"),
    "livecast": _("Voor kijkers thuis"),
    "record": _("Het verslag"),
}


def stand_of(evening: Evening) -> str:
    """How far a draft is, in a few words."""
    open_ = len([each for each in checking.found(evening) if each.weight == MISSING])
    if open_:
        return ngettext("Nakijken: %(num)s ding ontbreekt", "Nakijken: %(num)s dingen ontbreken", open_)
    return gettext("Klaar om te openen")


def mark(lines: list[Line], chapter: Chapter) -> Markup:
    """The table from above, a seat for each chapter that is filled in: those that are done, and the one of now."""
    seats = [line for line in lines if line.chapter.fills]
    half = (len(seats) + 1) // 2
    drawn = Markup("")
    for i, line in enumerate(seats):
        row, place = (half, i) if i < half else (len(seats) - half, i - half)
        step = 40 * place / max(row - 1, 1)
        now = line.chapter.slug == chapter.slug
        x, y = (12 + step, 6) if i < half else (52 - step, 38)
        kind = " now" if now else " done" if line.done else ""
        drawn += Markup('<circle class="seat{}" cx="{:.1f}" cy="{}" r="{}"/>').format(kind, x, y, 5.2 if now else 4)
    table = '<rect class="top" x="3.5" y="14.5" width="57" height="15" rx="3"/>'
    head = '<svg class="mark" viewBox="0 0 64 44" aria-hidden="true" focusable="false">'
    return Markup(head + table) + drawn + Markup("</svg>")  # noqa: S704 - drawn here, from numbers


def join(code: str) -> str:
    """The whole address at which phones come in."""
    return f"{current_app.config['PUBLIC_URL']}/t/{code}"


def qr(code: str) -> Markup:
    """The QR code of that address."""
    return addresses.qr(join(code))


def right(evening: Evening) -> list[Markup]:
    """What is in order, a line each."""
    plans, pot, asked = evening.items("plan"), evening.cents("pot"), 0
    asked = sum(plan.cents("ask") or 0 for plan in plans)
    lines = []
    if evening.text("title") and evening.starts and evening.text("venue"):
        lines.append(escape(gettext("Titel, datum en plaats")))
    if pot:
        lines.append(escape(gettext("Pot van %(pot)s", pot=euro(pot))))
    if plans and asked:
        says = ngettext("%(num)s plan", "%(num)s plannen", len(plans))
        lines.append(escape(gettext("%(plans)s, die samen %(asked)s vragen", plans=says, asked=euro(asked))))
    if evening.code:
        lines.append(escape(gettext("Code %(code)s is vastgelegd", code=evening.code)))
    if evening.whole("tables"):
        lines.append(
            escape(ngettext("%(num)s tafel in de zaal", "%(num)s tafels in de zaal", evening.whole("tables") or 0))
        )
    return lines


def init_app(app: Flask) -> None:
    """Let templates ask all of this."""
    asked = (stand_of, mark, join, qr, right, chapters.rail, chapters.neighbours, chapters.number, chapters.filled)
    app.jinja_env.globals["desk"] = SimpleNamespace(FACES=FACES, **{each.__name__: each for each in asked})

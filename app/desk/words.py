"""What the templates of the desk may ask, as `desk.<name>`."""

from types import SimpleNamespace

from flask import Flask, current_app
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup, escape

from app.desk import chapters, checking, crew, voting
from app.desk.agenda import steps, told
from app.desk.chapters import Chapter, Line
from app.desk.checks.found import MISSING
from app.desk.evening import Evening
from app.desk.plans import invites
from app.desk.plans.lists import Reading
from app.faces import addresses
from app.imports.lists.told import Option, Preview
from app.languages import euro
from app.languages.refusals import sentence
from app.part import SHOWN

POINTS = {
    "title": _("Plan"),
    "proposer": _("Indiener"),
    "ask": _("Vraagt"),
    "minimum": _("Minimaal"),
    "theme": _("Thema"),
    "short": _("Kort"),
    "text": _("Tekst"),
    "id": _("Kenmerk"),
}
"""The fields for which people may point at a column of a list."""
PAPER = {
    "aansluiten": (_("Zo doe je mee"), _("Een blad voor bij de deur: eerst de wifi, dan de code van de avond.")),
    "plannen": (_("Plankaarten"), _("Een kaart per plan: wat het vraagt, en waar het over gaat.")),
    "biljetten": (_("Stembiljetten en antwoordkaarten"), _("Bij elk onderdeel waar papier bij kan, in vijf talen.")),
    "argumenten": (_("Argumentkaarten"), _("Voor, tegen, vraag en verbetering, in vijf talen.")),
    "tafels": (_("Tafelborden"), _("Een bord per tafel, met de code om mee te doen.")),
    "draaiboek": (_("Draaiboek"), _("De agenda met tijden, wie leidt en je briefjes.")),
}
"""The pieces of paper: what each is called, and what it is for."""
HAND_IN = {
    "title": (_("Hoe heet je plan?"), ""),
    "ask": (_("Hoeveel euro vraag je?"), _("Alles bij elkaar.")),
    "minimum": (_("Kan het ook met minder? Hoeveel minstens? (hoeft niet)"), _("Leeg laten betekent: alles of niets.")),
    "proposer": (_("Van wie is het plan?"), _("Zoals het op het scherm mag staan.")),
    "theme": (_("Thema (hoeft niet)"), ""),
    "short": (_("Waar gaat het over? In een paar zinnen."), ""),
    "text": (_("Meer uitleg (hoeft niet)"), ""),
}
"""What a proposer is asked about a plan, with a hint where it needs one."""
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


def title_at(reading: Reading, line: int) -> str:
    """The title of the plan that a list has on this line."""
    plans = reading.preview.plans if reading.preview else ()
    return next((seen.plan.title for seen in plans if seen.line == line), "")


def option(value: Option) -> str:
    """An answer to a question about a list: an amount, or a word."""
    return euro(value) if isinstance(value, int) else value


def letter(index: int) -> str:
    """A column as a spreadsheet names it."""
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)


def asked(evening: Evening) -> int:
    """What the plans of a draft ask together, in cents."""
    return sum(plan.cents("ask") or 0 for plan in evening.items("plan"))


def sums(evening: Evening, preview: Preview) -> SimpleNamespace:
    """What the plans of a list ask together, what they can do with at least, and the pot; in cents."""
    ask = sum(seen.ask or 0 for seen in preview.plans)
    least = sum(seen.plan.least for seen in preview.plans if seen.ask is not None)
    return SimpleNamespace(ask=ask, least=least, pot=evening.cents("pot"))


def _capitalized(text: object) -> str:
    return f"{str(text)[:1].upper()}{str(text)[1:]}"


def join(code: str) -> str:
    """The whole address at which phones come in."""
    return f"{current_app.config['PUBLIC_URL']}/t/{code}"


def qr(code: str) -> Markup:
    """The QR code of that address."""
    return addresses.qr(join(code))


def right(evening: Evening) -> list[Markup]:
    """What is in order, a line each."""
    plans, pot, together = evening.items("plan"), evening.cents("pot"), asked(evening)
    lines = []
    if evening.text("title") and evening.starts and evening.text("venue"):
        lines.append(escape(gettext("Titel, datum en plaats")))
    if pot:
        lines.append(escape(gettext("Pot van %(pot)s", pot=euro(pot))))
    if plans and together:
        says = ngettext("%(num)s plan", "%(num)s plannen", len(plans))
        lines.append(escape(gettext("%(plans)s, die samen %(asked)s vragen", plans=says, asked=euro(together))))
    if evening.code:
        lines.append(escape(gettext("Code %(code)s is vastgelegd", code=evening.code)))
    if evening.whole("tables"):
        lines.append(
            escape(ngettext("%(num)s tafel in de zaal", "%(num)s tafels in de zaal", evening.whole("tables") or 0))
        )
    return lines


def init_app(app: Flask) -> None:
    """Let templates ask all of this."""
    of_chapters = (chapters.rail, chapters.neighbours, chapters.number, chapters.filled)
    asks = (stand_of, mark, join, qr, right, title_at, option, letter, asked, sums, sentence, *of_chapters)
    of_agenda = (told.plain_rules, told.tight, told.to_spare, steps.ends, steps.room_until, steps.pictured)
    of_helpers = (crew.roles, crew.plan_choices, voting.kinds, invites.count)
    named = {each.__name__: each for each in (*asks, *of_agenda, *of_helpers)}
    said = {
        "FORMATS": told.FORMATS,
        "LEADERS": told.LEADERS,
        "RULES": told.RULES,
        "kind_name": SHOWN.title,
        "PAPER": PAPER,
        "SPOKEN_CARDS": ("biljetten", "argumenten"),
        "HAND_IN": HAND_IN,
        "qr_of": addresses.qr,
    }
    app.jinja_env.globals["desk"] = SimpleNamespace(FACES=FACES, POINTS=POINTS, **named, **said)
    app.jinja_env.filters["capitalize_first"] = _capitalized

"""How clauses stand, in words."""

from datetime import date

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.languages import day

STANDINGS: dict[str, LazyString] = {
    "fixed": _("vooraf bepaald"),
    "open": _("nog open"),
    "agreed": _("afgesproken"),
    "changed": _("veranderd en afgesproken"),
    "added": _("erbij gekomen en afgesproken"),
    "city": _("de gemeente beslist hierover"),
    "dropped": _("vervalt"),
}
VERDICTS: dict[str, LazyString] = {
    "agreed": _("overgenomen"),
    "dropped": _("niet overgenomen"),
    "city": _("de gemeente beslist hierover"),
}
OPEN = _("niet besproken")
REMOVED = _("(tekst verwijderd)")


def stands(standing: str, by: str = "", before: bool = True) -> str:
    """How a clause stands and who fixed it; `before` is whether what was changed read otherwise before."""
    if standing == "fixed" and by:
        return gettext("vooraf bepaald door %(who)s", who=by)
    return str(STANDINGS["added" if standing == "changed" and not before else standing])


def counted(agreed: int, against: int) -> str:
    """How many agree with a wording and how many do not; empty where nobody said."""
    if not agreed + against:
        return ""
    yes = ngettext("%(num)s mens eens", "%(num)s mensen eens", agreed)
    return gettext("%(yes)s, %(n)s niet", yes=yes, n=against) if against else yes


def from_earlier(title: str, on: date | str | None, agreed: int, against: int) -> str:
    """The evening that a clause comes from, and how many agreed with it there."""
    when = day(on) if on else ""
    named = " ".join(text for text in (f"‘{title}’", when) if text)
    many = counted(agreed, against)
    if not many:
        return gettext("komt van %(evening)s", evening=named)
    return gettext("komt van %(evening)s: daar %(many)s", evening=named, many=many)

"""What ways of talking are called, and what people do in each of their steps."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

FORMS: Mapping[str, LazyString] = {
    "silence": _("Minuut stilte"),
    "round": _("Rondje aan tafel"),
    "one_two_four": _("Alleen, met z’n tweeën, met z’n vieren, samen"),
}
"""What each is called."""

DOES: Mapping[str, tuple[LazyString, ...]] = {
    "silence": (_("We zijn even stil. Denk na, en schrijf op wat je wilt zeggen."),),
    "round": (_("Om de beurt aan het woord. De anderen luisteren."),),
    "one_two_four": (
        _("Denk alleen na."),
        _("Praat met degene naast je."),
        _("Praat met z’n vieren. Wat hebben jullie allemaal?"),
        _("Praat met de hele tafel. Wat nemen jullie mee?"),
    ),
}
"""What people do in each step; in all steps of a round the same."""

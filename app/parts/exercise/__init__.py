"""Ways of talking in words: what everybody does now, until when, and what comes after it."""

from flask_babel import lazy_gettext as _

from app.part import Shown
from app.parts.exercise.steps import now, possible, round_here, seen, seen_here
from app.parts.exercise.words import FORMS

SHOWN = Shown(
    name="exercise",
    refusals={
        "no_talk_now": _("Dit kan alleen als mensen met elkaar praten."),
        "nobody_at_a_table": _("Er zit nog niemand aan een tafel."),
        "no_exercise": _("Er is nu geen werkvorm bezig."),
    },
    done={
        "exercise.start": _("Een werkvorm begonnen"),
        "exercise.next": _("Naar de volgende stap van een werkvorm gegaan"),
        "exercise.end": _("Een werkvorm gestopt"),
    },
    asks=(now, possible, round_here),
    words={"FORMS": FORMS},
    on_wall=lambda view: now(view) is not None,
    beside=("phone", "livecast", "console"),
    aside=("console",),
    at_table=("phone", "livecast"),
    reads=dict.fromkeys(("phone", "livecast", "screen", "console"), (seen,)) | {"table": (seen_here,)},
)

"""What a file of ballots is told about: rows that were mended or left out, and what it says of itself and does not fit.

Every sentence opens with `at`: the line, or the file as a whole.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.imports.source import place
from app.languages import euro

MONEY = ("pot", "sum", "limit", "cheapest", "least_ask", "found_cents")
"""Details that are cents, said in the currency of the file."""


class Told(msgspec.Struct, frozen=True):
    """One thing to tell: its line in the file (None where no line says it), its key, and what is in the sentence."""

    line: int | None
    key: str
    details: Mapping[str, Any] = {}

    @property
    def message(self) -> str:
        """The sentence, in the language and the currency of the moment."""
        details = {name: euro(value) if name in MONEY else value for name, value in self.details.items()}
        at = place({"line": self.line} if self.line else {})
        return str(SENTENCES[self.key]) % {**details, "at": at}

    def plain(self) -> dict[str, Any]:
        """As JSON holds it: `line`, `key` and `message`."""
        return {"line": self.line, "key": self.key, "message": self.message}


SENTENCES: dict[str, LazyString] = {
    "plan_twice": _("%(at)splan %(ids)s staat twee keer of vaker op dit biljet en telt één keer."),
    "unknown_plan": _("%(at)sop dit biljet staat %(ids)s, en dat plan is er niet. De andere plannen tellen."),
    "only_unknown_plans": _("%(at)sop dit biljet staat alleen %(ids)s, en dat plan is er niet. Dit biljet telt niet."),
    "row_too_long": _("%(at)ster staan meer vakjes dan er kolommen zijn. Dit biljet telt niet."),
    "points_unreadable": _("%(at)s‘%(value)s’ is geen aantal punten. Dit biljet telt niet."),
    "points_do_not_fit": _(
        "%(at)ster staan %(plans)s plannen en %(points)s keer punten, en dat moet gelijk zijn. Dit biljet telt niet."
    ),
    "voter_repeats": _(
        "%(at)skiezer ‘%(voter)s’ staat op %(many)s biljetten: regel %(lines)s. Alleen het eerste telt."
    ),
    "voter_numbers_unsure": _(
        "%(at)s%(many)s biljetten hebben een nummer van een kiezer dat er al stond. Bij zoveel dubbele nummers zeggen "
        "ze niet wie er stemde. Daarom tellen alle biljetten."
    ),
    "fewer_ballots": _("%(at)shet bestand zegt dat er %(stated)s biljetten zijn. Er staan er %(found)s in."),
    "more_ballots": _("%(at)shet bestand zegt dat er %(stated)s biljetten zijn. Er staan er meer in: %(found)s."),
    "other_number_of_plans": _("%(at)shet bestand zegt dat er %(stated)s plannen zijn. Er staan er %(found)s in."),
    "meta_repeats": _("%(at)s‘%(name)s’ staat er twee keer: eerder %(first)s, en hier %(value)s. Deze telt."),
    "pot_far_over": _(
        "%(at)shet budget is %(pot)s. Dat is tien keer of meer dan wat alle plannen samen vragen: %(sum)s. "
        "Klopt het bedrag?"
    ),
    "nothing_fits": _("%(at)shet budget is %(pot)s. Het goedkoopste plan vraagt meer: %(cheapest)s. Klopt het bedrag?"),
    "dates_reversed": _("%(at)shet einde (%(end)s) is eerder dan het begin (%(begin)s)."),
    "votes_differ": _(
        "%(at)svolgens het bestand staat plan ‘%(id)s’ op %(stated)s biljetten. Er staan er %(found)s in."
    ),
    "score_differs": _(
        "%(at)svolgens het bestand heeft plan ‘%(id)s’ %(stated)s punten. Op de biljetten staan er %(found)s."
    ),
    "threshold_stated": _(
        "%(at)svolgens het bestand heeft een plan minstens %(least)s punten of stemmen nodig. Dat is hier niet "
        "afgesproken. Het kan met --param least_points=%(least)s of --param least_votes=%(least)s."
    ),
    "too_few_choices": _(
        "%(at)ser staan %(found)s plannen op; volgens het bestand minstens %(least)s. Dit biljet telt niet."
    ),
    "too_many_choices": _(
        "%(at)ser staan %(found)s plannen op; volgens het bestand hoogstens %(most)s. Dit biljet telt niet."
    ),
    "cost_over_total": _(
        "%(at)sde plannen vragen samen %(found_cents)s; volgens het bestand hoogstens %(limit)s. Dit biljet telt niet."
    ),
    "cost_under_total": _(
        "%(at)sde plannen vragen samen %(found_cents)s; volgens het bestand minstens %(limit)s. Dit biljet telt niet."
    ),
    "points_over_total": _(
        "%(at)ssamen %(found)s punten; volgens het bestand hoogstens %(most)s. Dit biljet telt niet."
    ),
    "points_under_total": _(
        "%(at)ssamen %(found)s punten; volgens het bestand minstens %(least)s. Dit biljet telt niet."
    ),
    "too_much_for_one": _(
        "%(at)seen plan krijgt %(found)s punten; volgens het bestand hoogstens %(most)s. Dit biljet telt niet."
    ),
    "too_little_for_one": _(
        "%(at)seen plan krijgt %(found)s punten; volgens het bestand minstens %(least)s. Dit biljet telt niet."
    ),
    "too_few_of_theme": _(
        "%(at)svan ‘%(theme)s’ staan er %(found)s plannen op; volgens het bestand minstens %(least)s. "
        "Dit biljet telt niet."
    ),
    "too_many_of_theme": _(
        "%(at)svan ‘%(theme)s’ staan er %(found)s plannen op; volgens het bestand hoogstens %(most)s. "
        "Dit biljet telt niet."
    ),
    "theme_over_total": _(
        "%(at)sde plannen van ‘%(theme)s’ vragen samen %(found_cents)s; volgens het bestand hoogstens %(limit)s. "
        "Dit biljet telt niet."
    ),
    "theme_under_total": _(
        "%(at)sde plannen van ‘%(theme)s’ vragen samen %(found_cents)s; volgens het bestand minstens %(limit)s. "
        "Dit biljet telt niet."
    ),
}

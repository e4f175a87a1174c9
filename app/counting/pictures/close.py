"""How close the plans came that got nothing."""

from flask_babel import gettext as _

from app.counting.picture import Bar, Bars, Numbers
from app.counting.told import reasons
from app.counting.told.outcome import Tale


def draw(tale: Tale) -> Bars | None:
    """A bar per plan of which can be said how much of what it needed was there; None where that is of no plan."""
    told = [each for each in tale.result.losers if each.near is not None]
    if not told:
        return None
    rows = tuple(
        Bar(
            id=each.id, n="", title=tale.plans[each.id].title, wide=float(reasons.percent(each)),
            text=f"{reasons.percent(each)}%", state="passed",
        )
        for each in told
    )  # fmt: skip
    said = "; ".join(f"{row.title}: {row.text}" for row in rows)
    head = (_("Plan"), _("Hoe dichtbij"))
    caption = _("Hoe dichtbij de plannen waren die niets kregen")
    return Bars(
        label=f"{caption}. {said}.", table=Numbers(caption, head, tuple((r.title, r.text) for r in rows)), rows=rows
    )

"""The columns in words: rows of cells with what each is called, and the charts that belong to them."""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from flask_babel import gettext as _
from flask_babel import pgettext

from app.languages import euro
from app.programme.comparison.charts import Chart, bars
from app.programme.comparison.columns import Column
from app.programme.lessons.questions import ASKED, TRUST, Moment
from app.programme.measures.definitions import MEASURES
from app.programme.measures.few import FEWEST, HIDDEN, LEAST, MOST, NEARLY
from app.programme.measures.words import told


class Row(msgspec.Struct, frozen=True):
    """A row of the table: what it is called, what it tells exactly, and a cell per column."""

    title: str
    about: str
    cells: Sequence[str]


class Group(msgspec.Struct, frozen=True):
    """Rows that belong together, and their charts."""

    key: str
    title: str
    rows: Sequence[Row]
    charts: Sequence[Chart] = ()


NOTHING = "–"
Says = Callable[[Column], str]


def groups(columns: Sequence[Column]) -> list[Group]:
    """Everything that is told of these columns; what is of none of them is left out."""
    made = [_context(columns), _money(columns), _process(columns), _answers(columns), _trust(columns)]
    return [group for group in made if group.rows]


def _context(columns: Sequence[Column]) -> Group:
    rows = [
        _row(pgettext("stad of buurt", "Plek"), columns, lambda each: each.place),
        _row(_("Jaar"), columns, lambda each: each.year or NOTHING),
        _row(_("Model"), columns, lambda each: str(each.round.how)),
        _row(_("Pot"), columns, lambda each: euro(each.pot)),
        _row(_("Plannen ingediend"), columns, lambda each: _number(each.applications)),
        _row(_("Plannen om uit te kiezen"), columns, lambda each: _number(each.plans)),
        _row(_("Mensen die meededen"), columns, lambda each: people(each.people)),
        _row(_("Antwoordden vooraf"), columns, lambda each: _answered(each, "before")),
        _row(_("Antwoordden na afloop"), columns, lambda each: _answered(each, "after")),
    ]
    return Group("context", _("Waar gaat het over?"), rows)


def _money(columns: Sequence[Column]) -> Group:
    rows = [
        _row(_("Plannen met geld"), columns, lambda each: _number(each.funded)),
        _row(_("Waarvan een deel"), columns, lambda each: _number(each.partly)),
        _row(_("Samen toegekend"), columns, lambda each: NOTHING if each.out is None else euro(each.out)),
    ]
    share = [(c, 100 * c.funded // c.plans) for c in columns if c.funded is not None and c.plans]
    drawn = [
        (column.title, value, _("%(num)s van de 100", num=value), n) for n, (column, value) in _numbered(columns, share)
    ]
    chart = bars(_("Plannen met geld, van elke 100"), drawn, 100)
    return Group("money", _("Wat kregen de plannen?"), _known(rows), [chart] if drawn else [])


def _process(columns: Sequence[Column]) -> Group:
    """What was counted in the logs of meetings; who took part stands in the context."""
    rows = []
    for name, measure in list(MEASURES.items())[1:]:
        cells = [told(c.found[name], measure.unit) if c.found else NOTHING for c in columns]
        rows.append(Row(str(measure.title), str(measure.told), cells))
    newcomers = _row(
        _("Voor het eerst"), columns, lambda each: _percent(each, "before", "newcomer"),
        _("Van wie vooraf antwoordde: bij ‘Ik ben voor het eerst bij zo’n bijeenkomst’."),
    )  # fmt: skip
    return Group("process", _("Hoe verliep het?"), _known([*rows[:4], newcomers, *rows[4:]]))


def _answers(columns: Sequence[Column]) -> Group:
    """What people said after; trust is told by itself."""
    rows, charts = list[Row](), list[Chart]()
    for item, question in ASKED["after"].items():
        if item in TRUST:
            continue
        says = _percent if question.yes_or_no else _mean
        rows.append(Row(str(question.text), "", [says(column, "after", item) for column in columns]))
        charts += [] if question.yes_or_no else _means(str(question.text), item, columns)
    return Group("answers", _("Wat vonden mensen na afloop?"), _known(rows), charts)


def _trust(columns: Sequence[Column]) -> Group:
    rows, charts = list[Row](), list[Chart]()
    moments: tuple[tuple[Moment, str], ...] = (("before", _("vooraf")), ("after", _("na afloop")))
    for item, question in TRUST.items():
        drawn = []
        for moment, called in moments:
            title = f"{question.text} ({called})"
            rows.append(Row(title, "", [_mean(column, moment, item) for column in columns]))
        for column in columns:
            for n, (moment, called) in enumerate(moments):
                if (mean := _value(column, moment, item)) is not None and mean != HIDDEN:
                    drawn.append((f"{column.title}, {called}", mean, _tenths(mean), n))
        charts += [bars(str(question.text), drawn, 100)] if drawn else []
    return Group("trust", _("Vertrouwen, vooraf en na afloop"), _known(rows), charts)


def _means(title: str, item: str, columns: Sequence[Column]) -> list[Chart]:
    known = [(c, mean) for c in columns if (mean := _value(c, "after", item)) is not None and mean != HIDDEN]
    drawn = [(column.title, mean, _tenths(mean), n) for n, (column, mean) in _numbered(columns, known)]
    return [bars(title, drawn, 100)] if drawn else []


def _numbered(
    columns: Sequence[Column], known: Sequence[tuple[Column, int]]
) -> Iterator[tuple[int, tuple[Column, int]]]:
    """Each with the place of its column, so that a column has one pattern in all charts."""
    places = {column.key: n for n, column in enumerate(columns)}
    return ((places[column.key], (column, value)) for column, value in known)


def _row(title: str, columns: Sequence[Column], says: Says, about: str = "") -> Row:
    return Row(title, about, [says(column) for column in columns])


def _known(rows: Sequence[Row]) -> list[Row]:
    """The rows in which anything stands."""
    return [row for row in rows if any(cell != NOTHING for cell in row.cells)]


def _number(value: int | None) -> str:
    return NOTHING if value is None else str(value)


def people(value: int | None) -> str:
    """A number of people in words; HIDDEN stands for fewer than five."""
    return NOTHING if value is None else _("minder dan 5") if value == HIDDEN else str(value)


def _answered(column: Column, moment: Moment) -> str:
    """How many answered; of nearly everybody only that."""
    answered = column.answered(moment)
    if answered == NEARLY:
        return _("%(num)s of meer", num=(column.people or 0) - FEWEST + 1)
    return _too_few() if answered == HIDDEN else _number(answered)


def _value(column: Column, moment: Moment, item: str) -> int | None:
    found = column.answers.get(moment)
    return None if found is None else found.means[item]


def _mean(column: Column, moment: Moment, item: str) -> str:
    value = _value(column, moment, item)
    return NOTHING if value is None else _too_few() if value == HIDDEN else _tenths(value)


def _tenths(value: int) -> str:
    """A mean in words; at its ends only that it is there or beyond."""
    if value in (LEAST, MOST):
        return _("9 of hoger") if value == MOST else _("2 of lager")
    return f"{value // 10},{value % 10}"


def _percent(column: Column, moment: Moment, item: str) -> str:
    found = column.answers.get(moment)
    if found is None:
        return NOTHING
    value = found.percents[item]
    return _too_few() if value == HIDDEN else f"{value}%"


def _too_few() -> str:
    """So few answered, or so few did not, that nothing is told; not which of the two."""
    return _("te weinig om te tonen")

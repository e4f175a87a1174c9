"""The languages of the interface, each once: how it is called, runs, writes numbers and times, and who read it.

A language more is an entry here and a catalogue; the checks then ask for what else has to be said in it.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

Code = Literal["nl", "en", "tr", "ar", "pl"]
"""A language by its code, as in ISO 639-1; addresses, forms and the database know it by this."""
Direction = Literal["ltr", "rtl"]


class Language(NamedTuple):
    """A language of the interface.

    `amount` is how whole euros are written and `weekday` a day without its year, both as Babel's patterns; `clock` is
    the time of day as `strftime` knows it, `moment` puts the two together. `table` and `home` are what a table in the
    room is called, `%s` for its number, and the one of who takes part from home.
    """

    name: str
    amount: str
    weekday: str
    clock: str
    moment: str
    table: str
    home: str
    direction: Direction = "ltr"
    comma: str = ", "
    """What stands between the words of a row."""
    unreviewed: str = ""
    """What a page in it says as long as no native speaker has read it, in its own words; empty once one has."""
    unread: str = ""
    """The same in few words, beside its name."""

    @property
    def reviewed(self) -> bool:
        """Whether native speakers have read what it says."""
        return not self.unreviewed

    @property
    def onward(self) -> str:
        """The arrow from what was to what came of it."""
        return "←" if self.direction == "rtl" else "→"


KNOWN: Mapping[Code, Language] = {
    "nl": Language(
        name="Nederlands",
        amount="¤ #,##0",
        weekday="EEEE d MMMM",
        clock="%H.%M",
        moment="{day} om {time} uur",
        table="Tafel %s",
        home="Online tafel",
    ),
    "en": Language(
        name="English",
        amount="¤#,##0",
        weekday="EEEE d MMMM",
        clock="%H:%M",
        moment="{day}, {time}",
        table="Table %s",
        home="Online table",
    ),
    "tr": Language(
        name="Türkçe",
        amount="¤#,##0",
        weekday="d MMMM EEEE",
        clock="%H.%M",
        moment="{day}, saat {time}",
        table="Masa %s",
        home="Çevrimiçi masa",
        unreviewed="Bu çeviriyi ana dili Türkçe olan kişiler henüz gözden geçirmedi.",
        unread="gözden geçirilecek",
    ),
    "ar": Language(
        name="العربية",
        amount="\N{RIGHT-TO-LEFT MARK}#,##0 ¤",
        weekday="EEEE، d MMMM",
        clock="%H:%M",
        moment="{day}، الساعة {time}",
        table="الطاولة %s",
        home="الطاولة عبر الإنترنت",
        direction="rtl",
        comma="، ",
        unreviewed="لم يراجع هذه الترجمة بعدُ متحدثون لغتهم الأم العربية.",
        unread="قيد المراجعة",
    ),
    "pl": Language(
        name="Polski",
        amount="#,##0 ¤",
        weekday="EEEE, d MMMM",
        clock="%H:%M",
        moment="{day}, godz. {time}",
        table="Stolik %s",
        home="Stolik online",
        unreviewed="Tego tłumaczenia nie sprawdziły jeszcze osoby, dla których polski jest językiem ojczystym.",
        unread="do sprawdzenia",
    ),
}
LANGUAGES: tuple[Code, ...] = get_args(Code)


def known(name: str | None) -> Code | None:
    """The code of a language of the interface by what somebody asked for; None where it is none of them."""
    return next((each for each in LANGUAGES if each == name), None)

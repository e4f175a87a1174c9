"""Refusals in words: those of the house as a whole, of the files that are read, and of every part that is shown."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.languages import euro, moment
from app.languages.desk_refusals import OF_AGENDAS
from app.languages.desk_refusals import SENTENCES as OF_THE_DESK
from app.languages.fields import named
from app.languages.import_faults import SENTENCES as OF_FILES
from app.part import SHOWN
from app.programme.registry import FEATURES
from facilitation.refusals import Refused

OF_THE_HOUSE: dict[str, LazyString] = {
    "malformed": _("Vul dit nog eens in: %(field)s. Er is niets veranderd."),
    "unknown_act": _("Deze handeling kennen we niet: %(act)s."),
    "too_large": _("Dit bericht is te groot. Maak het korter."),
    "file_too_large": _("Dit bestand is te groot. Kies een kleiner bestand, of maak er een schermfoto van."),
    "failed": _("Er ging iets mis en dit is niet bewaard. Probeer het nog eens."),
    "disk_low": _("De schijf van de computer is bijna vol. Daarom bewaren we nu niets nieuws. Lezen kan wel."),
    "disk_full": _("De schijf van de computer is vol. Dit is niet bewaard. Lezen kan wel."),
    "disk_fails": _("De schijf van de computer werkt niet goed. Dit is niet bewaard."),
    "database_busy": _(
        "De computer kon dit nu niet bewaren: een ander programma houdt het bestand vast. Probeer het zo nog eens."
    ),
    "database_readonly": _("De computer mag nu niets bewaren. Dit is niet bewaard. Lezen kan wel."),
    "database_damaged": _("Het bestand van de computer is beschadigd. Dit is niet bewaard."),
    "database_unreachable": _("De database is nu niet te bereiken. Dit is niet bewaard. Probeer het zo nog eens."),
    "store_cannot_forget": _(
        "Geheim stemmen kan hier niet: de database van deze computer kan stembiljetten niet helemaal wissen."
    ),
    "meeting_damaged": _(
        "De gegevens van deze bijeenkomst zijn beschadigd. De beheerder kan een reservekopie terugzetten."
    ),
    "origin_refused": _("Deze pagina hoort niet bij deze overlegtafel. Open de link opnieuw."),
    "token_expired": _("De pagina was verlopen. Laad de pagina opnieuw en probeer het nog eens."),
    "text_empty": _("Schrijf eerst iets op."),
    "text_too_long": _("Je tekst is te lang: %(length)s tekens. Er passen %(limit)s tekens."),
    "text_unreadable": _("Er staan tekens in je tekst die we niet kunnen bewaren."),
    "not_allowed": _("Dit mag je hier niet doen."),
    "proposer_link_needed": _("Hiervoor heb je de link van een indiener nodig. Vraag het de gespreksleider."),
    "join_first": _("Deze verbinding volgt nog geen bijeenkomst. Laad de pagina opnieuw."),
    "key_needed": _("Voor de regie heb je de link van de gespreksleider nodig."),
    "key_unknown": _("Deze link werkt niet (meer). Vraag een nieuwe link."),
    "last_key": _("Dit is de laatste link van een gespreksleider. Maak eerst een nieuwe."),
    "too_many": _("Even rustig aan. Wacht %(seconds)s, daarna kan het weer. Er is niets kwijt."),
    "too_many_codes": _("Je probeerde veel codes. Wacht %(seconds)s en vraag de code in de zaal."),
    "too_many_keys": _("Je probeerde veel links. Wacht %(seconds)s en vraag een nieuwe link."),
    "unknown_scope": _("Wat je wilt volgen is er in deze bijeenkomst niet: %(scope)s."),
    "scope_not_yours": _("Je volgt alleen je eigen tafel, en niet %(scope)s."),
    "unknown_meeting": _("We vinden geen overlegtafel met de code %(code)s."),
    "reason_needed": _("Schrijf er een reden bij."),
    "amount_unreadable": _("Dit bedrag konden we niet lezen: %(text)s. Schrijf het in euro’s, zoals 12.500."),
    "not_closed_yet": _("Eerst sluit de gespreksleider de bijeenkomst. Daarna kun je tekenen."),
    "sign_link_needed": _("Om te tekenen heb je een eigen link nodig. Vraag hem aan de gespreksleider."),
    "practice_unsigned": _("Dit is een oefening. Een oefening telt niet, dus je kunt er niet voor tekenen."),
    "not_kept_yet": _("Een bundel voor het archief komt er pas als de bijeenkomst gesloten is."),
    "practice_unkept": _("Dit is een oefening. Een oefening telt niet, dus er komt geen bundel voor het archief."),
    "already_signed": _("Hier is al voor getekend. Er verandert niets."),
    "signed_elsewhere": _("Met deze link of op dit apparaat is al getekend. Iedereen tekent op een eigen apparaat."),
    "head_differs": _("De code die je zag, is niet de code van dit verslag. Laad de pagina opnieuw en vergelijk."),
    "signing_key_changed": _(
        "De sleutel van deze computer is veranderd. De beheerder moet de oude sleutel terugzetten."
    ),
    "unknown_addendum": _("Deze verbetering kennen we niet."),
    "nothing_to_follow": _("Er is geen vastgelegd besluit om op te volgen."),
    "unknown_subject": _("Deze stap of voorwaarde kennen we niet."),
    "reason_not_new": _("Deze reden stond er al. Wie afwijkt of uitstelt, schrijft een nieuwe reden op."),
}


def sentence(refusal: Refused) -> str:
    """The refusal in the words of the present language; where it says `limit_euro` the cents of `limit` in euros."""
    details = dict(refusal.details)
    details |= {f"{name}_euro": euro(told) for name, told in refusal.details.items() if isinstance(told, int)}
    if isinstance(seconds := details.get("seconds"), int):
        details["seconds"] = ngettext("%(num)s seconde", "%(num)s seconden", seconds)
    if isinstance(when := details.get("moment"), str):
        details["moment"] = moment(when)
    if refusal.key == "malformed":
        details["field"] = named(str(details.get("field", "")))
    return str(sentences()[refusal.key]) % _Missing(details)


def sentences() -> dict[str, LazyString]:
    """All sentences for refusals by key."""
    return OF_THE_HOUSE | OF_THE_DESK | OF_FILES | OF_AGENDAS | SHOWN.refusals | {**FEATURES.refusals}


class _Missing(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""

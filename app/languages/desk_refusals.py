"""Why something cannot be done at the desk, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

SENTENCES: dict[str, LazyString] = {
    "desk_key_needed": _("Voor het bureau heb je een link voor organisatoren nodig."),
    "unknown_draft": _("Dit concept is er niet (meer)."),
    "unknown_item": _("Wat je wilde veranderen, is er niet meer. Misschien haalde een ander het weg."),
    "unknown_beside": _("Over deze tekst is al gekozen."),
    "unknown_base": _("Deze pagina loopt achter. Laad hem opnieuw; wat je typte, staat er nog."),
    "draft_opened": _("Deze avond is al geopend. Het concept verandert niet meer; maak er een kopie van."),
    "nothing_agreed": _("Op die avond zijn geen kaders bevestigd, of hij is nog niet gesloten."),
    "draft_not_ready": _("Openen kan nog niet. %(why)s"),
    "practice_not_ready": _("Oefenen kan nog niet. %(why)s"),
    "practice_busy": _(
        "Er wordt al een ander concept geoefend. Gooi die oefening eerst weg, of wacht tot hij klaar is."
    ),
    "practice_unplayed": _("Deze computer kan nu geen oefening spelen."),
    "no_practice": _("Er is geen oefening van dit concept. Begin er eerst een."),
    "not_practice": _("Dit is geen oefening. Een echte avond gaat nooit weg."),
    "undo_changed": _("Hier is daarna nog iets aan veranderd. Ongedaan maken kan niet meer."),
    "no_list_here": _("Er ligt geen lijst klaar. Geef hem opnieuw."),
    "no_file": _("Kies een bestand, of plak de lijst."),
    "picture_unreadable": _("Deze foto kunnen we niet lezen. Kies een JPEG, PNG of WebP."),
    "picture_too_large": _(
        "Deze foto is te groot. Er past %(most)s MB; maak hem kleiner, of maak er een schermfoto van."
    ),
    "too_many_pictures": _("Bij dit concept horen al %(most)s foto’s. Meer passen er niet."),
    "no_picture": _("Kies eerst een foto."),
    "invite_needed": _("Om een plan in te dienen heb je een link van de organisatie nodig."),
    "title_needed": _("Geef je plan een titel."),
    "too_many_handed_in": _("Met deze link kun je niet nog een plan indienen. Vraag het de organisatie."),
    "too_many_drafts": _("Er zijn al 500 concepten en avonden. Gooi eerst iets weg."),
    "unknown_call": _("Deze oproep is er niet (meer)."),
    "call_incomplete": _("Geef de oproep een titel, een tekst en minstens één ronde. Zet hem daarna open."),
    "round_unreadable": _("Ronde %(n)s heeft geen goede dag en tijd. Kies wanneer hij sluit."),
    "rounds_backwards": _("Ronde %(n)s sluit niet later dan de ronde ervoor."),
    "round_in_use": _("In ronde %(n)s zijn al plannen binnen. Die ronde kan niet meer weg."),
    "call_closed": _("Deze ronde is gesloten, op %(moment)s. Je plan kon niet meer mee."),
    "too_many_entries": _("Van één apparaat komen hoogstens %(most)s plannen, en die stuurde je al in."),
    "call_full": _(
        "Er kunnen hoogstens %(most)s plannen binnenkomen, en die zijn er al. "
        "Vraag de organisatie of er nog een bij kan."
    ),
    "ask_needed": _("Vul in hoeveel geld je plan vraagt."),
    "unknown_entry": _("Deze inzending is er niet."),
    "entry_judged": _("Over deze inzending is al beslist."),
    "not_over_yet": _("Alleen een avond die gesloten is, kan naar het archief."),
}

OF_AGENDAS: dict[str, LazyString] = {
    "agenda_too_large": _("Dit bestand is te groot voor een agenda. Er past %(most)s kB."),
    "agenda_unreadable": _("Dit kunnen we niet als agenda lezen: regel %(line)s is geen goede YAML."),
    "agenda_field": _("In deze agenda klopt ‘%(field)s’ niet, of het ontbreekt."),
    "stage_field": _("Bij onderdeel %(place)s van de agenda klopt ‘%(field)s’ niet, of het ontbreekt."),
    "agenda_empty": _("Op deze agenda staat niets. Zet er eerst een onderdeel op."),
    "agenda_long": _("Op een agenda passen %(most)s onderdelen. Haal er een paar weg."),
    "stage_key_twice": _("Twee onderdelen van de agenda heten ‘%(stage)s’. Geef elk een eigen sleutel."),
    "unknown_kind": _("Het onderdeel ‘%(stage)s’ is van een soort die we niet kennen: %(kind)s. Er is: %(known)s."),
    "stage_rules": _("Bij de regels van het onderdeel ‘%(stage)s’ klopt iets niet: ‘%(field)s’."),
    "unknown_agenda": _("We kennen geen agenda ‘%(name)s’. Er is: %(known)s."),
    "agenda_of_the_house": _("‘%(name)s’ is een agenda van het huis. Geef je eigen agenda een andere naam."),
}

"""Why a file cannot be used, in words. Every sentence opens with `at`: the line, the plan, or the file as a whole."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

SENTENCES: dict[str, LazyString] = {
    "no_such_file": _("Het bestand ‘%(name)s’ bestaat niet."),
    "unreadable_file": _("Het bestand ‘%(name)s’ kunnen we niet openen."),
    "unsupported_ending": _("Het bestand ‘%(name)s’ kennen we niet. Gebruik een bestand dat eindigt op %(known)s."),
    "wrong_encoding": _("%(at)sdit is geen UTF-8. Sla het bestand op als UTF-8 en probeer het opnieuw."),
    "no_list": _("‘%(name)s’ kunnen we niet als lijst lezen: het is %(what)s. %(how)s."),
    "too_large_file": _("Het bestand ‘%(name)s’ is te groot. Er past %(most)s MB."),
    "no_heading": _(
        "In dit bestand vinden we geen kop. Zet boven de plannen een regel met in elk geval ‘titel’ en ‘gevraagd’."
    ),
    "no_visible_title": _("%(at)ser staat bij ‘%(column)s’ geen titel die je kunt zien."),
    "quote_not_closed": _("%(at)seen aanhalingsteken wordt niet gesloten. Zet er nog een achter de tekst."),
    "list_asks": _(
        "Over dit bestand is nog iets te beslissen (%(count)s); er is niets bewaard. Regel %(asks)s "
        "Kijk met ‘plans --preview’ en antwoord met --answer REGEL=KEUZE of met --yes."
    ),
    "list_faults": _(
        "In dit bestand kloppen %(count)s regels niet; er is niets bewaard. Regel %(faults)s "
        "Verbeter ze, of laat ze weg met --answer REGEL=weglaten of met --yes."
    ),
    "answer_fits_nothing": _("%(at)sdaar is niets gevraagd waarop ‘%(value)s’ een antwoord is."),
    "not_json": _("%(at)sdit is geen geldige JSON."),
    "wrong_shape": _("%(at)s‘%(column)s’ heeft niet de vorm die we verwachten."),
    "missing_section": _("In dit bestand mist het deel %(section)s. Nodig zijn META, PROJECTS en VOTES."),
    "missing_column": _("In dit bestand mist de kolom ‘%(column)s’."),
    "bad_row": _("%(at)shet aantal vakjes klopt niet. Zet tekst met een scheidingsteken tussen aanhalingstekens."),
    "missing_value": _("%(at)s‘%(column)s’ is leeg."),
    "bad_number": _("%(at)s‘%(value)s’ bij ‘%(column)s’ is geen bruikbaar getal."),
    "bad_choice": _("%(at)s‘%(value)s’ bij ‘%(column)s’ begrijpen we niet. Schrijf ja of nee."),
    "amount_not_positive": _("%(at)shet bedrag bij ‘%(column)s’ is ‘%(value)s’ en moet meer dan 0 zijn."),
    "amount_too_large": _("%(at)shet bedrag bij ‘%(column)s’ is ‘%(value)s’ en dat is te groot."),
    "import_minimum_over_ask": _("%(at)shet minimum is hoger dan wat het plan vraagt."),
    "bad_id": _("%(at)s‘%(id)s’ kan geen nummer van een plan zijn. Gebruik letters en cijfers, zonder spaties."),
    "duplicate_id": _("%(at)shet nummer ‘%(id)s’ is al van een ander plan."),
    "no_plans": _("In dit bestand staan geen plannen."),
    "too_many_plans": _("In dit bestand staan %(count)s plannen. Er passen er %(most)s op tafel."),
    "import_text_too_long": _("%(at)sde tekst bij ‘%(column)s’ is te lang. Er passen %(most)s tekens."),
    "import_text_unreadable": _("%(at)sbij ‘%(column)s’ staan tekens die we niet kunnen bewaren."),
    "unknown_frame_key": _("‘%(frame)s’ is geen kader. De vijf kaders heten %(known)s."),
    "double_frame": _("In dit bestand staat een kader twee keer."),
    "rule_needs_other_ballots": _("De telregel %(rule)s kan niet met stembiljetten van de soort ‘%(kind)s’."),
    "unknown_param": _("De afspraak ‘%(name)s’ kennen we niet bij deze telregel. Wel: %(known)s."),
    "bad_param": _("‘%(value)s’ kan niet bij de afspraak ‘%(name)s’."),
    "channel_without_share": _("Bij ‘shares’ mist hoe zwaar stembiljetten van ‘%(channel)s’ tellen."),
    "plans_needed": _("In ‘%(name)s’ staan alleen stembiljetten. Geef ook het bestand met de plannen."),
    "bad_kind": _("De soort stembiljet ‘%(kind)s’ kennen we niet. Wel: %(known)s."),
    "no_votes": _("In ‘%(name)s’ staat geen enkele stem."),
    "no_ballot_readable": _("%(at)sdit is geen stembiljet, en de regels erna ook niet. Er is niets te tellen."),
    "cut_off": _(
        "Dit bestand is afgebroken: het zegt dat er %(stated)s stembiljetten zijn, en er staan er %(found)s in. "
        "Haal het hele bestand nog eens op."
    ),
    "no_ballot_list": _(
        "‘%(name)s’ is geen lijst van stembiljetten. Zo’n lijst heeft als eerste regel ‘ballot;choices’, en daaronder "
        "per biljet een regel, zoals ‘1;A,B’: het nummer van het biljet en de plannen erop. Tellingen van papier horen "
        "hier niet als totaal: zet elk papieren biljet op een eigen regel, met ‘paper’ in een kolom ‘channel’. Heb je "
        "alleen totalen per plan, zet ze dan bij de plannen in een .pb, in de kolom ‘votes’."
    ),
}

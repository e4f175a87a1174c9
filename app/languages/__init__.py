"""Dutch and English: the language of a person, sentences for refusals, amounts and times."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from flask import Flask, g, request, session
from flask_babel import Babel, force_locale, get_locale, gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from facilitation.refusals import Refused
from facilitation.roles import SIGNERS

LANGUAGES = ("nl", "en")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ = lazy_gettext

SENTENCES: dict[str, LazyString] = {
    "malformed": _("Dit konden we niet lezen: %(field)s. Er is niets veranderd."),
    "unknown_act": _("Deze handeling kennen we niet: %(act)s."),
    "too_large": _("Dit bericht is te groot. Maak het korter."),
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
    "meeting_damaged": _(
        "De gegevens van deze bijeenkomst zijn beschadigd. De beheerder kan een reservekopie terugzetten."
    ),
    "origin_refused": _("Deze pagina hoort niet bij deze overlegtafel. Open de link opnieuw."),
    "token_expired": _("De pagina was verlopen. Laad de pagina opnieuw en probeer het nog eens."),
    "text_empty": _("Schrijf eerst iets op."),
    "text_too_long": _("Je tekst is te lang: %(length)s tekens. Er passen %(limit)s tekens."),
    "text_unreadable": _("Er staan tekens in je tekst die we niet kunnen bewaren."),
    "not_allowed": _("Dit mag je hier niet doen."),
    "seat_needed": _("Schuif eerst aan. Dan kun je meedoen."),
    "seat_unchosen": _("Kies eerst voor welke stoel je dit doet."),
    "not_your_seat": _("Je kunt alleen voor je eigen stoel iets doen."),
    "not_your_plan": _("Dit kan alleen de indiener van dit plan."),
    "proposer_link_needed": _("Hiervoor heb je de link van een indiener nodig. Vraag het de gespreksleider."),
    "not_your_table": _("Dit kan alleen voor stoelen aan je eigen tafel."),
    "channel_not_yours": _("Alleen de gespreksleider voegt een stoel op papier of met hulp toe."),
    "join_first": _("Deze verbinding volgt nog geen bijeenkomst. Laad de pagina opnieuw."),
    "key_needed": _("Voor de regie heb je de link van de gespreksleider nodig."),
    "key_unknown": _("Deze link werkt niet (meer). Vraag een nieuwe link."),
    "last_key": _("Dit is de laatste link van een gespreksleider. Maak eerst een nieuwe."),
    "too_many": _("Even rustig aan. Wacht %(seconds)s seconden, daarna kan het weer. Er is niets kwijt."),
    "too_many_codes": _("Je probeerde veel codes. Wacht %(seconds)s seconden en vraag de code in de zaal."),
    "unknown_scope": _("Wat je wilt volgen is er in deze bijeenkomst niet: %(scope)s."),
    "unknown_meeting": _("We vinden geen overlegtafel met de code %(code)s."),
    "nothing_to_step": _("Er is nu geen uitslag om stap voor stap te laten zien."),
    "no_such_step": _("Deze uitslag heeft %(total)s stappen."),
    "unknown_seat": _("Deze stoel kennen we niet."),
    "unknown_table": _("Deze tafel is er niet."),
    "unknown_stage": _("Dit onderdeel staat niet op de agenda."),
    "unknown_initiative": _("Dit plan kennen we niet."),
    "unknown_argument": _("Dit argument kennen we niet."),
    "unknown_frame": _("Dit kader kennen we niet."),
    "no_such_stage": _("Dit onderdeel staat niet op de agenda van vanavond."),
    "seat_taken": _("Deze stoel is al bezet."),
    "meeting_closed": _("De bijeenkomst is gesloten. Het besluit staat vast."),
    "wrong_stage": _("Dat kan nu niet. De zaal is bij een ander onderdeel."),
    "stage_closed": _("Dit onderdeel is gesloten. Wat je eerder instuurde, telt mee."),
    "not_open_yet": _("Dit onderdeel is nog niet open."),
    "stage_sealed": _("Dit onderdeel is gesloten en verzegeld. Het gaat niet meer open."),
    "stage_moved": _("Iemand anders ging al verder. Kijk eerst waar de zaal nu is."),
    "last_stage": _("Dit is het laatste onderdeel."),
    "close_first": _("Sluit eerst dit onderdeel."),
    "nothing_to_reveal": _("Dit onderdeel heeft geen uitslag om te laten zien."),
    "frames_unconfirmed": _("Bevestig eerst alle kaders. Nog open: %(frames)s."),
    "frame_confirmed": _("De zaal heeft dit kader al bevestigd: %(frame)s."),
    "argument_hidden": _("Dit argument is niet zichtbaar."),
    "own_argument": _("Dit is je eigen argument. Steun geef je aan een ander."),
    "reason_needed": _("Schrijf er een reden bij."),
    "reason_needed_for_concern": _("Schrijf op wat je zorg of bezwaar is."),
    "initiative_withdrawn": _("Het plan ‘%(title)s’ doet niet meer mee."),
    "nothing_corrected": _("Er is niets om te verbeteren: alles staat er al zo."),
    "minimum_over_ask": _("Het minimum moet meer dan 0 zijn. Het mag niet hoger zijn dan wat het plan vraagt."),
    "recast_repeats": _("Dit plan staat er twee keer in."),
    "recast_pending": _("Over ‘%(title)s’ loopt al een vraag. Wacht op het antwoord of vraag het niet meer."),
    "recast_not_less": _("Vraag een bedrag dat lager is dan %(ask)s."),
    "recast_over_sum": _("Samen vroegen deze plannen %(ask)s. Meer kan niet."),
    "recast_other_plan": _("Over dit plan ging de vraag niet."),
    "recast_over": _("Deze vraag is al beantwoord of loopt niet meer."),
    "unknown_recast": _("Deze vraag kennen we niet."),
    "ballots_out": _("Bedragen veranderen kan niet terwijl er gestemd wordt."),
    "no_ballot_now": _("Er wordt nu niet gestemd."),
    "ballot_form": _("Dit stembiljet past niet bij deze stemming."),
    "ballot_repeats": _("Een plan staat twee keer op je stembiljet."),
    "ballot_empty": _("Kies eerst minstens één plan."),
    "ballot_elsewhere": _("Met deze stoel is al gestemd op een ander apparaat. Verander het daar."),
    "too_few_choices": _("Kies minstens %(least)s plannen."),
    "too_many_choices": _("Kies hoogstens %(most)s plannen."),
    "cost_over_total": _("Samen is dit te duur: %(over)s te veel. Haal iets weg."),
    "cost_under_total": _("Samen is dit te weinig. Kies voor minstens %(limit)s."),
    "points_over_total": _("Dit zijn te veel punten: %(over)s te veel. Haal er iets af."),
    "points_under_total": _("Dit zijn te weinig punten. Verdeel er %(limit)s."),
    "too_much_for_one": _("Eén plan kan hoogstens %(each)s punten krijgen."),
    "below_zero": _("Minder dan 0 punten geven kan niet."),
    "off_the_scale": _("Een cijfer loopt van 0 tot en met %(highest)s."),
    "amount_out_of_range": _("Dit bedrag kan niet voor ‘%(title)s’."),
    "marks_do_not_fit": _("Bij elk plan hoort één getal, en alleen als deze stemming dat vraagt."),
    "unknown_plan": _("Plan %(id)s is er niet."),
    "method_fixed": _("De stemming is al open geweest. Hoe we stemmen en tellen ligt nu vast."),
    "method_unfit": _("Zo kan de stemming niet. Kijk nog eens naar: %(part)s."),
    "count_running": _("Het tellen is nog bezig. Probeer het zo nog eens."),
    "count_failed": _("Het tellen is gestopt. Druk op ‘Tel opnieuw’."),
    "no_lot_needed": _("Er hoeft niet geloot te worden."),
    "lot_drawn": _("Er is al geloot."),
    "words_needed": _("Typ de woorden die de zaal roept."),
    "amount_unreadable": _("Dit bedrag konden we niet lezen: %(text)s. Schrijf het in euro’s, zoals 12.500."),
    "amount_not_offered": _("Dit bedrag kan niet voor ‘%(title)s’. Kies niets, minimaal of alles."),
    "amount_not_allowed": _("Dit bedrag kan niet voor ‘%(title)s’. Kies 0, of tussen %(least)s en %(ask)s."),
    "over_pot": _("Dit is meer dan het budget: %(over)s te veel."),
    "award_repeats": _("Een plan staat twee keer in de verdeling."),
    "reserve_repeats": _("Twee plannen staan op dezelfde plek van de reservelijst."),
    "departure_needs_reason": _("‘%(title)s’ wijkt af van de rangschikking. Schrijf op waarom."),
    "ranking_unrevealed": _("Laat eerst de uitslag van Rangschikken zien."),
    "consent_first": _("Vraag eerst de zaal wat zij van de verdeling vindt."),
    "choice_open": _("De zaal kiest nu. Sluit eerst de keuze."),
    "choice_closed": _("Deze keuze is gesloten. Wat je eerder instuurde, telt mee."),
    "no_choice_now": _("Er is nu geen keuze."),
    "unknown_choice": _("Deze keuze kennen we niet."),
    "unknown_option": _("Deze optie staat niet in de keuze."),
    "unknown_version": _("Deze versie van de verdeling is er niet."),
    "option_repeats": _("Een optie staat er twee keer."),
    "too_few_options": _("Geef minstens %(least)s opties."),
    "too_many_options": _("Geef hoogstens %(most)s opties."),
    "marks_needed": _("Geef minstens één optie een cijfer."),
    "no_package_won": _("Deze keuze is niet gewonnen door een verdeling. Er is niets om over te nemen."),
    "decision_recorded": _("Het besluit is vastgelegd. De verdeling verandert niet meer."),
    "not_closed_yet": _("Eerst sluit de gespreksleider de bijeenkomst. Daarna kun je tekenen."),
    "sign_link_needed": _("Om te tekenen heb je een eigen link nodig. Vraag hem aan de gespreksleider."),
    "already_signed": _("Hier is al voor getekend. Er verandert niets."),
    "signed_elsewhere": _("Met deze link of op dit apparaat is al getekend. Iedereen tekent op een eigen apparaat."),
    "head_differs": _("De code die je zag, is niet de code van dit verslag. Laad de pagina opnieuw en vergelijk."),
    "signing_key_changed": _(
        "De sleutel van deze computer is veranderd. De beheerder moet de oude sleutel terugzetten."
    ),
    "unknown_addendum": _("Deze verbetering kennen we niet."),
    "ask_about_all": _("De laatste vraag ging over één plan. Vraag de zaal eerst naar het hele pakket."),
    "rule_unmet": _("De afspraak vooraf over het besluit is nog niet gehaald. Je kunt het wel als advies vastleggen."),
    "unknown_objection": _("Dit bezwaar kennen we niet."),
    "not_your_objection": _("Dit bezwaar is van iemand anders."),
    "no_objection": _("Deze stoel heeft geen bezwaar."),
    "unknown_view": _("Dit minderheidsstandpunt kennen we niet."),
    "view_posted": _("Je schreef al een minderheidsstandpunt. Je kunt je wel aansluiten bij een ander."),
    "view_hidden": _("Dit minderheidsstandpunt is niet zichtbaar."),
    "own_view": _("Dit is je eigen minderheidsstandpunt."),
    "mandate_fixed": _("Het mandaat staat vast: de avond is begonnen."),
    "rule_fixed": _("De afspraak over het besluit staat vast: de kaders zijn bevestigd."),
    "nothing_to_follow": _("Er is geen vastgelegd besluit om op te volgen."),
    "unknown_subject": _("Deze stap of voorwaarde kennen we niet."),
    "reason_not_new": _("Deze reden stond er al. Wie afwijkt of uitstelt, schrijft een nieuwe reden op."),
    "review_empty": _("Vul minstens één van de drie vragen in."),
}

STAGES: dict[str, LazyString] = {
    "welcome": _("Welkom"),
    "frames": _("Kaders"),
    "initiatives": _("Plannen"),
    "arguments": _("Argumenten"),
    "ranking": _("Rangschikken"),
    "allocation": _("Verdelen"),
    "decision": _("Besluit"),
    "review": _("Terugblik"),
}

SIDES: dict[str, LazyString] = {
    "for": _("Voor"),
    "against": _("Tegen"),
    "question": _("Vraag"),
    "improvement": _("Verbetering"),
}

POSITIONS: dict[str, LazyString] = {
    "agree": _("Akkoord"),
    "concern": _("Zorg"),
    "objection": _("Bezwaar"),
}


OUTCOMES: dict[str, LazyString] = {
    "ja": _("ja"),
    "ja_mits": _("ja, mits"),
    "nu_niet": _("nu niet"),
}

CONDITIONS: dict[str, LazyString] = {
    "voorwaarde": _("Voorwaarde"),
    "wens": _("Wens"),
    "verzoek": _("Verzoek"),
}


RULES: dict[str, LazyString] = {
    "": _("de gespreksleider legt vast wat de zaal zegt"),
    "consent": _("niemand heeft een bezwaar dat blijft staan"),
    "majority": _("de meerderheid kan ermee leven"),
    "four_fifths": _("vier van de vijf mensen kunnen ermee leven, de minderheid staat in het verslag"),
    "resistance": _("er is minder weerstand tegen dan tegen niets doen"),
}

MANDATES: dict[str, LazyString] = {
    "beslissend": _("De zaal beslist"),
    "adviserend": _("De zaal geeft advies"),
}


LADDER: dict[str, LazyString] = {
    "neighbourhood": _("Besluit van de buurt"),
    "district": _("Besluit van het stadsdeel"),
    "payment": _("Betaling"),
    "execution": _("Uitvoering"),
    "accounting": _("Verantwoording"),
}

STATES: dict[str, LazyString] = {
    "open": _("gepland"),
    "running": _("loopt"),
    "done": _("klaar"),
    "deviates": _("wijkt af"),
}


class Helper(NamedTuple):
    """What a role with a link is called, and what it may do."""

    name: LazyString
    what: LazyString


ROLES: dict[str, Helper] = {
    "facilitator": Helper(_("Gespreksleider"), _("Leidt de hele avond en maakt links.")),
    "co-facilitator": Helper(
        _("Tweede gespreksleider"), _("Doet alles, behalve het besluit vastleggen en de avond sluiten.")
    ),
    "scribe": Helper(_("Verslaglegger"), _("Schrijft op wat mensen zonder telefoon zeggen.")),
    "table-chair": Helper(_("Tafelvoorzitter"), _("Schrijft op wat mensen aan de eigen tafel zeggen.")),
    "moderator": Helper(_("Moderator"), _("Kiest welke argumenten op het scherm komen.")),
    "projector": Helper(_("Scherm"), _("Zet het scherm in de zaal op zwart, stil of QR-code.")),
    "counter": Helper(_("Rekencommissie"), _("Tekent na afloop voor de telling. Daar zijn er twee van nodig.")),
    "area-broker": Helper(_("Gebiedsmakelaar"), _("Tekent na afloop dat de gemeente dit gezien heeft.")),
    "proposer": Helper(_("Indiener"), _("Zegt ja of nee als het eigen plan kleiner of samen verder kan.")),
}

SIGNS_FOR: dict[str, LazyString] = {
    "facilitator": _("het verloop van de avond"),
    "counter": _("de telling"),
    "scribe": _("de tekst"),
    "area-broker": _("gezien"),
}

AMOUNTS = ("over", "limit", "least", "ask")
COUNTED = ("text_too_long", "too_few_choices", "too_few_options", "points_over_total", "points_under_total")


def sentence(refusal: Refused) -> str:
    """The refusal in the words of the present language."""
    details = dict(refusal.details)
    if refusal.key not in COUNTED:
        details |= {name: euro(details[name]) for name in AMOUNTS if isinstance(details.get(name), int)}
    return str(sentences()[refusal.key]) % _Missing(details)


def sentences() -> dict[str, LazyString]:
    """All sentences for refusals, of the domain and of the importers."""
    from app.languages.import_faults import SENTENCES as IMPORTS

    return SENTENCES | IMPORTS


class _Missing(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def init_app(app: Flask) -> None:
    """Languages and filters for templates."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "nl")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/Amsterdam")
    Babel(app, locale_selector=_chosen)
    app.before_request(_remember)
    app.jinja_env.filters |= {"euro": euro, "hours": hours, "count": count, "day": day, "spaced": spaced}
    app.jinja_env.globals |= {"STAGES": STAGES, "SIDES": SIDES, "POSITIONS": POSITIONS, "ROLES": ROLES}
    app.jinja_env.globals |= {"SIGNS_FOR": SIGNS_FOR, "SIGNERS": SIGNERS}
    app.jinja_env.globals |= {"OUTCOMES": OUTCOMES, "CONDITIONS": CONDITIONS, "RULES": RULES, "MANDATES": MANDATES}
    app.jinja_env.globals |= {"LADDER": LADDER, "STATES": STATES, "subject": subject}


def locale() -> str:
    """The present language, `nl` or `en`."""
    found = get_locale()
    return found.language if found else "nl"


def speaking(language: str) -> AbstractContextManager[None]:
    """Render in this language, whoever asks."""
    return force_locale(language)


def euro(cents: int | None) -> str:
    """Cents as people write them: `€ 64.000`, with cents only where there are any."""
    amount = Decimal(cents or 0) / 100
    pattern = "¤ #,##0" if amount == amount.to_integral_value() else "¤ #,##0.00"
    language = locale()
    return format_currency(
        amount,
        "EUR",
        format=pattern if language == "nl" else pattern.replace(" ", ""),
        locale=language,
        currency_digits=False,
    ).replace(" ", "\N{NO-BREAK SPACE}")


def subject(item: Any) -> str:
    """What a step or a condition is called: its own words where it has any."""
    condition = item.condition
    if not condition:
        return str(LADDER[item.subject])
    return f"{CONDITIONS[condition['kind']]}: {condition['text'] or gettext('(tekst verwijderd)')}"


def count(number: int) -> str:
    """A number with the separators of the language."""
    return str(format_decimal(number, locale=locale()))


def decimal(tenths: int) -> str:
    """Tenths as people write them: `6,4`."""
    return str(format_decimal(Decimal(tenths) / 10, format="0.0", locale=locale()))


def hours(moment: datetime | str) -> str:
    """The time of day in Amsterdam: `20.30`."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment.astimezone(AMSTERDAM).strftime("%H.%M" if locale() == "nl" else "%H:%M")


def day(moment: date | str) -> str:
    """The date in words: `21 november 2026`; of a moment the date that it is in Amsterdam."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    found = moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment
    return str(format_date(found, "d MMMM y", locale=locale()))


def spaced(code: str) -> str:
    """A join code in two groups, easier to read aloud."""
    return f"{code[:3]}\N{NO-BREAK SPACE}{code[3:]}" if len(code) == 6 else code


def _chosen() -> str:
    asked = g.get("taal") or session.get("taal")
    if asked in LANGUAGES:
        return str(asked)
    return request.accept_languages.best_match(LANGUAGES, "nl") or "nl"


def _remember() -> None:
    asked = request.args.get("taal")
    if asked in LANGUAGES:
        g.taal = asked
        session["taal"] = asked

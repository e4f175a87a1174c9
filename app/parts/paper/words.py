"""What is said about ballots on paper: errors with their number (F) and what to do, warnings (W) that need words."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.part import SHOWN
from app.wording import Carded
from facilitation.by_two.card import Form, Question, Sheet
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting

WARNINGS = {
    "W.1": _("Drie procent of meer is blanco. Kijk nog eens op het papier. Klopt het? Schrijf kort op hoe dat komt."),
    "W.2": _("Drie procent of meer is ongeldig. Kijk nog eens op het papier. Klopt het? Schrijf kort op hoe dat komt."),
    "W.3": _("Alle geldige biljetten zeggen precies hetzelfde. Klopt het? Schrijf kort op hoe dat komt."),
}

ERRORS = {
    "sheet_number": _("F.1 Plan %(number)s bestaat niet. Lees het nummer nog eens."),
    "sheet_twice": _("F.2 Plan %(number)s staat er twee keer. Kijk nog eens op het papier."),
    "sheet_many": _(
        "F.3 Er mogen hoogstens %(most)s plannen op staan. Staat er meer op het papier? Dan is het ongeldig."
    ),
    "sheet_few": _("F.4 Er staat te weinig op dit biljet. Is het leeg? Dan is het blanco. Anders is het ongeldig."),
    "sheet_pot": _("F.5 Samen is dit meer dan het budget. Staat het zo op het papier? Dan is het ongeldig."),
    "sheet_under": _("F.6 Samen is dit te weinig. Staat het zo op het papier? Dan is het ongeldig."),
    "sheet_points": _("F.7 Het aantal punten klopt niet. Tel ze na. Staat het zo op het papier? Dan is het ongeldig."),
    "sheet_value": _(
        "F.8 Dit getal kan hier niet. Lees het nog eens. Staat het zo op het papier? Dan is het ongeldig."
    ),
    "sheet_withdrawn": _("F.9 Er staan alleen plannen op die niet meer meedoen. Voer het biljet in als blanco."),
    "sheet_beyond": _("F.10 Aantal biljetten volgens de envelop: %(ballots)s. Tel de stapel na."),
    "batch_count": _(
        "F.11 Ingevoerd: %(entered)s. Op de envelop: %(ballots)s. Tel de stapel na. Klopt de envelop niet? Maak de "
        "stapel ongeldig met een reden, en open hem opnieuw."
    ),
    "batch_over": _(
        "F.12 Uitgedeeld: %(handed)s. Terug met deze stapel erbij: %(back)s. Tel na wat er is uitgedeeld en wat er in "
        "de envelop zit."
    ),
    "batch_differs": _("F.13 Biljet %(number)s las de een anders dan de ander. Pak het papier en kies wat er staat."),
    "batch_codes": _(
        "F.14 Codes die op papier zijn ingeleverd: %(codes)s. Biljetten die meetellen: %(ballots)s. Lever "
        "eerst alle codes van het papier in, of voer een biljet zonder code in als ongeldig."
    ),
    "sheet_words": _(
        "F.15 Bij deze kaart horen woorden. Staan er geen op het papier? Typ dan: geen woorden. De gespreksleider "
        "vraagt er dan naar in de zaal."
    ),
    "batch_texts": _("F.16 Lees de woorden van biljet %(number)s na naast het papier, en vink dat aan."),
    "batch_words": _("Bij %(code)s horen woorden. Schrijf kort op wat je op het papier ziet."),
}

REFUSALS = ERRORS | {
    "paper_unfit": _("Papier kan alleen bij een onderdeel waar je stemt, kiest of antwoord geeft."),
    "paper_late": _("Deze stemming is al gesloten. Er kan geen papier meer bij of af."),
    "paper_first": _("Er is nog papier dat niet is geteld. Maak eerst de stapels af en sluit het papier af."),
    "paper_not_handed": _("Zeg eerst hoeveel biljetten er voor deze stemming zijn uitgedeeld."),
    "paper_out": _("Er is nog papier dat niet is geteld. Maak de stapels af en zeg dat er niets meer komt."),
    "batch_open": _("Stapel %(batch)s is nog niet af. Maak hem af, of maak hem ongeldig met een reden."),
    "unknown_batch": _("Stapel %(batch)s kennen we niet."),
    "batch_closed": _("Stapel %(batch)s is al af. Er verandert niets meer aan."),
    "batch_unentered": _("Stapel %(batch)s is nog niet twee keer ingevoerd."),
    "batch_changed": _("Er is net iets veranderd aan deze stapel. Kijk nog eens, en bevestig dan opnieuw."),
    "batch_same_person": _(
        "Met deze link of op dit apparaat is deze stapel al ingevoerd. De tweede keer doet iemand anders het, met een "
        "eigen link en op een eigen apparaat."
    ),
    "batch_taken": _("Iemand anders is met deze stapel bezig."),
    "envelope_opened": _("Envelop %(envelope)s is al geopend."),
    "unknown_warning": _("Waarschuwing %(code)s kennen we niet."),
    "paper_link_needed": _("Om papier in te voeren heb je een link voor papier nodig. Vraag het de gespreksleider."),
    "undo_paper": _("Wat met papier gebeurt, blijft staan. Een stapel kan wel ongeldig worden, met een reden."),
}

SAYS = {
    "end_paper": _("Sluit het papier af"),
    "paper_counts": _("Eerst tellen we het papier. Daarna tellen we alles samen."),
    "paper_handed": _("Uitgedeeld op papier: %(ballots)s."),
    "batch_unfinished": _("Stapel %(batch)s is nog niet af."),
}

DONE = {
    "paper.hand": _("Gezegd hoeveel biljetten er zijn uitgedeeld"),
    "paper.finish": _("Het papier afgesloten"),
    "batch.void": _("Een stapel papier ongeldig gemaakt"),
}

HOW = {
    "first": _("eerste invoer"),
    "second": _("tweede invoer"),
    "compare": _("vergelijken"),
    "accepted": _("klaar"),
    "voided": _("ongeldig"),
}


def card_of(question: Question) -> Carded:
    """How cards of this question are spoken of; raises LookupError where its part says nothing."""
    found = SHOWN.parts[question.part].card
    if found is None:
        raise LookupError(question.part)
    return found


def called(meeting: Meeting, question: Question) -> str:
    """The name of the stage."""
    return SHOWN.called(stage_named(meeting, question.stage).plan)


def label(form: Form, number: int) -> str:
    """A place in the order of a ballot, or the number of a plan."""
    return gettext("%(n)se plek", n=number) if form.listed else gettext("Plan %(n)s", n=number)


def keys(form: Form) -> list[tuple[str, str]]:
    """The numbers of the plans, or what a plan gets."""
    if form.listed:
        return [(f"1 – {len(form.items)}", gettext("nummer van het plan")), ("0", gettext("plek leeg gelaten"))]
    if form.steps:
        return [("0", gettext("niets")), ("1", gettext("het minimum")), ("2", gettext("alles"))]
    return [("0 …", gettext("hele euro’s voor dit plan") if form.money else gettext("het getal bij dit plan"))]


CARD = Carded(called=called, label=label, keys=keys)


def shown(sheet: Sheet | None, listed: bool = True) -> str:
    """A ballot in one line, as it was typed; of a list without the places that are empty at its end."""
    if sheet is None:
        return ""
    if sheet.says != "valid":
        return gettext("blanco") if sheet.says == "blank" else gettext("ongeldig")
    marks = list(sheet.marks)
    while listed and marks and not marks[-1]:
        marks.pop()
    return " ".join("–" if mark is None or (listed and not mark) else str(mark) for mark in marks)

"""Plans before the evening: handed in on a phone, supported, checked by criteria that stand, brought to the desk."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

POST = ("POST",)
LISTED, ONE, WORK = "/ronde/<round>/plannen", "/ronde/<round>/plannen/<int:number>", "/programma/ronde/<round>/plannen"

FEATURE = Feature(
    name="intake",
    rights={
        "plan.check": (Role.CHECKER, Role.LEAD),
        "plan.people": (Role.LEAD, Role.ORGANISER),
    },
    routes=(
        Route(LISTED, "pages.public:listed"),
        Route(ONE, "pages.public:one"),
        Route(f"{ONE}/foto", "pages.public:photo"),
        Route(f"{ONE}/steun", "pages.public:support", methods=POST),
        Route(f"{ONE}/geen-steun", "pages.public:support_no_more", methods=POST),
        Route("/ronde/<round>/indienen", "pages.public:handing_in"),
        Route("/ronde/<round>/indienen", "pages.public:begin", methods=POST),
        Route("/plan", "pages.own:door"),
        Route("/plan/key", "pages.own:key", methods=POST),
        Route("/plan/<person>", "pages.own:one"),
        Route("/plan/<person>/beeld", "pages.own:photo"),
        Route("/plan/<person>/doe/<what>", "pages.own:act", methods=POST),
        Route("/plan/<person>/<step>", "pages.own:step"),
        Route("/plan/<person>/<step>", "pages.own:save", methods=POST),
        Route("/kaart/<int:z>/<int:x>/<int:y>.<form>", "map.tiles:picture"),
        Route("/kaart/map.pmtiles", "map.tiles:file"),
        Route(WORK, "pages.work:listed", "programme.read"),
        Route(f"{WORK}/inrichten", "pages.work:settings", "round.edit"),
        Route(
            f"{WORK}/inrichten",
            "pages.work:save_settings",
            "round.edit",
            methods=POST,
            does=_("ingesteld hoe een ronde plannen aanneemt"),
        ),
        Route(
            f"{WORK}/criteria",
            "pages.work:save_criteria",
            "round.edit",
            methods=POST,
            does=_("de criteria opgeschreven"),
        ),
        Route(
            f"{WORK}/criteria/vast", "pages.work:freeze", "round.edit", methods=POST, does=_("de criteria vastgezet")
        ),
        Route(f"{WORK}/tafel", "pages.work:to_the_table", "round.edit"),
        Route(
            f"{WORK}/tafel", "pages.work:make_draft", "round.edit", methods=POST, does=_("plannen in een concept gezet")
        ),
        Route(f"{WORK}/<int:number>", "pages.work:one", "programme.read"),
        Route(
            f"{WORK}/<int:number>/toets", "pages.work:check", "plan.check", methods=POST, does=_("een plan getoetst")
        ),
        Route(
            f"{WORK}/<int:number>/bezwaar",
            "pages.work:answer",
            "plan.check",
            methods=POST,
            does=_("een bezwaar beantwoord"),
        ),
        Route(
            f"{WORK}/<int:number>/namen-weg",
            "pages.work:forget",
            "plan.people",
            methods=POST,
            does=_("de namen bij een plan weggehaald"),
        ),
    ),
    tabs=(Tab("round", _("Plannen"), WORK),),
    sections=(Section("round", "programme/intake/on_round.html", "pages.public:of_round"),),
    expires="expiry:due",
    demo="filling:fill",
    refusals={
        "unknown_proposal": _("Dit plan kennen we niet in deze ronde."),
        "intake_backwards": _(
            "De momenten staan niet op volgorde. Eerst open, dan dicht, dan het einde van steun geven."
        ),
        "intake_closed": _("In deze ronde kun je nu geen plan indienen of veranderen."),
        "intake_full": _("Er zijn in deze ronde zo veel plannen dat er geen meer bij passen."),
        "too_many_plans_each": _("Meer plannen dan %(most)s in deze ronde kan niet op één apparaat."),
        "plan_fixed": _("Dit plan kun je niet meer veranderen: het wordt getoetst, of het doet niet meer mee."),
        "withdraw_together": _(
            "Dit plan is van meer indieners. Je kunt er zelf mee stoppen; de anderen gaan er dan mee verder."
        ),
        "withdraw_first": _("Trek je plan eerst in. Daarna kun je het helemaal weghalen."),
        "plan_link_needed": _("Hiervoor heb je de link van dit plan nodig."),
        "agree_first": _("Zeg eerst dat je meedoet met dit plan."),
        "short_needed": _("Vertel in een paar zinnen waar je plan over gaat. Daarna kun je het indienen."),
        "ask_over_most": _("In deze ronde vraagt een plan hoogstens %(most_euro)s."),
        "contact_unreadable": _("Dit e-mailadres klopt niet. Kijk het na, of laat het leeg."),
        "place_unreadable": _("Dit zijn geen graden: %(text)s. Schrijf bijvoorbeeld 52,4037."),
        "spot_unreadable": _("Deze regel konden we niet lezen: %(line)s. Schrijf: naam; 52,4037; 4,9163."),
        "too_many_together": _("Met meer dan %(most)s mensen achter één plan kan niet."),
        "support_over": _("Steun geven kan nu niet in deze ronde."),
        "cookie_needed": _(
            "Je browser bewaart geen cookies van deze site. Dan kunnen we je steun niet één keer tellen."
        ),
        "criteria_frozen": _("De criteria staan vast. Alleen in een nieuwe ronde kun je andere kiezen."),
        "criteria_not_frozen": _("Zet eerst de criteria vast. Daarna kan het toetsen beginnen."),
        "too_many_criteria": _("Dat zijn te veel criteria. Er passen er %(most)s."),
        "no_criteria": _("Schrijf eerst de criteria op."),
        "no_intake": _("Stel eerst in wanneer de ronde opengaat."),
        "unknown_criterion": _("Dit criterium kennen we niet in deze ronde."),
        "not_in_check": _("Dit plan wordt nu niet getoetst: het zoekt nog steun, of het doet niet meer mee."),
        "plan_not_red": _("Alleen tegen rood kun je bezwaar maken."),
        "appeal_late": _("De tijd om bezwaar te maken is voorbij."),
        "appeal_made": _("Er is al bezwaar gemaakt. Het antwoord staat of komt bij het plan."),
        "no_appeal": _("Er is geen bezwaar dat op antwoord wacht."),
        "same_checker": _("Wie rood gaf, beantwoordt het bezwaar niet. Vraag het aan iemand anders."),
        "merge_needs_others": _("Kies één of meer andere plannen, samen hoogstens %(most)s."),
        "merge_stale": _("Eén van de plannen doet niet meer mee. Er is niets veranderd."),
        "merge_over": _("Dit voorstel is al klaar of van tafel."),
        "nothing_ready": _("Er is nog geen plan dat naar de tafel kan."),
        "choose_fewer": _(
            "Dit zijn meer plannen dan er op één avond passen: %(count)s, en het kunnen er %(most)s zijn. Kies welke."
        ),
    },
)

"""The learning trajectory of a round: who got money learns, in workshops, with coaching and by practice."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

ROUND = "/programma/ronde/<round>/traject"
FEATURE = Feature(
    name="trajectory",
    expires="expiry:due",
    rights={"trajectory.write": (Role.ORGANISER, Role.LEAD)},
    routes=(
        Route(ROUND, "pages:of_round", "trajectory.write"),
        Route(
            f"{ROUND}/deelnemers",
            "pages:take_in",
            "trajectory.write",
            methods=("POST",),
            does=_("deelnemers aan het traject toegevoegd"),
        ),
        Route(
            f"{ROUND}/deelnemers/<member>",
            "pages:change_member",
            "trajectory.write",
            methods=("POST",),
            does=_("een deelnemer aan het traject veranderd"),
        ),
        Route(
            f"{ROUND}/doelen/<goal>",
            "pages:change_goal",
            "trajectory.write",
            methods=("POST",),
            does=_("een leerdoel bijgewerkt"),
        ),
        Route(f"{ROUND}/sessies", "pages:plan", "trajectory.write", methods=("POST",), does=_("een sessie gepland")),
        Route(
            f"{ROUND}/sessies/<session>",
            "pages:change_session",
            "trajectory.write",
            methods=("POST",),
            does=_("een sessie veranderd"),
        ),
        Route(
            f"{ROUND}/praktijk",
            "pages:write_case",
            "trajectory.write",
            methods=("POST",),
            does=_("een praktijkcase opgeschreven"),
        ),
        Route(
            f"{ROUND}/praktijk/<case>",
            "pages:change_case",
            "trajectory.write",
            methods=("POST",),
            does=_("een praktijkcase veranderd"),
        ),
    ),
    tabs=(Tab("round", _("Leertraject"), ROUND),),
    sections=(Section("round", "programme/trajectory/on_round.html", "public:of_round"),),
    demo="filling:fill",
    refusals={
        "nobody_awarded": _("In deze ronde kreeg nog geen plan geld. Dan is er ook nog niemand die meedoet."),
        "case_consent_needed": _("Dit wordt pas openbaar als wie erin staat dat goed vindt. Zet het vinkje."),
        "material_not_web": _("Een link naar materiaal begint met https://."),
    },
)

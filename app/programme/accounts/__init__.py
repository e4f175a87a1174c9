"""Accounts: who works here, how they come in, what they are where, invitations, and what was done."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Tab

POST = ("POST",)
PEOPLE = "/programma/plek/<place>/mensen"

FEATURE = Feature(
    name="accounts",
    identify="sessions:identify",
    expires="expiry:due",
    rights={
        "people.invite": (Role.LEAD, Role.ORGANISER),
        "audit.read": (Role.LEAD,),
        "desk.enter": (Role.LEAD, Role.ORGANISER),
    },
    routes=(
        Route("/account/aanmelden", "pages.signing:page"),
        Route("/account/aanmelden", "pages.signing:enter", methods=POST),
        Route("/account/aanmelden/sleutel/vraag", "pages.signing:ask_passkey", methods=POST),
        Route("/account/aanmelden/sleutel", "pages.signing:passkey", methods=POST),
        Route("/account/gemeente", "pages.signing:municipality", limit="municipality"),
        Route("/account/gemeente/terug", "pages.signing:back", limit="municipality"),
        Route("/account/afmelden", "pages.signing:leave", methods=POST),
        Route("/account/uitnodiging", "pages.invited:door"),
        Route("/account/uitnodiging", "pages.invited:open_door", methods=POST),
        Route("/account/uitnodiging/aannemen", "pages.invited:page"),
        Route("/account/uitnodiging/aannemen", "pages.invited:take", methods=POST),
        Route("/account/uitnodiging/sleutel/vraag", "pages.invited:ask_passkey", methods=POST),
        Route("/account/uitnodiging/sleutel", "pages.invited:passkey", methods=POST),
        Route("/account", "pages.own:page"),
        Route("/account", "pages.own:rename", methods=POST),
        Route("/account/wachtwoord", "pages.own:change_password", methods=POST),
        Route("/account/sleutel/vraag", "pages.own:ask_passkey", methods=POST),
        Route("/account/sleutel", "pages.own:add_passkey", methods=POST),
        Route("/account/sleutel/weg", "pages.own:remove_passkey", methods=POST),
        Route("/account/ontkoppelen", "pages.own:uncouple", methods=POST),
        Route("/account/overal-af", "pages.own:leave_everywhere", methods=POST),
        Route("/account/weg", "pages.own:remove", methods=POST),
        Route(PEOPLE, "pages.workspace:shown", "people.invite"),
        Route(PEOPLE, "pages.workspace:invite", "people.invite", POST, does=_("iemand uitgenodigd")),
        Route(
            f"{PEOPLE}/rol", "pages.workspace:change", "people.invite", POST, does=_("iemand een andere rol gegeven")
        ),
        Route(f"{PEOPLE}/weg", "pages.workspace:take_away", "people.invite", POST, does=_("iemand weggehaald")),
        Route(
            f"{PEOPLE}/terug", "pages.workspace:withdraw", "people.invite", POST, does=_("een uitnodiging ingetrokken")
        ),
        Route("/programma/plek/<place>/logboek", "pages.workspace:done", "audit.read"),
    ),
    tabs=(
        Tab("place", _("Mensen"), PEOPLE),
        Tab("place", _("Logboek"), "/programma/plek/<place>/logboek"),
    ),
    refusals={
        "sign_in_needed": _("Meld je eerst aan."),
        "sign_in_wrong": _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het nog eens."),
        "sign_in_again": _("Je bent al een tijdje aangemeld. Meld je opnieuw aan en doe dit dan nog eens."),
        "too_many_passwords": _("Er is te vaak iets verkeerds geprobeerd. Wacht %(seconds)s en probeer het nog eens."),
        "password_wrong": _("Je oude wachtwoord klopt niet. Er is niets veranderd."),
        "password_short": _(
            "Kies een wachtwoord van minstens %(least)s tekens. Een paar woorden achter elkaar is goed."
        ),
        "password_long": _("Dit wachtwoord is te lang. Er passen %(most)s tekens."),
        "password_differs": _("Je typte twee verschillende wachtwoorden. Typ twee keer hetzelfde."),
        "password_guessable": _(
            "Dit wachtwoord raadt iemand snel. Kies een paar woorden die niets met jou te maken hebben."
        ),
        "password_common": _(
            "Dit wachtwoord staat op lijsten die inbrekers gebruiken, of lijkt erop. Kies een paar losse woorden."
        ),
        "email_unreadable": _("Dit e-mailadres konden we niet lezen. Schrijf het zoals naam@voorbeeld.nl."),
        "email_taken": _(
            "Er is al een account met dit e-mailadres. Meld je daarmee aan; "
            "in je account kun je de gemeente eraan koppelen."
        ),
        "passkey_wrong": _("Met deze toegangssleutel lukte het niet. Probeer het nog eens, of kies een andere manier."),
        "passkeys_impossible": _("Toegangssleutels werken alleen op een adres met https."),
        "too_many_passkeys": _("Je hebt al %(most)s toegangssleutels. Haal er eerst een weg."),
        "last_way": _("Dit is je enige manier om binnen te komen. Kies eerst een andere."),
        "oidc_off": _("Aanmelden met de gemeente kan hier niet."),
        "oidc_refused": _("Aanmelden met de gemeente is niet gelukt. Begin opnieuw."),
        "oidc_unreachable": _(
            "De aanmelding van de gemeente is nu niet te bereiken. Probeer het later, of kies een andere manier."
        ),
        "oidc_unverified": _("De gemeente zegt niet zeker welk e-mailadres van jou is. Vraag het de beheerder."),
        "oidc_uninvited": _(
            "De gemeente kent je, maar hier ben je nog niet uitgenodigd. Vraag het wie hier de leiding heeft."
        ),
        "identity_taken": _("Deze aanmelding van de gemeente hoort al bij een ander account."),
        "invitation_unknown": _("Deze uitnodiging werkt niet (meer). Vraag een nieuwe."),
        "invitation_of_other": _("Deze uitnodiging hoort bij een account. Meld je eerst aan als wie is uitgenodigd."),
        "already_here": _("Iemand met dit e-mailadres werkt hier al. Je kunt de rol veranderen."),
        "too_many_invitations": _("Er wachten hier al %(most)s uitnodigingen. Trek er eerst een paar in."),
        "role_not_yours": _("De rol ‘%(role)s’ kun jij hier niet geven of wegnemen."),
        "last_lead": _("Dan heeft hier niemand meer de leiding. Geef die eerst aan een ander."),
        "leads_alone": _("Zonder jou heeft niemand de leiding in %(place)s. Geef die eerst aan een ander."),
        "desk_link_needed": _("Links naar het bureau maakt alleen wie zelf met zo’n link binnenkwam."),
    },
)

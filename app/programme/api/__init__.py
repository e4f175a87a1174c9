"""What is public, for programs: JSON by the Dutch API Design Rules, with its description and a page about it."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Resource, Route

EVERY = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "QUERY")
"""Methods that are answered; but for the first three by saying that there is nothing but reading."""

FEATURE = Feature(
    name="api",
    routes=(
        Route("/api", "page:page"),
        Route("/api/v1/", "answers:root", methods=EVERY, stateless=True),
        Route("/api/v1/<path:path>", "answers:answer", methods=EVERY, stateless=True),
    ),
    resources=(
        Resource(
            path="/meetings",
            one="/meetings/{meeting}",
            title=_("Openbare bijeenkomsten die zijn gesloten: opkomst en besluit"),
            schema="meetings:Meeting",
            filters="meetings:MeetingFilter",
            query="meetings:meetings",
        ),
    ),
)

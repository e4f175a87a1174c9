"""The public site: what runs, what was decided and what became of it; search, feeds, the map of the site, a widget."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Route, Section, Tab

FEATURE = Feature(
    name="site",
    demo="filling:fill",
    routes=(
        Route("/zoeken", "pages:look", limit="searches"),
        Route("/nieuws.atom", "feeds:everywhere", stateless=True, limit="programs"),
        Route("/buurt/<place>/nieuws.atom", "feeds:of_place", stateless=True, limit="programs"),
        Route("/sitemap.xml", "sitemap:front", stateless=True, limit="programs"),
        Route("/sitemap-<int:number>.xml", "sitemap:page", stateless=True, limit="programs"),
        Route("/robots.txt", "sitemap:robots", stateless=True, limit="programs"),
        Route("/widget/<place>", "widget:shown", stateless=True, limit="programs"),
        Route("/programma/plek/<place>/widget", "pages:embedding", "programme.read"),
    ),
    tabs=(Tab("place", _("Op je eigen site"), "/programma/plek/<place>/widget"),),
    sections=(
        Section("front", "programme/site/decided.html", "lately:decided"),
        Section("front", "programme/site/became.html", "lately:became"),
        Section("place", "programme/site/follow.html", "pages:to_follow"),
    ),
    removed="index:let_go",
)

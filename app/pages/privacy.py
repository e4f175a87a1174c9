"""What is kept about people and how long, with the terms of this installation."""

from flask import Blueprint, current_app, render_template
from flask_babel import gettext, ngettext

from app.pages import device

blueprint = Blueprint("privacy", __name__)


@blueprint.get("/privacy")
def page() -> str:
    """The privacy notice, with how long everything is kept here and who answers for it."""
    device()
    return render_template(
        "privacy.html", terms=current_app.config["TERMS"], controller=current_app.config["CONTROLLER"]
    )


@blueprint.app_template_filter()
def lasting(days: int) -> str:
    """A term in words: `6 weken`, `60 dagen`, `1 jaar`."""
    if days and days % 365 == 0:
        return str(ngettext("%(num)s jaar", "%(num)s jaar", days // 365))
    if days and days % 7 == 0:
        return str(ngettext("%(num)s week", "%(num)s weken", days // 7))
    return str(ngettext("%(num)s dag", "%(num)s dagen", days)) if days else str(gettext("0 dagen"))

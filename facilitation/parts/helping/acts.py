"""What the owner of a phone can ask about help."""

from facilitation.acts import Act


class AskHelp(Act, frozen=True, kw_only=True, tag="help.ask"):
    """Let the console act for one's own seat, from now on for `HELP`."""


class EndHelp(Act, frozen=True, kw_only=True, tag="help.end"):
    """Let it do so no longer."""

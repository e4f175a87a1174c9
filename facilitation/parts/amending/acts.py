"""What can be asked of an improvement that residents wrote."""

from facilitation.acts import Act, Cents, Key, Writing


class AdoptImprovement(Act, frozen=True, kw_only=True, tag="improvement.adopt"):
    """Take an improvement over: what the plan says and asks (cents) from now on; what is left out stays.

    By the gespreksleider it is what the proposer said aloud; `words` are what the proposer says about it.
    """

    argument: Key
    words: Writing = ""
    title: Writing | None = None
    short: Writing | None = None
    text: Writing | None = None
    ask: Cents | None = None
    minimum: Cents | None = None

"""One item on the agenda, as it was planned."""

import msgspec

from facilitation.counting.forms import Form
from facilitation.counting.method import Method
from facilitation.room import BallotForm


class Stage(msgspec.Struct, frozen=True):
    """`kind` names the module, `key` is unique within the meeting; a vote has a method.

    `form` is how logs from before there were methods say it.
    """

    key: str
    kind: str
    minutes: int = 10
    form: BallotForm | None = None
    method: Method | None = None

    def with_method(self) -> "Stage":
        """The stage as it is today, where a vote always has a method."""
        if self.kind != "ranking" or self.method is not None:
            return self
        return msgspec.structs.replace(self, method=method_of(self.form or BallotForm()), form=None)


def method_of(form: BallotForm) -> Method:
    """The method that goes with what a list of plans says about its ballots."""
    if form.kind == "ranking":
        return Method(form=Form(kind="ranking", most=form.top), rule="borda", top=form.top)
    limits = Form(
        kind="approval", least=form.min_choices, most=form.max_choices, total=form.max_sum, total_least=form.min_sum
    )
    return Method(form=limits, rule="approval")

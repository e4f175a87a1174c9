"""Reading one card from what is typed, and laying two entries side by side. Errors have numbers and block.

The codes follow Kiesraad's Abacus: F is what cannot be, W what is remarkable.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from facilitation.by_two.card import Form, Marks, Question, Says, Sheet
from facilitation.part import Context
from facilitation.parts.paper.state import Sheets, way_of
from facilitation.refusals import Refused
from facilitation.state.groups import told_apart
from facilitation.texts import LONGEST_REASON, optional


def form_of(context: Context[Any], question: Question) -> Form:
    """How a card of this question is typed."""
    return way_of(question).form(context.meeting, question)


def read(
    context: Context[Any], question: Question, number: int, says: Says, marks: Marks, said: Sequence[str], turn: int
) -> Sheet:
    """One card as its part reads it, by the first (1) or the second (2), or as it is settled (3).

    The second types no texts: both read afterwards what the first typed.

    Raises Refused(sheet_words) for one that needs words and has none, what its part raises, and what `optional` raises.
    """
    if says != "valid":
        return Sheet(number, says)
    paper, form = way_of(question).read(context, question, marks), form_of(context, question)
    if turn == 2 or not form.words or not {*marks} & {*form.worded}:
        return Sheet(number, says, tuple(marks), paper)
    texts = [optional(text, LONGEST_REASON, field="said") for text in said]
    if not any(texts[:1]):
        raise Refused("sheet_words")
    return Sheet(number, says, tuple(marks), paper, tuple(texts[: len(form.words)]))


LARGE = 3  # percent
CODES = ("W.1", "W.2", "W.3")
ALIKE = 5  # ballots that say the same before that is remarkable


class Totals(msgspec.Struct, frozen=True):
    """How many ballots of a batch are valid, blank and spoiled."""

    valid: int
    blank: int
    spoiled: int

    @property
    def ballots(self) -> int:
        """How many ballots there are in all."""
        return self.valid + self.blank + self.spoiled

    @property
    def told_apart(self) -> bool:
        """Whether blank and spoiled may be told apart: neither is a group of fewer than five."""
        return told_apart((self.blank, self.spoiled))


def differences(first: Sheets, second: Sheets) -> tuple[int, ...]:
    """The numbers of the ballots that two people did not read alike, or that one of them did not enter."""
    numbers = sorted(first.keys() | second.keys())
    return tuple(n for n in numbers if not (n in first and n in second and first[n].read == second[n].read))


def agreed(first: Sheets, second: Sheets, settled: Sheets) -> tuple[Sheet, ...]:
    """Every ballot as both read it, or as it was settled from the paper.

    Raises Refused(batch_differs) with the first ballot that was not.
    """
    left = [number for number in differences(first, second) if number not in settled]
    if left:
        raise Refused("batch_differs", number=left[0], left=len(left))
    return tuple(settled[n] if n in settled else first[n] for n in sorted(first.keys() | second.keys()))


def totals(sheets: Sequence[Sheet]) -> Totals:
    """How many there are of each."""
    found = Counter(sheet.says for sheet in sheets)
    return Totals(found["valid"], found["blank"], found["spoiled"])


def texts_of(sheets: Sequence[Sheet]) -> tuple[int, ...]:
    """The numbers of the cards with texts, which both read beside the paper."""
    return tuple(sheet.number for sheet in sheets if any(sheet.said))


def warnings(sheets: Sequence[Sheet], form: Form) -> tuple[str, ...]:
    """The codes of what is remarkable and needs words, in their order.

    W.1 3 percent blank or more, W.2 3 percent spoiled or more, W.3 five valid ballots or more that all say the same,
    where that is remarkable.
    """
    found = totals(sheets)
    valid = [repr(sorted(sheet.paper.items())) for sheet in sheets if sheet.says == "valid"]
    remarkable = {
        "W.1": bool(found.blank) and found.blank * 100 >= LARGE * found.ballots,
        "W.2": bool(found.spoiled) and found.spoiled * 100 >= LARGE * found.ballots,
        "W.3": form.remarkable and len(valid) >= ALIKE and len(set(valid)) == 1,
    }
    return tuple(code for code, is_so in remarkable.items() if is_so)

"""What was answered about the arguments of an evening, as the three files that Polis exports.

People have numbers drawn by chance, and no file tells when somebody answered, who wrote what, or who is in which group:
the first two would lead back to a seat in the log. An argument about which fewer than five people answered is left out,
as is everything where fewer than five people are left. Hidden arguments are in none, removed texts are empty.
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from secrets import SystemRandom

from app.forms.cells import safe
from facilitation.counting.common_ground.votes import AGREE, DISAGREE
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.parts.common_ground.asked import answers, sayings
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting

Votes = Mapping[str, Mapping[str, int]]
COMMENTS = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
VOTES = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
PEOPLE = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
WHEN = (0, "")  # nobody's time


def files(meeting: Meeting) -> dict[str, bytes]:
    """`comments.csv`, `votes.csv` and `participants-votes.csv` of all stages where people argued."""
    said = {each.id: each for stage in ARGUMENTS.stages(meeting) for each in sayings(stage)}
    votes = _enough({key: answers(meeting, each) for key, each in said.items()})
    people = sorted({seat for given in votes.values() for seat in given})
    SystemRandom().shuffle(people)
    return {
        "comments.csv": _sheet(COMMENTS, (_comment(said[key], given) for key, given in votes.items())),
        "votes.csv": _sheet(VOTES, _listed(votes, people)),
        "participants-votes.csv": _sheet((*PEOPLE, *map(_number, votes)), _matrix(votes, people)),
    }


def packed(meeting: Meeting) -> bytes:
    """The same files in one zip, which does not tell when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files(meeting).items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _enough(votes: Votes) -> Votes:
    return {key: given for key, given in votes.items() if len(given) >= FEWEST}


def _number(argument: str) -> int:
    """Statements have numbers in these files: that of `A12` is 12."""
    return int(argument[1:])


def _comment(argument: Argument, given: Mapping[str, int]) -> Sequence[object]:
    counts = Counter(given.values())
    return (*WHEN, _number(argument.id), "", counts[AGREE], counts[DISAGREE], 1, safe(argument.text))


def _listed(votes: Votes, people: Sequence[str]) -> Iterable[Sequence[object]]:
    for number, seat in enumerate(people):
        for key, given in votes.items():
            if seat in given:
                yield (*WHEN, _number(key), number, given[seat])


def _matrix(votes: Votes, people: Sequence[str]) -> Iterable[Sequence[object]]:
    for number, seat in enumerate(people):
        row = [given.get(seat, "") for given in votes.values()]
        own = Counter(row)
        yield (number, "", 0, len(row) - own[""], own[AGREE], own[DISAGREE], *row)


def _sheet(columns: Iterable[object], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()

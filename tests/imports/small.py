"""A file of ballots that can be counted by hand."""

from pathlib import Path

FILE = """META
key;value
budget;100
vote_type;{kind}
max_length;2
PROJECTS
project_id;cost
a;60
b;50.50
c;40
d;10
VOTES
voter_id;vote;points
1;a,c;{points}
2;a,b;{points}
3;c,b;{points}
"""


def write(folder: Path, kind: str) -> Path:
    path = folder / "proef.pb"
    path.write_text(FILE.format(kind=kind, points="1,1" if kind == "cumulative" else ""), "utf-8")
    return path

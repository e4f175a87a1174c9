"""What the room agreed on beforehand, clause by clause, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import in_a_row
from app.parts.frames.words import OPEN, VERDICTS, counted, from_earlier, stands
from app.record.blocks import Block, Bullets, Terms, Title
from app.record.reading import Reading, kept
from app.record.section import Section

Told = Mapping[str, Any]


def _blocks(read: Reading) -> Iterator[Block | Title]:
    yield Terms([(kept(frame["title"]), _text(frame)) for frame in read.record["frames"]])
    proposals = read.record.get("proposals", ())
    if proposals:
        yield Title(gettext("Wat er bij de kaders is voorgesteld"))
        yield Bullets([_proposal(read, made) for made in proposals])


def _text(frame: Told) -> str:
    """What a frame says, clause by clause where there is more to tell, and whether the room never confirmed it."""
    text = "\n".join(map(_clause, frame["clauses"])) if "clauses" in frame else str(frame["text"])
    return text if frame["confirmed"] else f"{text} {gettext('(niet bevestigd)')}".strip()


def _clause(clause: Told) -> str:
    """A clause: its words, how it stands, how many agreed and why others did not, and how it read before."""
    earlier = clause["earlier"]
    known = from_earlier(earlier["title"], earlier["on"], earlier["agreed"], earlier["against"]) if earlier else ""
    standing = stands(clause["standing"], clause["by"], bool(clause["before"]))
    beside = [standing, _said(clause), clause["reason"], known]
    said = f"{kept(clause['text'])} ({'; '.join(text for text in beside if text)})"
    return " ".join([said, *map(_before, clause["before"])])


def _said(told: Told) -> str:
    """How many agreed with a wording and how many did not, with what those said."""
    many = counted(told["agreed"], told["against"])
    reasons = in_a_row(f"‘{reason}’" for reason in told["objections"])
    return f"{many}: {reasons}" if reasons else many


def _before(old: Told) -> str:
    many = counted(old["agreed"], old["against"])
    return gettext("Eerst stond er: ‘%(text)s’.", text=f"{kept(old['text'])}{f' ({many})' if many else ''}")


def _proposal(read: Reading, made: Told) -> str:
    """A proposal: its words and reason, for which frame, what became of it, and how many agreed."""
    frames = {frame["key"]: frame["title"] for frame in read.record["frames"]}
    became = str(VERDICTS[made["verdict"]]) if made["verdict"] else str(OPEN)
    beside = [kept(frames[made["frame"]]), made["reason"], became, made["why"], _said(made)]
    return f"{kept(made['text'])} ({'; '.join(text for text in beside if text)})"


SECTIONS = (Section(name="frames", part="frames", title=lazy_gettext("Onze kaders vooraf"), blocks=_blocks),)

"""Two people change one text at once: both changes are kept where they touch different pieces of it. Pure."""

import msgspec


class Splice(msgspec.Struct, frozen=True):
    """From character `at` on `cut` characters go, and `text` comes in their place."""

    at: int
    cut: int
    text: str

    @property
    def end(self) -> int:
        """The first character after what goes."""
        return self.at + self.cut


def between(before: str, after: str) -> Splice:
    """The smallest single change that makes `after` of `before`."""
    most = min(len(before), len(after))
    head = next((i for i in range(most) if before[i] != after[i]), most)
    tail = next((i for i in range(most - head) if before[-1 - i] != after[-1 - i]), most - head)
    return Splice(head, len(before) - head - tail, after[head : len(after) - tail])


def applied(text: str, splice: Splice) -> str:
    """The text after this change."""
    return text[: splice.at] + splice.text + text[splice.end :]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Both changes of `base` in one text; None where they touch the same piece, or stand side by side."""
    one, other = between(base, mine), between(base, theirs)
    first, last = sorted((one, other), key=lambda splice: splice.at)
    if first.end >= last.at:
        return None
    return applied(applied(base, last), first)

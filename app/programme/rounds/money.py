"""The money of rounds, in cents: what goes out of a pot, and that it is never more than there is.

A pot goes to the rounds below it, to the shares of meetings, and straight to plans. An envelope keeps a part of the pot
for a theme: what comes from it counts against it, everything else against the rest. Whatever is written is summed up in
the transaction that writes it, and a sum that is too large takes all of that back.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from app.programme import findable
from app.programme.registry import FEATURES
from app.programme.rounds.tables import AWARD, ENVELOPE, ROUND, SHARE
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_TITLE, clean


class Part(msgspec.Struct, frozen=True):
    """A part of a pot, in cents: what there is of it, and what went out. `key` is empty for what no envelope keeps."""

    key: str
    title: str
    amount: int
    out: int = 0

    @property
    def left(self) -> int:
        """What can still be given of it."""
        return self.amount - self.out


class Award(msgspec.Struct, frozen=True):
    """What a plan of a round got, in cents; `meeting` is the code of the evening that decided so, where one did.

    `votes` is how many chose it, where that was counted so.
    """

    plan: str
    title: str
    asked: int
    amount: int
    meeting: str | None = None
    envelope: str | None = None
    votes: int | None = None


class Pot(msgspec.Struct, frozen=True):
    """The pot of a round, in cents, with its parts: the envelopes, and first the rest that none of them keeps."""

    amount: int
    parts: tuple[Part, ...]

    @property
    def out(self) -> int:
        """What went out of it."""
        return sum(each.out for each in self.parts)

    @property
    def left(self) -> int:
        """What can still be given."""
        return self.amount - self.out


def positive(cents: int) -> int:
    """The amount. Raises Malformed: amount_negative."""
    if cents < 0:
        raise Malformed("amount_negative")
    return cents


def pot(connection: sa.Connection, round_: str) -> Pot:
    """The pot of a round as it stands. Raises Refused: unknown_round, unknown_envelope."""
    amount = connection.execute(sa.select(ROUND.c.amount).where(ROUND.c.id == round_)).scalar()
    if amount is None:
        raise Refused("unknown_round")
    out = _out(connection, round_)
    query = sa.select(ENVELOPE).where(ENVELOPE.c.round == round_).order_by(ENVELOPE.c.key)
    kept = [Part(row.key, row.title, row.amount, out.pop(row.key, 0)) for row in connection.execute(query)]
    rest = Part("", "", amount - sum(each.amount for each in kept), out.pop("", 0))
    if out:
        raise Refused("unknown_envelope")
    return Pot(amount, (rest, *kept))


def kept(rounds: Sequence[str]) -> Mapping[str, Sequence[Part]]:
    """The envelopes of these rounds, by round; what went out of them is not told."""
    query = sa.select(ENVELOPE).where(ENVELOPE.c.round.in_(rounds)).order_by(ENVELOPE.c.round, ENVELOPE.c.key)
    by_round: dict[str, list[Part]] = {}
    for row in rows(query):
        by_round.setdefault(row.round, []).append(Part(row.key, row.title, row.amount))
    return by_round


def _out(connection: sa.Connection, round_: str) -> dict[str, int]:
    """What goes out of a pot, by the envelope that it comes from."""
    given = (
        sa.select(ROUND.c.envelope, ROUND.c.amount).where(ROUND.c.parent == round_),
        sa.select(SHARE.c.envelope, SHARE.c.amount).where(SHARE.c.round == round_),
        sa.select(AWARD.c.envelope, AWARD.c.amount).where(AWARD.c.round == round_, AWARD.c.meeting.is_(None)),
    )
    all_of_it = sa.union_all(*given).subquery()
    kept = sa.func.coalesce(all_of_it.c.envelope, "")
    query = sa.select(kept, sa.func.sum(all_of_it.c.amount)).group_by(kept)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def require_sums(connection: sa.Connection, round_: str) -> None:
    """Let nothing stand by which more goes out than there is.

    Raises Refused: over_pot_of_round, over_envelope, unknown_envelope, unknown_round.
    """
    found = pot(connection, round_)
    kept = sum(each.amount for each in found.parts[1:])
    needed = kept + found.parts[0].out
    if needed > found.amount:
        title = connection.execute(sa.select(ROUND.c.title).where(ROUND.c.id == round_)).scalar()
        raise Refused("over_pot_of_round", round=title, pot=found.amount, out=needed)
    for each in found.parts[1:]:
        if each.out > each.amount:
            raise Refused("over_envelope", envelope=each.title, pot=each.amount, out=each.out)


def set_pot(round_: str, amount: int) -> None:
    """Give a round a pot of so many cents.

    Raises Malformed: amount_negative; Refused: unknown_round, over_pot_of_round, over_envelope.
    """

    def work(connection: sa.Connection) -> None:
        said = sa.update(ROUND).where(ROUND.c.id == round_).values(amount=positive(amount))
        connection.execute(said)
        findable.note(connection, findable.of_round(round_))
        require_sums(connection, round_)
        parent = connection.execute(sa.select(ROUND.c.parent).where(ROUND.c.id == round_)).scalar()
        if parent is not None:
            require_sums(connection, parent)

    services().database.commit(work)


def set_envelopes(round_: str, wanted: Sequence[Part]) -> None:
    """Keep these parts of a pot, and no others; their keys stay as they are.

    Raises Malformed: text_empty, text_too_long, amount_negative; Refused: unknown_round, over_pot_of_round,
    over_envelope, envelope_in_use, envelope_twice.
    """
    services().database.commit(lambda connection: keep(connection, round_, wanted))


def keep(connection: sa.Connection, round_: str, wanted: Sequence[Part]) -> None:
    """The same inside a transaction.

    Raises Malformed: text_empty, text_too_long, amount_negative; Refused: unknown_round, over_pot_of_round,
    over_envelope, envelope_in_use, envelope_twice.
    """
    if len({each.key for each in wanted}) < len(wanted):
        raise Refused("envelope_twice")
    before = {each.key: each for each in pot(connection, round_).parts[1:]}
    gone = before.keys() - {each.key for each in wanted}
    for key in gone:
        if before[key].out:
            raise Refused("envelope_in_use", envelope=before[key].title)
    connection.execute(sa.delete(ENVELOPE).where(ENVELOPE.c.round == round_))
    for each in wanted:
        title = clean(each.title, LONGEST_TITLE, field="title")
        row = {"round": round_, "key": each.key, "title": title, "amount": positive(each.amount)}
        connection.execute(sa.insert(ENVELOPE).values(row))
    require_sums(connection, round_)


def share(round_: str, meeting: str, amount: int, envelope: str | None = None) -> None:
    """Let a meeting divide so many cents of the pot of a round; again is another amount.

    Raises Malformed: amount_negative; Refused: meeting_elsewhere, unknown_round, unknown_envelope, over_pot_of_round,
    over_envelope, over_share.
    """

    def work(connection: sa.Connection) -> None:
        there = connection.execute(sa.select(SHARE.c.round).where(SHARE.c.meeting == meeting)).scalar()
        if there not in (None, round_):
            raise Refused("meeting_elsewhere")
        connection.execute(sa.delete(SHARE).where(SHARE.c.meeting == meeting))
        row = {"meeting": meeting, "round": round_, "amount": positive(amount), "envelope": envelope}
        connection.execute(sa.insert(SHARE).values(row))
        findable.note(connection, findable.of_round(round_))
        require_sums(connection, round_)
        _require_share(connection, meeting, amount)

    services().database.commit(work)


def unshare(round_: str, meeting: str) -> bool:
    """Take a meeting that awarded nothing out of a round; whether it was in it. Raises Refused: share_in_use."""

    def work(connection: sa.Connection) -> bool:
        if connection.execute(sa.select(AWARD.c.plan).where(AWARD.c.meeting == meeting)).first() is not None:
            raise Refused("share_in_use")
        gone = connection.execute(sa.delete(SHARE).where(SHARE.c.meeting == meeting, SHARE.c.round == round_))
        findable.note(connection, findable.of_round(round_))
        return gone.rowcount > 0

    return bool(services().database.commit(work))


def award(round_: str, awards: Sequence[Award]) -> None:
    """Write down what plans of a round got; again is another amount.

    Raises Malformed: amount_negative, text_empty, text_too_long; Refused: unknown_round, unknown_envelope,
    over_pot_of_round, over_envelope, over_share.
    """

    def work(connection: sa.Connection) -> None:
        write(connection, round_, awards)

    services().database.commit(work)


def write(connection: sa.Connection, round_: str, awards: Sequence[Award]) -> None:
    """Like `award`, in a transaction that goes on; other features may refuse it, such as paid_already."""
    named = [each.plan for each in awards]
    connection.execute(sa.delete(AWARD).where(AWARD.c.round == round_, AWARD.c.plan.in_(named)))
    given = [_row(each) | {"round": round_} for each in awards]
    if given:
        connection.execute(sa.insert(AWARD), given)
    findable.note(connection, findable.of_round(round_))
    require_sums(connection, round_)
    for meeting in {each.meeting for each in awards if each.meeting is not None}:
        amount = connection.execute(sa.select(SHARE.c.amount).where(SHARE.c.meeting == meeting)).scalar() or 0
        _require_share(connection, meeting, amount)
    for looks in FEATURES.named("awarded"):
        looks(connection, round_)


def _row(award: Award) -> dict[str, object]:
    positive(award.asked)
    positive(award.amount)
    return msgspec.structs.asdict(award) | {"title": clean(award.title, LONGEST_TITLE, field="title")}


def _require_share(connection: sa.Connection, meeting: str, amount: int) -> None:
    query = sa.select(sa.func.coalesce(sa.func.sum(AWARD.c.amount), 0)).where(AWARD.c.meeting == meeting)
    out = int(connection.execute(query).scalar() or 0)
    if out > amount:
        raise Refused("over_share", pot=amount, out=out)


def awards(connection: sa.Connection, round_: str) -> Sequence[Award]:
    """What the plans of a round got, the largest first."""
    columns = [column for column in AWARD.c if column.name != "round"]
    query = sa.select(*columns).where(AWARD.c.round == round_).order_by(AWARD.c.amount.desc(), AWARD.c.title)
    return [Award(**row._mapping) for row in connection.execute(query)]


def shares(connection: sa.Connection, round_: str) -> Iterator[sa.RowMapping]:
    """The meetings of a round, each with its share."""
    return (row._mapping for row in connection.execute(sa.select(SHARE).where(SHARE.c.round == round_)))

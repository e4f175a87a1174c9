// viewers at home: no seat and no ballot, and their poll is only sums (docs/record.md)

const VIEWER = "viewer";
const HIGHEST_MARK = 1e6;
const noViewers = () => ({ watching: new Set(), watched: 0, polls: new Map() });
const onlyReads = ({ quiet }) => quiet.at(-1)?.on ?? false;

Object.assign(Evening.prototype, {
  "viewer.joined"({ seat }, _at, seq) {
    if (this.watching.has(seat)) this.fault(`events[${seq}].body.seat`, "otherViewer");
    else if (onlyReads(this)) this.fault(`events[${seq}].body`, "viewerWhileQuiet");
    this.watching.add(seat);
    this.watched += 1;
  },
  "viewer.left"({ seat }, _at, seq) {
    if (!this.watching.delete(seat)) this.fault(`events[${seq}].body.seat`, "otherViewer");
  },
  "poll.counted"({ stage, answered, form, points }, _at, seq) {
    const { sealed, status } = this.stage(stage);
    const place = `events[${seq}].body`;
    if (!sealed || status !== "closed" || this.polls.has(stage)) this.fault(`${place}.stage`, "otherPoll");
    else if (answered < FEWEST) this.fault(`${place}.answered`, "pollOfFew");
    else if (!couldGive(this, answered, form, points)) this.fault(`${place}.points`, "otherPoints");
    this.polls.set(stage, { stage, answered, form, points });
  },
});

// Where the livecast is looked at stands in no record
Evening.prototype["livecast.locked"] = () => {};

function couldGive({ plans, pot }, answered, form, points) {
  const most = ({ order: plans.size, approved: 1, amounts: pot }[form] ?? HIGHEST_MARK) * answered;
  const given = Object.values(points);
  const sum = given.reduce((all, one) => all + one, 0);
  const known = given.length === plans.size && Object.keys(points).every((plan) => plans.has(plan));
  const together = form !== "order" || sum <= (answered * plans.size * (plans.size + 1)) / 2;
  return known && together && given.every((one) => Number.isInteger(one) && one >= 0 && one <= most);
}

looking("vote.voided", ({ polls }, { stage }) => {
  polls.delete(stage);
});
looking("seat.taken", ({ fault }, { channel }, _at, seq) => {
  if (channel === VIEWER) fault(`events[${seq}].body.channel`, "viewerSits");
});
looking("ballots.sealed", ({ fault }, { ballots, turnout }, _at, seq) => {
  const counts = VIEWER in turnout || ballots.some(({ channel }) => channel === VIEWER);
  if (counts) fault(`events[${seq}].body.turnout`, "viewersCounted");
});

// There only where five or more watched; a poll once the outcome of its vote was shown
function viewersOf(evening) {
  if (evening.watched < FEWEST) return {};
  const polls = [...evening.polls.values()].filter(({ stage }) => evening.stage(stage).status === "revealed");
  return { viewers: { number: evening.watched, polls } };
}

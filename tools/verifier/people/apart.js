// pseudonyms: a seat has another name for each kind of utterance, so what does not follow from them is told (docs/record.md)

const FEWEST = 5;

// The kind of utterance that a seat's name stands for, by the event
const behind = ({ argument, question }) => `support ${argument ?? question}`;
const marking = ({ argument }) => `mark ${argument}`;
const answering = ({ stage }) => `decision ${stage}`;
const viewing = ({ stage, view }) => `view ${stage} ${view}`;
const chair = () => "seat";
const scoring = ({ stage, initiative }) => `score ${stage} ${initiative}`;
const UTTERANCES = {
  "seat.taken": chair,
  "seat.moved": chair,
  "seat.away": chair,
  "speak.requested": chair,
  "speak.withdrawn": chair,
  "chips.placed": chair,
  "chips.agreed": chair,
  "ballot.handed": ({ stage }) => `ballot ${stage}`,
  "argument.posted": () => "argument",
  "argument.supported": behind,
  "argument.unsupported": behind,
  "argument.marked": marking,
  "pairing.answered": () => "argument",
  "question.asked": () => "question",
  "question.backed": behind,
  "score.given": scoring,
  "interest.told": scoring,
  "frame.proposed": () => "proposal",
  "frame.answered": ({ wording }) => `wording ${wording}`,
  "choice.answered": ({ choice }) => `choice ${choice}`,
  "consent.given": answering,
  "objection.settled": answering,
  "minority.posted": viewing,
  "minority.joined": viewing,
  "minority.left": viewing,
  "review.given": ({ stage }) => `review ${stage}`,
};

// Whose words of a kind fall away: those that were told, in older logs all of the seats that went
const fallen = (lapsed, gone) => (kind) => new Set(lapsed ? (lapsed[kind] ?? []) : gone);
const without = (from, seats) => {
  for (const seat of seats) from.delete(seat);
};

// What falls away at a stage; with `words` also what was written there
function leave(stage, fall, words) {
  const { key, status, arguments: said, asked, views, now, reviews } = stage;
  const authors = fall("argument");
  const askers = fall("question");
  for (const argument of said.values()) {
    without(argument.by, fall(behind({ argument: argument.id })));
    without(argument.marks, fall(marking({ argument: argument.id })));
    if (words && authors.has(argument.author)) argument.status = "hidden";
  }
  for (const one of asked.values()) {
    without(one.by, fall(behind({ question: one.id })));
    if (words && askers.has(one.author)) one.hidden = true;
  }
  leaveFrames(stage, fall, words);
  for (const view of views.values()) {
    const gone = fall(viewing({ stage: key, view: view.id }));
    without(view.supporters, gone);
    if (words && gone.has(view.author)) view.shown = false;
  }
  if (status !== "open") return;
  without(now.consents, fall(answering({ stage: key })));
  without(reviews, fall(`review ${key}`));
}

Object.assign(Evening.prototype, {
  // Seats leave their chairs; what they said and nobody saw falls away
  leaves(seats, { words = false, lapsed }) {
    for (const seat of seats) this.seats.get(seat).gone = true;
    this.falls(fallen(lapsed, seats), words);
    this.tidyPairs();
  },
  falls(fall, words) {
    for (const stage of this.stages) leave(stage, fall, words);
    for (const { id, closed, answers } of this.choices.values()) if (!closed) without(answers, fall(`choice ${id}`));
  },

  // No more falls away than seats went, or became another before
  held(lapsed, went, seq) {
    if (!this.pseudonymous) return;
    const lists = lapsed ? Object.values(lapsed) : [];
    if (!lapsed || lists.some((seats) => seats.length > went + this.merges))
      this.fault(`events[${seq}].body.lapsed`, "tooManyFall");
  },
  "answers.told"({ stage, answered, apart }, _at, seq) {
    const { now } = this.stage(stage);
    Object.assign(now, { told: apart, answered });
    const { hands = 0, ...seats } = answered;
    if (hands !== byHandIn(now) || !this.could(seats, now.consents.size))
      this.fault(`events[${seq}].body.answered`, "notTogether");
    if (!Object.keys(apart).length) return;
    const both = ["room", "online"].map((where) => POSITIONS.map((position) => apart[where]?.[position] ?? 0));
    const sums = POSITIONS.map((_, at) => both[0][at] + both[1][at]);
    const sizes = both.map((counts) => counts.reduce((all, one) => all + one, 0));
    const place = `events[${seq}].body.apart`;
    const online = answered.online ?? 0;
    const formed = Object.values(apart).every((counts) => has(counts, [...POSITIONS].sort().join()));
    if (!formed || !has(apart, "online,room")) this.fault(place, "notTogether");
    else if (both.flat().some((one) => one < 0) || sums.join() !== Object.values(countsOf(now)).join())
      this.fault(place, "notTogether");
    else if (sizes[1] !== online) this.fault(place, "notTogether");
    else if (sizes.some((size) => size && size < FEWEST)) this.fault(place, "tooFewApart");
  },
  "help.told"(told, _at, seq) {
    const roles = [...new Set(this.hands.map(({ role }) => role))].sort(byPoint);
    const numbers = Object.values(told.roles);
    const fits = roles.every((role) => {
      const own = this.hands.filter((hand) => hand.role === role);
      return fewest(own) <= told.roles[role] && told.roles[role] <= own.length;
    });
    const most = Math.min(
      numbers.reduce((all, one) => all + one, 0),
      this.seats.size,
    );
    const least = Math.max(0, fewest(this.hands), ...numbers);
    if (
      Object.keys(told.roles).sort(byPoint).join() !== roles.join() ||
      !fits ||
      told.seats < least ||
      told.seats > most
    )
      this.fault(`events[${seq}].body`, "notDone");
    this.helped = told;
  },

  // What a choice tells of its channels has to be as many as answered, and no more than sat there
  counted({ channels = {} }, answers, seq) {
    if (!this.pseudonymous) return null;
    if (!this.could(channels, answers)) this.fault(`events[${seq}].body.channels`, "notTogether");
    return channels;
  },
  could(told, answers) {
    const sat = {};
    for (const { channel } of this.seats.values()) sat[channel] = (sat[channel] ?? 0) + 1;
    const cards = [...this.paper.batches.values()].reduce(
      (many, { how, valid }) => many + (how === "accepted" ? valid : 0),
      0,
    );
    if (cards) sat.paper = (sat.paper ?? 0) + cards;
    const all = Object.values(told).reduce((number, many) => number + many, 0);
    return all === answers && Object.entries(told).every(([channel, many]) => many >= 1 && many <= (sat[channel] ?? 0));
  },

  // Before a round closes, and before the evening does, it has to be told
  untold(kind, { stage }, seq) {
    if (!this.pseudonymous) return;
    const round_ = kind === "stage.closed" && this.stage(stage).kind === "decision" && !this.stage(stage).now.told;
    const hands = kind === "meeting.closed" && this.hands.length && !this.helped;
    if (round_ || hands) this.fault(`events[${seq}].body`, "untold");
  },
});

// For how many seats something was done at least: those with names of one kind are different
function fewest(hands) {
  const kinds = new Map();
  for (const { seat, utterance } of hands) kinds.set(utterance, (kinds.get(utterance) ?? new Set()).add(seat));
  return Math.max(0, ...[...kinds.values()].map(({ size }) => size));
}

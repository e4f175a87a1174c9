// the decision: rounds of answers, objections, minorities

const round = (number, about = null) => ({ number, about, version: 0, consents: new Map(), shown: false });
const POSITIONS = ["agree", "concern", "objection"];

Object.assign(Evening.prototype, {
  "consent.given"({ stage, seat, channel, position, reason, need, lot = seat, instead = [] }) {
    const { consents } = this.stage(stage).now;
    without(consents, instead);
    consents.set(seat, { position, reason: this.text(reason), channel, need: this.text(need), lot });
  },
  "round.opened"({ stage, round: number, about = null, asked }) {
    const one = this.stage(stage);
    if (number > one.now.number) asking(one, true, asked, about);
    else one.now.about = about;
  },
  "objection.settled"({ stage, objection, became, text, by }) {
    const { fates } = this.stage(stage);
    const fate = { ...NO_FATE, ...fates.get(objection), became, by };
    fate[became === "worked_in" ? "change" : "words"] = this.text(text);
    fates.set(objection, fate);
  },
  "minority.posted"({ stage, view, seat, text, initiatives = [] }) {
    this.stage(stage).views.set(view, {
      id: view,
      author: seat,
      text: this.text(text),
      initiatives,
      supporters: new Set([seat]),
      shown: true,
    });
  },
  "minority.joined"({ stage, view, seat, instead = [] }) {
    const { supporters } = this.stage(stage).views.get(view);
    without(supporters, instead);
    supporters.add(seat);
  },
  "minority.left"({ stage, view, seat, instead = [] }) {
    without(this.stage(stage).views.get(view).supporters, [seat, ...instead]);
  },
  "minority.moderated"({ stage, view, shown }) {
    this.stage(stage).views.get(view).shown = shown;
  },

  // What the event says of itself has to follow from the answers before it; older logs have no ruling
  async "decision.recorded"({ stage, awards, remainder, consent, called = "besluit", ruling = null }, at, seq) {
    const one = this.stage(stage);
    const place = `events[${seq}].body`;
    this.times.decided = at;
    this.decided = { called, ruling };
    this.divisionOf().settled = this.lines(awards);
    const given = [...this.divisionOf().settled.values()].reduce((cents, { amount }) => cents + amount, 0);
    compare(remainder, this.free - given, `${place}.remainder`, this.fault);
    compare(consent, countsOf(one.now), `${place}.consent`, this.fault);
    if (!ruling) return;
    const own = await this.ruling(one, ruling.tables);
    const may = own.met && own.quorum && this.terms.mandate !== "adviserend";
    compare(ruling, own, `${place}.ruling`, this.fault);
    if (called === "besluit" && !may) this.fault(`${place}.called`, "noDecision");
  },
});

const NO_FATE = { became: "", change: "", words: "", by: "" };

// The next round; the answers of one that nobody saw are not kept
function asking(stage, shown, version, about = null) {
  const unseen = shown ? {} : { consents: new Map(), hands: null };
  stage.past.push({ ...stage.now, shown, version, ...unseen });
  stage.now = round(stage.now.number + 1, about);
}

// With what the hall said by hand, where that belongs there
function countsOf({ consents, hands }, within = () => true, raised = hands) {
  const answers = [...consents.values()].filter(within);
  return Object.fromEntries(
    POSITIONS.map((name) => [name, answers.filter(({ position }) => position === name).length + (raised?.[name] ?? 0)]),
  );
}
const byHandIn = ({ hands }) => Object.values(hands ?? {}).reduce((all, number) => all + number, 0);

// The answers of a kind with a text, in an order that says nothing
function saidIn({ consents }, wanted) {
  const said = [...consents.values()].filter(({ position, reason }) => position === wanted && reason);
  return said
    .sort((a, b) => byPoint(a.reason, b.reason) || byPoint(a.need, b.need))
    .map(({ reason, need }) => ({ text: reason, need }));
}

// The concerns of a round with a text, and what their owners answered in the one after it; those of the last go along
function concernsOf({ consents }, then) {
  const became = (seat) => (then ? (then.consents.get(seat)?.position ?? "") : "goes_along");
  return [...consents]
    .filter(([, { position, reason }]) => position === "concern" && reason)
    .map(([seat, { reason, need }]) => ({ text: reason, need, became: became(seat) }))
    .sort((a, b) => byPoint(a.text, b.text) || byPoint(a.need, b.need) || byPoint(a.became, b.became));
}

// Who objected in a round, by the hash of its number and the lot (in older logs the seat): an order that says nothing and never changes
async function objectorsOf({ number, consents }) {
  const against = [...consents].filter(([, { position }]) => position === "objection");
  const drawn = await Promise.all(against.map(async ([seat, { lot }]) => [await sha256(`${number} ${lot}`), seat]));
  return drawn.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, seat]) => seat);
}

async function objectionsOf({ fates }, asked) {
  return (await objectorsOf(asked)).map((seat, at) => {
    const { reason, need } = asked.consents.get(seat);
    const id = `B${asked.number}.${at + 1}`;
    const fate = fates.get(id) ?? NO_FATE;
    return { id, text: reason, need, standing: fate.became === "" || fate.became === "stands", ...fate };
  });
}

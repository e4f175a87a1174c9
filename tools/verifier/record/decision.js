// the decision: packages and their versions, rounds of answers, objections, minorities

const round = (number, about = null) => ({ number, about, version: 0, consents: new Map(), shown: false });
const decisions = ({ stages }) => stages.filter(({ kind }) => kind === "decision");
const POSITIONS = ["agree", "concern", "objection"];

Object.assign(Evening.prototype, {
  // What the revealed outcome would give by itself to the plans that take part
  suggested() {
    const ranking = this.stages.find(({ kind, status }) => kind === "ranking" && status === "revealed");
    if (!ranking?.outcome) return null;
    const fits = ([id, cents]) => {
      const plan = this.plans.get(id);
      return plan?.withdrawn === null && cents <= plan.ask;
    };
    return new Map(inTurn(ranking.outcome).filter(fits));
  },

  // The package as it stands: composed, or else what the outcome gives
  package() {
    if (this.division) return this.division;
    return new Map([...(this.suggested() ?? [])].map(([id, amount]) => [id, { ...NO_AWARD, amount }]));
  },

  compose(lines, former, by, at) {
    this.division = lines;
    this.version += 1;
    this.packages.push(former);
    const keys = [...lines.keys(), ...[...former.keys()].filter((key) => !lines.has(key))];
    const changes = keys.map((key) => [key, former.get(key) ?? NO_AWARD, lines.get(key) ?? NO_AWARD]);
    const told_ = changes.filter(([, a, b]) => canonical(a) !== canonical(b));
    this.versions.push({
      version: this.version,
      at,
      by,
      changes: told_.map(([initiative, a, b]) => ({ initiative, before: a.amount, after: b.amount })),
    });
  },

  // A changed package voids the answers to the one before it
  askAnew(before, version = this.version) {
    if (alike(before, this.package())) return;
    for (const stage of decisions(this).filter(({ now }) => now.consents.size)) {
      const seen = stage.status === "closed";
      asking(stage, seen, version);
      if (seen) stage.status = "waiting";
    }
  },

  "division.composed"({ awards, by = "" }, at) {
    const before = this.package();
    const version = this.version;
    this.compose(this.lines(awards), before, by, at);
    this.askAnew(before, version);
  },

  lines(awards) {
    const condition = (one) =>
      one === null || typeof one === "string"
        ? { ...CONDITION, text: this.text(one) }
        : {
            text: this.text(one.text),
            kind: one.kind ?? "voorwaarde",
            owner: this.text(one.owner),
            due: one.due ?? null,
            checker: this.text(one.checker),
          };
    return new Map(
      awards.map(({ initiative, amount, reason, conditions = [], reserve = null }) => [
        initiative,
        { amount, reason: this.text(reason), conditions: conditions.map(condition), reserve },
      ]),
    );
  },

  "consent.given"({ stage, seat, channel, position, reason, need }) {
    this.stage(stage).now.consents.set(seat, { position, reason: this.text(reason), channel, need: this.text(need) });
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
      text: this.text(text),
      initiatives,
      supporters: new Set([seat]),
      shown: true,
    });
  },
  "minority.joined"({ stage, view, seat }) {
    this.stage(stage).views.get(view).supporters.add(seat);
  },
  "minority.left"({ stage, view, seat }) {
    this.stage(stage).views.get(view).supporters.delete(seat);
  },
  "minority.moderated"({ stage, view, shown }) {
    this.stage(stage).views.get(view).shown = shown;
  },

  // What the event says of itself has to follow from the answers before it; older logs have no ruling
  async "decision.recorded"({ stage, awards, remainder, consent, called = "besluit", ruling = null }, at, seq) {
    const one = this.stage(stage);
    const place = `events[${seq}].body`;
    this.times.decided = at;
    this.decided = { awards: this.lines(awards), called, ruling };
    const given = [...this.decided.awards.values()].reduce((cents, { amount }) => cents + amount, 0);
    compare(remainder, this.free - given, `${place}.remainder`, this.fault);
    compare(consent, countsOf(one.now), `${place}.consent`, this.fault);
    if (!ruling) return;
    const own = await this.ruling(one);
    const may = own.met && own.quorum && this.terms.mandate !== "adviserend";
    compare(ruling, own, `${place}.ruling`, this.fault);
    if (called === "besluit" && !may) this.fault(`${place}.called`, "noDecision");
  },
});

const CONDITION = { text: "", kind: "voorwaarde", owner: "", due: null, checker: "" };
const NO_AWARD = { amount: 0, reason: "", conditions: [], reserve: null };
const NO_FATE = { became: "", change: "", words: "", by: "" };
const inTurn = ({ rounds, awards }) =>
  rounds.filter(({ id }) => Object.hasOwn(awards, id)).map(({ id }) => [id, awards[id]]);
const alike = (one, other) =>
  one.size === other.size &&
  [...one].every(([id, line]) => other.has(id) && canonical(line) === canonical(other.get(id)));

// The next round; the answers of one that nobody saw are not kept
function asking(stage, shown, version, about = null) {
  stage.past.push({ ...stage.now, shown, version, consents: shown ? stage.now.consents : new Map() });
  stage.now = round(stage.now.number + 1, about);
}

function countsOf({ consents }, within = () => true) {
  const answers = [...consents.values()].filter(within);
  return Object.fromEntries(
    POSITIONS.map((name) => [name, answers.filter(({ position }) => position === name).length]),
  );
}

// The answers of a kind with a text, in an order that says nothing
function saidIn({ consents }, wanted) {
  const said = [...consents.values()].filter(({ position, reason }) => position === wanted && reason);
  return said
    .sort((a, b) => byPoint(a.reason, b.reason) || byPoint(a.need, b.need))
    .map(({ reason, need }) => ({ text: reason, need }));
}

// The objections of a round, by the hash of its number and the seat: an order that says nothing and never changes
async function objectionsOf({ fates }, { number, consents }) {
  const against = [...consents].filter(([, { position }]) => position === "objection");
  const drawn = await Promise.all(against.map(async ([seat, said]) => [await sha256(`${number} ${seat}`), said]));
  drawn.sort(([a], [b]) => (a < b ? -1 : 1));
  return drawn.map(([, { reason, need }], at) => {
    const id = `B${number}.${at + 1}`;
    const fate = fates.get(id) ?? NO_FATE;
    return { id, text: reason, need, standing: fate.became === "" || fate.became === "stands", ...fate };
  });
}

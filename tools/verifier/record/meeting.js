// the evening, told again from its events

// What a kind of event does beside its own method, before it or after it: `(evening, body, at)`
const BEFORE = {};
const AFTER = {};

// What an evening keeps before anything happened
const nothingYet = () => ({
  ...nothingSettled(),
  times: {},
  seats: new Map(),
  confirmed: [],
  corrections: [],
  amendments: [],
  voided: [],
  removed: [],
  door: emptyDoor(),
  roll: emptyRoll(),
  ...emptyTurnout(),
  mixing: { asked: [], mix: null, mixes: [] },
  called: [],
  undone: [],
  repairs: [],
  replanned: [],
  divisions: new Map(),
  at: 0,
});
const nothingSettled = () => ({
  terms: {},
  decided: null,
  closed: false,
  recasts: new Map(),
  choices: new Map(),
  unknown: new Set(),
  hands: [],
  speaking: new Map(),
  spoken: [],
  captions: [],
  windows: new Map(),
  atHome: [],
  ...nothingByTwo(),
  ...emptyHome(),
  ...noViewers(),
  wanted: null,
  pairs: new Map(),
  mandates: new Map(),
  asked: new Set(),
  pseudonymous: false,
  merges: 0,
  helped: null,
});

/* What a record is told from: one method for each kind of event (docs/record.md). Texts stand beside the events: `text`
   finds one by its digest, "" where it was removed. */
class Evening {
  constructor(texts, fault) {
    Object.assign(this, { texts, fault }, nothingYet());
  }

  text(digest) {
    return this.texts.get(digest) ?? "";
  }

  async take({ kind, at, body, seq }) {
    this.times.opened ??= at;
    this.untold(kind, body, seq);
    await this.handed({ kind, at, body, seq });
    BEFORE[kind]?.(this, body, at, seq);
    if (kind.includes(".") && Object.hasOwn(Evening.prototype, kind)) await this[kind](body, at, seq);
    else if (!WALL.has(kind)) this.unknown.add(kind);
    AFTER[kind]?.(this, body, at);
  }

  get active() {
    return [...this.plans.values()].filter((plan) => plan.withdrawn === null);
  }
  get committed() {
    return Math.max(0, ...this.stages.map(({ method }) => method?.agreed.committed ?? 0));
  }
  get free() {
    return this.pot - this.committed;
  }

  stage(key) {
    const found = this.stages.find((one) => one.key === key);
    if (!found) throw new Error(key);
    return found;
  }

  // The stage of a kind that is meant: the present one, else the last before it, else the first after it
  ofKind(kind) {
    const all = this.stages.map((stage, at) => ({ stage, at })).filter(({ stage }) => stage.kind === kind);
    return (all.filter(({ at }) => at <= this.at).at(-1) ?? all[0])?.stage;
  }

  "meeting.opened"({ pseudonymous = false, ...opened }) {
    const { code, title, pot, place = "", credit = "", terms = {}, agenda, frames, initiatives, practice } = opened;
    this.tableNames = new Map((opened.tables ?? []).map(({ id, name }) => [id, name]));
    Object.assign(this, { code, title, pot, place, credit, practice, pseudonymous, terms: { ...TERMS, ...terms } });
    this.stages = agenda.map(planned);
    this.stages[0].status = "open";
    this.frames = new Map(frames.map((frame) => [frame.key, frameOf(frame)]));
    this.plans = new Map(initiatives.map((plan) => [plan.id, { ...PLAN, ...plan }]));
  }

  "meeting.closed"(_body, at) {
    this.closed = true;
    this.times.closed = at;
  }
  "terms.set"({ terms }) {
    this.terms = { ...TERMS, ...terms };
  }
  "seat.taken"({ seat, table = null, channel = "room" }) {
    this.seats.set(seat, { table, channel });
  }

  // Nothing that was not seen yet stays of it; what it wrote is hidden where that was asked
  "seat.removed"(body, at, seq) {
    this.removed.push({ at, reason: this.text(body.reason), words: body.words ?? false });
    this.held(body.lapsed, 1, seq);
    this.leaves([body.seat], body);
  }
  "act.undone"({ act, by }, at) {
    this.undone.push({ at, act, by });
  }
  "seat.moved"({ seat, table }) {
    this.seats.get(seat).table = table;
  }
  "stage.advanced"({ to }) {
    this.at = this.stages.indexOf(this.stage(to));
  }
  "stage.opened"({ stage }) {
    this.stage(stage).status = "open";
  }
  "stage.closed"({ stage }) {
    this.stage(stage).status = "closed";
  }

  // Showing counts where nobody counted before: so do logs from before there was a worker
  async "stage.revealed"({ stage }, at) {
    const one = this.stage(stage);
    one.revealed = at;
    const before = this.standing();
    one.status = "revealed";
    if (one.kind === "ranking") one.outcome ??= await answer(this.question(one));
    if (one.kind === "allocation") one.outcome ??= sharesOf(this.active, one.sealed ?? []);
    this.askAnew(before);
  }

  "ballots.sealed"({ stage, ballots, turnout, stubs = [] }) {
    Object.assign(this.stage(stage), { sealed: ballots, turnout, stubs });
    this.sealings.set(stage, this.present(stage));
  }

  // A vote that was voided is as if it was never held; only that it was is told
  "vote.voided"({ stage, reason }, at) {
    const one = this.stage(stage);
    this.voided.push({ stage, at, reason: this.text(reason), turnout: one.turnout });
    Object.assign(one, { sealed: null, turnout: null, stubs: [], words: "", status: "waiting", outcome: undefined });
  }
  "method.chosen"({ stage, method }) {
    this.stage(stage).method = methodOf({ kind: "ranking", method });
  }
  "lot.drawn"({ stage, words }) {
    this.stage(stage).words = words;
  }
  question({ method, sealed, words }) {
    return { method, plans: this.active, pot: this.pot, papers: sealed ?? [], words };
  }

  async "ballots.counted"({ stage, question, result }, _at, seq) {
    const one = this.stage(stage);
    const before = this.standing();
    const asked = this.question(one);
    const place = `events[${seq}].body`;
    if (question !== (await questionDigest(asked))) this.fault(`${place}.question`, "otherQuestion");
    const own = await answeredAs(result, asked);
    if (own) compare(result, own, `${place}.result`, this.fault);
    else this.unknown.add(asked.method.rule);
    one.outcome = result;
    this.askAnew(before);
  }

  "initiative.withdrawn"({ initiative, reason }, at) {
    this.change(initiative, { withdrawn: this.text(reason) }, at);
  }

  // A text that was removed corrected nothing that can still be told
  "initiative.corrected"({ initiative, reason, argument, aloud, ...rest }, at, seq) {
    const plan = this.plans.get(initiative);
    const changes = {};
    const made = {};
    for (const field of ["title", "short", "text", "ask", "minimum"]) {
      const given = rest[field] ?? null;
      const now = typeof given === "string" && given ? (this.texts.get(given) ?? null) : given;
      if (now === null) continue;
      changes[field] = [plan[field], now];
      made[field] = now;
    }
    if (argument) this.amend({ initiative, argument, aloud: aloud ?? false, reason, ask: rest.ask }, changes, at, seq);
    else this.corrections.push({ initiative, at, reason: this.text(reason), changes });
    if (aloud && !argument) this.fault(`events[${seq}].body.aloud`, "aloudOfNothing");
    this.change(initiative, made, at);
  }

  // A plan changes; a line of the package that it no longer allows falls out, which makes another version
  change(key, made, at) {
    const before = this.standing();
    const old = this.divisionOf().lines;
    Object.assign(this.plans.get(key), made);
    const allowed = ([id, { amount }]) => this.plans.get(id).withdrawn === null && allows(this.plans.get(id), amount);
    const kept = new Map([...(old ?? [])].filter(allowed));
    if (old && kept.size < old.size) this.compose(kept, "", at);
    this.askAnew(before);
  }

  "argument.posted"({ stage, argument, initiative, side, text, author, shown = true, table }, _at, seq) {
    this.cameFrom(table, seq);
    const status = shown ? "shown" : "waiting";
    const beside = { by: new Set(), marks: new Map(), table };
    const made = { id: argument, initiative, side, text: this.text(text), author, status, ...beside };
    this.stage(stage).arguments.set(argument, made);
  }
  "argument.supported"({ stage, argument, seat, instead = [] }) {
    const { by } = this.stage(stage).arguments.get(argument);
    without(by, instead);
    by.add(seat);
  }
  "argument.unsupported"({ stage, argument, seat, instead = [] }) {
    without(this.stage(stage).arguments.get(argument).by, [seat, ...instead]);
    this.leavePairs(argument, [seat, ...instead]);
  }
  "argument.moderated"({ stage, argument, shown }) {
    this.stage(stage).arguments.get(argument).status = shown ? "shown" : "hidden";
    this.tidyPairs();
  }

  "question.settled"({ stage, argument, became }) {
    this.stage(stage).arguments.get(argument).became = became;
  }

  "review.given"({ stage, seat, keep, improve, grade = null, instead = [] }) {
    const { reviews } = this.stage(stage);
    without(reviews, instead);
    reviews.set(seat, { keep: this.text(keep), improve: this.text(improve), grade, hidden: false });
  }
  "review.hidden"({ stage, seat }) {
    this.stage(stage).reviews.get(seat).hidden = true;
  }
}

// What changes only the wall, the clock or the list of speakers is in no record
const WALL = new Set([
  "clock.set",
  "clock.paused",
  "clock.stepped",
  "practice.paced",
  "floor.given",
  "wall.shown",
  "wall.frozen",
  "wall.lit",
  "count.stepped",
  "argument.featured",
  "approval.set",
  "objection.floored",
  "choice.shown",
]);
const planned = (stage) => ({
  key: stage.key,
  kind: stage.kind,
  minutes: stage.minutes ?? 10,
  title: stage.script?.title ?? "",
  rules: stage.script?.rules ?? {},
  method: methodOf(stage),
  status: "waiting",
  words: "",
  ...beginning(),
});
const TERMS = { mandate: "", confirms: "", rule: "", percent: 50, seats: 0, tables: 0, due: null };
const PLAN = { scalable: false, theme: "", short: "", text: "", proposer: "", withdrawn: null };
const beginning = () => ({
  sealed: null,
  turnout: null,
  stubs: [],
  arguments: new Map(),
  asked: new Map(),
  answers: new Map(),
  bundled: new Map(),
  posed: new Map(),
  reviews: new Map(),
  proposals: new Map(),
  wordings: new Map(),
  byHand: new Map(),
  now: round(1),
  past: [],
  fates: new Map(),
  views: new Map(),
});
const allows = ({ ask, minimum, scalable }, amount) =>
  amount === 0 || amount === ask || (scalable && minimum <= amount && amount <= ask);

// packages: the stage that each belongs to, the votes before it, its versions, and what was fixed

const DIVIDES = "allocation";
const COMPOSES = [DIVIDES, "decision"];
const SUGGESTS = {
  chips: (evening, stage) => chipsSuggest(evening, stage),
  committee: (evening, stage) => committeeSuggests(evening, stage),
};

Object.assign(Evening.prototype, {
  // The places on the agenda of the stages at which a package can be changed
  composing() {
    const places = [...this.stages.keys()];
    return places.filter((at) => COMPOSES.includes(this.stages[at].kind));
  },

  // Where the package began that is on the table at such a place: a decision goes on with what was divided just before
  begun(at) {
    const last = this.composing().findLast((place) => place < at);
    const goesOn = this.stages[at].kind !== DIVIDES && this.stages[last]?.kind === DIVIDES;
    return goesOn ? last : at;
  },

  // The stage that the package belongs to at a place of the agenda: of what stands between, the next, else the last
  home(at = this.at) {
    if (COMPOSES.includes(this.stages[at].kind)) return this.stages[this.begun(at)].key;
    const begun = this.composing().map((place) => this.begun(place));
    return this.stages[begun.find((place) => place >= at) ?? begun.at(-1)]?.key ?? "";
  },
  homes() {
    return [...new Set(this.composing().map((place) => this.home(place)))];
  },

  divisionOf(home = this.home()) {
    if (!this.divisions.has(home)) {
      this.divisions.set(home, { lines: null, version: 0, former: [], versions: [], settled: null });
    }
    return this.divisions.get(home);
  },

  // The votes that belong to a package, and the one of them that the room is at
  votesOf(home) {
    return this.stages.filter(({ kind }, at) => kind === "ranking" && this.home(at) === home);
  },
  voteOf(home) {
    const votes = this.votesOf(home);
    return votes.findLast((stage) => this.stages.indexOf(stage) <= this.at) ?? votes[0];
  },

  // What the revealed outcome would give by itself to the plans that take part; for a package that was left, what it gave
  suggested(home = this.home()) {
    const given = this.proposed(home);
    if (!given) return null;
    const fits = ([id, cents]) => {
      const plan = this.plans.get(id);
      return plan?.withdrawn === null && cents <= plan.ask;
    };
    return new Map(home === this.home() ? given.filter(fits) : given);
  },

  // What the last tables gave together or a committee chose, else what a vote did
  proposed(home) {
    const last = Math.max(-1, ...this.composing());
    const here = this.stages.filter(({ kind }, at) => SUGGESTS[kind] && at < last && this.home(at) === home);
    const before = here.map((stage) => SUGGESTS[stage.kind](this, stage)).findLast((found) => found);
    if (before) return [...before];
    const vote = this.votesOf(home).find(shownBy);
    return vote ? inTurn(vote.outcome) : null;
  },

  // The package as it stands: composed, or else what the outcome gives; in the end what the decision fixed
  package(home = this.home()) {
    const { lines } = this.divisionOf(home);
    if (lines) return lines;
    return new Map([...(this.suggested(home) ?? [])].map(([id, amount]) => [id, { ...NO_AWARD, amount }]));
  },
  final(home) {
    return this.divisionOf(home).settled ?? this.package(home);
  },

  compose(lines, by, at) {
    const kept = this.divisionOf();
    const former = this.package();
    kept.former.push(former);
    kept.lines = lines;
    kept.version += 1;
    const keys = [...lines.keys(), ...[...former.keys()].filter((key) => !lines.has(key))];
    const changes = keys.map((key) => [key, former.get(key) ?? NO_AWARD, lines.get(key) ?? NO_AWARD]);
    const told_ = changes.filter(([, a, b]) => canonical(a) !== canonical(b));
    kept.versions.push({
      version: kept.version,
      at,
      by,
      changes: told_.map(([initiative, a, b]) => ({ initiative, before: a.amount, after: b.amount })),
    });
  },

  // How the packages stand, to see afterwards which of them changed
  standing() {
    return new Map(
      this.homes().map((home) => [home, { lines: this.package(home), version: this.divisionOf(home).version }]),
    );
  },

  // A changed package voids the answers to the one before it
  askAnew(before) {
    for (const [at, stage] of this.stages.entries()) {
      if (stage.kind !== "decision" || !(stage.now.consents.size + byHandIn(stage.now))) continue;
      const { lines, version } = before.get(this.home(at));
      if (alike(lines, this.package(this.home(at)))) continue;
      const seen = stage.status === "closed";
      asking(stage, seen, version);
      if (seen) stage.status = "waiting";
    }
  },

  "division.composed"({ awards, by = "" }, at) {
    const before = this.standing();
    this.compose(this.lines(awards), by, at);
    this.askAnew(before);
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
});

const CONDITION = { text: "", kind: "voorwaarde", owner: "", due: null, checker: "" };
const NO_AWARD = { amount: 0, reason: "", conditions: [], reserve: null };
const shownBy = (stage) => stage?.status === "revealed" && stage.outcome;
const inTurn = ({ rounds, awards }) =>
  rounds.filter(({ id }) => Object.hasOwn(awards, id)).map(({ id }) => [id, awards[id]]);
const alike = (one, other) =>
  one.size === other.size &&
  [...one].every(([id, line]) => other.has(id) && canonical(line) === canonical(other.get(id)));

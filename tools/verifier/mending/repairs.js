// what was mended, past the ten seconds: each with its time and its reason (docs/record.md)

Object.assign(Evening.prototype, {
  mended(kind, about, reason, at, more = {}) {
    this.repairs.push({ at, kind, about, reason: this.text(reason), ...more });
  },
  "outcome.hidden"({ stage, reason }, at) {
    const one = this.stage(stage);
    one.status = "closed";
    const seconds = Math.floor((Date.parse(at) - Date.parse(one.revealed)) / 1000);
    this.mended("outcome.hidden", stage, reason, at, { seconds });
  },
  "results.held"({ reason }, at) {
    this.mended("results.held", "", reason, at);
  },
  "results.released"(_body, at) {
    this.mended("results.released", "", "", at);
  },
  "initiative.restored"({ initiative, reason }, at) {
    this.change(initiative, { withdrawn: null }, at);
    this.mended("initiative.restored", initiative, reason, at);
  },
  "frame.reopened"({ frame, reason }, at) {
    this.frames.get(frame).confirmed = false;
    this.confirmed = this.confirmed.filter((one) => one.frame !== frame);
    this.mended("frame.reopened", frame, reason, at);
  },
  "choice.reopened"({ choice, reason }, at) {
    Object.assign(this.choices.get(choice), { closed: null, told: null, words: "" });
    this.mended("choice.reopened", choice, reason, at);
  },

  // No decision stands: what it fixed may change again
  "decision.reopened"({ stage, reason }, at) {
    this.decided = null;
    delete this.times.decided;
    this.divisionOf().settled = null;
    this.mended("decision.reopened", stage, reason, at);
  },

  // The answer counts without its words
  "concern.hidden"({ stage, seat: told, round: number, reason, card }, at) {
    const seat = card ?? told;
    const { now, past } = this.stage(stage);
    for (const one of [...past, now]) {
      const said = one.number === number && one.consents.get(seat);
      if (said) one.consents.set(seat, { ...said, reason: "", need: "" });
    }
    this.mended("concern.hidden", stage, reason, at);
  },

  "ballots.swapped"({ stage, reason }, at) {
    this.mended("ballots.swapped", stage, reason, at);
  },
  "console.ended"({ console: role, reason }, at) {
    this.mended("console.ended", role, reason, at);
  },

  // What nobody saw yet of the seat that goes is of the one that stays; of two answers that which its owner keeps
  "seats.merged"({ seat, into, reason, keeps = "into", lapsed }, at, seq) {
    this.held(lapsed, 1, seq);
    this.falls(fallen(lapsed, []), false);
    this.mergePairs(fallen(lapsed, []), seat, into);
    this.merges += 1;
    const open = this.stages.filter(({ status }) => status === "open");
    const answers = open.flatMap(({ now, reviews }) => [now.consents, reviews]);
    for (const { wordings } of this.stages) answers.push(...wordings.values());
    for (const choice of this.choices.values()) if (!choice.closed) answers.push(choice.answers);
    for (const given of answers) handOver(given, seat, into, keeps);
    for (const { arguments: said, views } of this.stages) {
      const behind = [...[...said.values()].map(({ by }) => by), ...[...views.values()].map((view) => view.supporters)];
      for (const seats of behind) if (seats.delete(seat)) seats.add(into);
    }
    this.mended("seats.merged", "", reason, at);
  },
});

function handOver(given, seat, into, keeps) {
  if (!given.has(seat)) return;
  const said = given.get(seat);
  given.delete(seat);
  if (keeps === "seat" || !given.has(into)) given.set(into, said);
}

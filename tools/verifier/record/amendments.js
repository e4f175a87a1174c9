// improvements of residents that a proposer took over: which, how many stood behind it, and what the plan said before

Object.assign(Evening.prototype, {
  // What there is to tell of one, beside what changed; held against what everybody could read at that moment
  amend({ initiative, argument, aloud, reason, ask }, changes, at, seq) {
    const found = this.stages.map((stage) => stage.arguments.get(argument)).find(Boolean);
    const wrong = this.wrongAmendment(found, initiative, ask);
    if (wrong) this.fault(`events[${seq}].body.${wrong === "overPot" ? "ask" : "argument"}`, wrong);
    const support = found?.by.size ?? 0;
    this.amendments.push({ at, initiative, argument, support, aloud, words: this.text(reason), changes });
  },

  wrongAmendment(found, initiative, ask) {
    const readable = found?.side === "improvement" && found.status === "shown" && found.initiative === initiative;
    if (!readable) return "noImprovement";
    if (this.amendments.some((one) => one.argument === found.id)) return "tookOver";
    if (this.divided() || this.plans.get(initiative).withdrawn !== null) return "tooLate";
    return (ask ?? 0) > this.free ? "overPot" : null;
  },

  // Whether a vote, chips on plans or a package was begun, of the home that the room is at
  divided() {
    const home = this.home();
    const money = ({ kind, rules }) =>
      ["ranking", ...COMPOSES].includes(kind) || (kind === "chips" && rules.on !== "themes");
    return this.stages.some((stage, at) => stage.status !== "waiting" && money(stage) && this.home(at) === home);
  },
});

// whether the answers make a decision, by what was agreed before

Object.assign(Evening.prototype, {
  // Pseudonyms do not tell who sits where: then the tables are as they were told, within what can be
  async ruling(stage, told) {
    const own = await this.rulingBy(stage, this.pseudonymous ? told : null);
    if (!this.pseudonymous) return own;
    const sat = new Set([...this.seats.values()].map(({ table }) => table).filter((table) => table !== null));
    return told >= 0 && told <= Math.min(own.of, sat.size) ? own : { ...own, tables: Math.min(own.of, sat.size) };
  },
  async rulingBy(stage, told) {
    const objections = await objectionsOf(stage, stage.now);
    const standing = objections.filter((one) => one.standing).length + (stage.now.hands?.objection ?? 0);
    if (this.terms.rule === "resistance") return this.rulingByResistance(standing, told);
    const { agree, concern, objection } = countsOf(stage.now);
    const yes = agree + concern;
    const of = yes + objection;
    const tables = told ?? this.tablesOf(stage.now.consents.keys());
    const minority = [...stage.views.values()].some(({ shown }) => shown);
    const met = {
      consent: standing === 0,
      majority: 2 * yes > of && 100 * yes >= this.terms.percent * of,
      four_fifths: of > 0 && 5 * yes >= 4 * of && (standing === 0 || minority),
    };
    return { met: met[this.terms.rule] ?? true, quorum: this.quorum(of, tables), yes, of, tables, standing };
  },

  // The package has to be resisted less than doing nothing, in the last choice that was about it
  rulingByResistance(standing, told) {
    const found = this.choiceThatDecides();
    if (!found) return { met: false, quorum: this.quorum(0, 0), yes: 0, of: 0, tables: 0, standing };
    const { choice, option } = found;
    const answers = [...choice.answers.values()];
    const of = answers.length;
    const tables = told ?? this.tablesOf(choice.answers.keys());
    const yes = answers.filter((one) => markOf(one, option) <= markOf(one, DO_NOTHING)).length;
    const resistance = resisted(choice, option);
    const nothing = resisted(choice, DO_NOTHING);
    const met = resistance < nothing;
    return { met, quorum: this.quorum(of, tables), yes, of, tables, standing, resistance, nothing };
  },

  // At how many tables these seats sit
  tablesOf(seats) {
    return new Set([...seats].map((seat) => this.seats.get(seat)?.table ?? null).filter((table) => table !== null))
      .size;
  },

  quorum(of, tables) {
    return of >= this.terms.seats && tables >= this.terms.tables;
  },
});

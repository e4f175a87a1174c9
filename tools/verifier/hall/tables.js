// the tables of the hall and what they asked; who is away from one

Object.assign(Evening.prototype, {
  "table.called"({ table }) {
    this.called.push(table);
  },
  "table.answered"() {},
  "table.settled"() {},
  "table.task_taken"() {},
  "table.task_left"() {},

  // Where an argument came from is told only where five people sat there
  cameFrom(table, seq) {
    const few = table !== undefined && (!this.tableNames.has(table) || sitting(this, table).length < 5);
    if (few) this.fault(`events[${seq}].body.table`, "tooFewThere");
  },
});

const numberOf = ({ name }) => Number(/(?:^| )(\d+)$/.exec(name)?.[1] ?? 0);

// Only of a table that is there, and whose people have somewhere to go
Object.assign(Evening.prototype, {
  "table.opened"({ table, name }, _at, seq) {
    if (this.tables.some(({ id }) => id === table)) this.fault(`events[${seq}].body.table`, "otherTable");
    const put = { online: this.wereTables.get(table)?.online ?? false, id: table, name };
    const at = this.tables.findIndex((one) => one.online > put.online || numberOf(one) > numberOf(put));
    this.tables.splice(at < 0 ? this.tables.length : at, 0, put);
    this.tableNames.set(table, name);
    this.arranged.push("opened");
  },
  "table.closed"({ table }, _at, seq) {
    if (sitting(this, table).length) this.fault(`events[${seq}].body.table`, "otherTable");
    this.withoutTable(table, seq);
    this.arranged.push("closed");
  },
  "table.joined"({ table, to }, _at, seq) {
    if (table === to || !this.tables.some(({ id }) => id === to)) this.fault(`events[${seq}].body.to`, "otherTable");
    this.withoutTable(table, seq);
    for (const seat of sitting(this, table)) seat.table = to;
    this.arranged.push("joined");
  },
  "seat.away"({ seat, on }) {
    this.seats.get(seat).away = on;
  },
  withoutTable(table, seq) {
    const at = this.tables.findIndex(({ id }) => id === table);
    if (at < 0) return this.fault(`events[${seq}].body.table`, "otherTable");
    this.wereTables.set(table, ...this.tables.splice(at, 1));
  },
});

Object.assign(Evening.prototype, {
  "exercise.started"({ form }) {
    this.exercises[form] += 1;
  },
  "exercise.stepped"() {},
  "exercise.ended"() {},
});

// There only where a way of talking was begun
function exercisesOf({ exercises }) {
  const begun = Object.entries(exercises).filter(([, times]) => times);
  return begun.length ? { exercises: Object.fromEntries(begun) } : {};
}

const sitting = ({ seats }, table) => [...seats.values()].filter((seat) => !seat.gone && seat.table === table);

after("meeting.opened", (evening, { tables = [] }) => {
  const put = tables.map(({ id, name, online = false }) => ({ id, name, online }));
  Object.assign(evening, { tables: put, wereTables: new Map(), arranged: [] });
  evening.exercises = { silence: 0, round: 0, one_two_four: 0 };
});
AFTER["table.joined"] = notThere;
before_("table.joined", rememberPiles);
after("table.joined", settlePiles);
before_("seat.away", rememberPiles);
after("seat.away", settlePiles);

// There only where a table came or went
function hallChanges({ arranged }) {
  const many = (what) => arranged.filter((one) => one === what).length;
  if (!arranged.length) return {};
  return { hall: { opened: many("opened"), closed: many("closed"), joined: many("joined") } };
}

// There only where a table asked that somebody came
function calledOf({ called }) {
  return called.length ? { called: { times: called.length, tables: new Set(called).size } } : {};
}

// who may decide: a poll, printed codes, or heads that were counted at tables

const FEW = 5;

Object.assign(Evening.prototype, {
  "codes.issued"({ batch, number }, _at, seq) {
    this.deciding.batches.push({ issued: number, voided: 0 });
    if (batch !== this.deciding.batches.length) this.fault(`events[${seq}].body.batch`, "otherCodeBatch");
  },
  "codes.voided"({ batch, number }, _at, seq) {
    const found = this.deciding.batches[batch - 1];
    if (found) found.voided += number;
    if (!found || found.voided > found.issued) this.fault(`events[${seq}].body.number`, "otherCodeBatch");
  },
  "seat.entitled"({ seat, table = "" }, _at, seq) {
    const place = `events[${seq}].body.table`;
    const byCode = ["code", "roll"].includes(this.deciding.agreed?.mode);
    if (byCode === Boolean(table)) this.fault(place, "otherWay");
    else if (table && decidingAt(this, table) >= headsAt(this, table)) this.fault(place, "fewerHeads");
    this.deciding.seats.set(seat, table);
    this.deciding.doubles.delete(seat);
    if (!table) this.deciding.coded.add(seat);
  },
  "seat.dismissed"({ seat }) {
    this.deciding.seats.delete(seat);
  },
  "seat.refused"({ seat }, _at, seq) {
    if (this.deciding.seats.has(seat)) this.fault(`events[${seq}].body.seat`, "decidesAlready");
  },
  "code.doubled"({ seat, holder }) {
    this.deciding.doubles.set(seat, holder);
  },
  "double.settled"({ seat, same }) {
    const { seats, coded, doubles } = this.deciding;
    const holder = doubles.get(seat);
    doubles.delete(seat);
    this.deciding[same ? "same" : "other"] += 1;
    if (!same) return;
    for (const known of [seats, coded]) known.delete(holder);
    seats.set(seat, "");
    coded.add(seat);
  },
  "codes.on_paper"({ stage, number, fresh }) {
    const { papers } = this.deciding;
    papers.set(stage, (papers.get(stage) ?? 0) + number);
    this.deciding.paper += fresh;
  },
  "codes.counted"({ batches, total }, _at, seq) {
    Object.assign(this.deciding, { used: batches, told: true });
    const left = this.deciding.batches.map(({ issued, voided }) => issued - voided);
    const sum = batches.reduce((all, one) => all + one, 0);
    const whole = sum === total && batches.length === left.length;
    const each = batches.every((one, at) => (one === 0 || one >= FEW) && one <= left[at]);
    const most = left.reduce((all, one) => all + one, 0);
    const fits = total === spentCodes(this) && total <= most && (!batches.length || (whole && each));
    if (!fits) this.fault(`events[${seq}].body.total`, "otherCodes");
  },
  "table.counted"({ table, heads }, _at, seq) {
    const others = headsAt(this, table) - (this.deciding.heads.get(table) ?? 0);
    if (others + heads < decidingAt(this, table)) this.fault(`events[${seq}].body.heads`, "fewerHeads");
    this.deciding.heads.set(table, heads);
  },
});

// How many ballots on paper may count at a stage; any number where nobody decides by a code
function codesAt({ deciding: { agreed, papers } }, stage) {
  return ["code", "roll"].includes(agreed?.mode) ? (papers.get(stage) ?? 0) : Number.POSITIVE_INFINITY;
}

// The table that one is by now: itself while it is there, and where it went and became no other
function tableNow({ deciding: { went }, tables }, table) {
  let at = table;
  while (!tables.some(({ id }) => id === at) && went.has(at)) at = went.get(at);
  return tables.some(({ id }) => id === at) ? at : table;
}

const headsAt = (evening, table) => {
  const [now, { heads }] = [tableNow(evening, table), evening.deciding];
  return [...heads].reduce((all, [at, number]) => (tableNow(evening, at) === now ? all + number : all), 0);
};
const decidingAt = (evening, table) => {
  const now = tableNow(evening, table);
  return [...evening.deciding.seats.values()].filter((at) => at && tableNow(evening, at) === now).length;
};

const spentCodes = ({ deciding }) => deciding.coded.size + deciding.paper;

after("meeting.opened", (evening, { deciding = null }) => {
  const maps = { seats: new Map(), coded: new Set(), doubles: new Map(), heads: new Map(), papers: new Map() };
  evening.deciding = { agreed: deciding, batches: [], paper: 0, same: 0, other: 0, used: [], ...maps };
  Object.assign(evening.deciding, { told: false, went: new Map() });
});

after("table.joined", ({ deciding }, { table, to }) => deciding.went.set(table, to));
after("table.closed", ({ deciding }, { table }) => deciding.went.delete(table));
looking("meeting.closed", (evening, _body, _at, seq) => {
  const { batches, told } = evening.deciding;
  if (batches.length && !told) evening.fault(`events[${seq}].body`, "codesUncounted");
});

// Whoever was taken out decides no longer; of two seats that became one, the one that stays decides where either did
for (const kind of ["seat.removed", "seats.removed"]) {
  after(kind, ({ deciding: { seats, doubles } }, body) => {
    for (const seat of body.seats ?? [body.seat]) {
      seats.delete(seat);
      doubles.delete(seat);
    }
  });
}
after("seats.merged", ({ deciding }, { seat, into }) => {
  const moved = [...deciding.seats].map(([own, table]) => [own === seat ? into : own, table]);
  deciding.seats = new Map(moved);
  const waiting = [...deciding.doubles].map(([own, holder]) => [own, holder === seat ? into : holder]);
  const left = waiting.filter(([own, holder]) => own !== holder && own !== seat && !deciding.seats.has(own));
  deciding.doubles = new Map(left);
});

// There only where the meeting agreed on it beforehand
function decidingOf({ deciding, seats }) {
  const { agreed, batches, paper, same, other, used, doubles, heads } = deciding;
  if (!agreed) return {};
  const { mode, speak = true } = agreed;
  const told = { mode, binding: mode !== "open", speak };
  if (mode !== "open") Object.assign(told, decidersAmong(seats, deciding.seats));
  if (mode === "code" || mode === "roll") {
    const each = batches.map((batch, at) => (at in used ? { ...batch, used: used[at] } : batch));
    const waits = { open: doubles.size, same, other };
    told.codes = { batches: each, used: spentCodes({ deciding }), paper, doubles: waits };
  }
  if (mode === "table") told.heads = [...heads.values()].reduce((all, one) => all + one, 0);
  return { deciding: told };
}

// Neither told where fewer than five decide, or only speak
function decidersAmong(all, known) {
  const here = [...all].filter(([, { gone }]) => !gone).map(([seat]) => seat);
  const decide = here.filter((seat) => known.has(seat)).length;
  const groups = { deciding: decide, speaking: here.length - decide };
  return Object.values(groups).every((size) => size === 0 || size >= FEW) ? { seats: groups } : {};
}

// chips on tables: who laid how many, who agrees, what each table handed in, and what that comes to (docs/record.md)

const RULES_OF_CHIPS = {
  on: "plans",
  chips: 14,
  complete: 6,
  each: null,
  step: 1,
  least: 0,
  behind: 1,
  spread: 1,
  spare: true,
  interim: false,
  gives: "bands",
  whole: 80,
  partial: 40,
  unit: 50000,
};
const chipsRules = ({ rules }) =>
  Object.fromEntries(Object.entries(RULES_OF_CHIPS).map(([name, usual]) => [name, ruleOf(usual, rules?.[name])]));

// An agenda that was typed at a desk says its numbers, and yes and no, in letters
function ruleOf(usual, said = usual) {
  if (typeof said !== "string" || (typeof usual === "string" && usual)) return said;
  if (typeof usual === "boolean") return /^(1|true)$/i.test(said);
  return /^null$/i.test(said) ? null : Number(said);
}

const chipStages = ({ stages }) => stages.filter(({ kind }) => kind === "chips");

function chipsAt(stage) {
  stage.chips ??= { laid: new Map(), agreed: new Map(), handed: new Map(), voids: [] };
  return stage.chips;
}

// How many chips lie on each thing
function addedUp(piles) {
  const all = new Map();
  for (const pile of piles)
    for (const [thing, chips] of Object.entries(pile)) all.set(thing, (all.get(thing) ?? 0) + chips);
  return all;
}

// Who lays chips at a table: whoever sits there and decides
function sittingAt({ seats, deciding: { agreed, seats: may } }, table) {
  const all = !agreed || agreed.mode === "open";
  const here = [...seats].filter(([, one]) => !one.gone && !one.away && one.table === table);
  return here.map(([id]) => id).filter((id) => all || may.has(id));
}
const pilesAt = (evening, { laid }, table) =>
  sittingAt(evening, table)
    .filter((seat) => laid.has(seat))
    .map((seat) => [seat, laid.get(seat)]);

// What chips can lie on, in the order of the list
function thingsOf(evening, stage) {
  const { active } = evening;
  if (chipsRules(stage).on === "themes") return [...new Set(active.map(({ theme }) => theme).filter((theme) => theme))];
  return active.map(({ id }) => id);
}

// Whether what lies on a table is within the limits
function chipsFit(evening, stage, table) {
  const told = chipsRules(stage);
  const people = sittingAt(evening, table).length;
  const piles = pilesAt(evening, chipsAt(stage), table).map(([, pile]) => pile);
  const all = addedUp(piles);
  const left = told.chips * people - [...all.values()].reduce((sum_, chips) => sum_ + chips, 0);
  if (left && !told.spare) return false;
  if (all.size < told.spread && (all.size || !told.spare)) return false;
  const behind = (thing) => piles.filter((pile) => pile[thing]).length;
  return [...all].every(
    ([thing, chips]) =>
      chips % told.step === 0 && chips >= told.least && behind(thing) >= Math.min(told.behind, people),
  );
}

Object.assign(Evening.prototype, {
  "chips.placed"({ stage, seat, laid }, _at, seq) {
    const one = this.stage(stage);
    const told = chipsRules(one);
    const numbers = Object.values(laid);
    const sitting = this.seats.get(seat);
    const known = new Set(thingsOf(this, one));
    const most = told.each ?? told.chips;
    const has_ =
      numbers.reduce((all, one_) => all + one_, 0) <= told.chips &&
      numbers.every((number) => 0 < number && number <= most) &&
      Object.keys(laid).every((thing) => known.has(thing));
    if (one.status !== "open") this.fault(`events[${seq}].body.stage`, "noChipsNow");
    else if (!sitting || sitting.gone || !has_) this.fault(`events[${seq}].body.laid`, "otherChips");
    const chips = chipsAt(one);
    if (numbers.length) chips.laid.set(seat, laid);
    else chips.laid.delete(seat);
    chips.agreed.delete(sitting?.table);
  },

  "chips.agreed"({ stage, seat, table, on = true }, _at, seq) {
    const one = this.stage(stage);
    const { agreed } = chipsAt(one);
    if (one.status !== "open") this.fault(`events[${seq}].body.stage`, "noChipsNow");
    else if (!sittingAt(this, table).includes(seat)) this.fault(`events[${seq}].body.table`, "otherTable");
    else if (on && !chipsFit(this, one, table)) this.fault(`events[${seq}].body.on`, "outsideLimits");
    if (on) agreed.set(table, new Set([...(agreed.get(table) ?? []), seat]));
    else agreed.get(table)?.delete(seat);
  },

  "chips.voided"({ stage, reason }, at) {
    const one = this.stage(stage);
    chipsAt(one).handed = new Map();
    chipsAt(one).voids.push({ stage, at, reason: this.text(reason) });
    one.status = "waiting";
  },
});

// Where chips came or went nobody agrees; who left a table agrees with nothing there
function rememberPiles(evening) {
  const told = (chips, table) => canonical(Object.fromEntries(pilesAt(evening, chips, table)));
  for (const stage of chipStages(evening)) {
    const chips = chipsAt(stage);
    chips.before = new Map([...chips.agreed.keys()].map((table) => [table, told(chips, table)]));
  }
}
function settlePiles(evening) {
  for (const stage of chipStages(evening)) {
    const chips = chipsAt(stage);
    for (const seat of [...chips.laid.keys()]) if (evening.seats.get(seat)?.gone) chips.laid.delete(seat);
    for (const [table, who] of [...chips.agreed]) {
      const here = sittingAt(evening, table);
      const same = chips.before.get(table) === canonical(Object.fromEntries(pilesAt(evening, chips, table)));
      chips.agreed.set(table, new Set(same ? [...who].filter((seat) => here.includes(seat)) : []));
    }
  }
}
const after = (kind, done) => {
  const other = AFTER[kind];
  AFTER[kind] = (evening, body, at) => {
    other?.(evening, body, at);
    done(evening, body);
  };
};
const before_ = (kind, done) => {
  const other = BEFORE[kind];
  BEFORE[kind] = (evening, body, at) => {
    other?.(evening, body, at);
    done(evening, body);
  };
};
for (const kind of ["seat.moved", "mixing.seated", "seat.removed", "seats.removed"]) {
  before_(kind, rememberPiles);
  after(kind, settlePiles);
}

// Chips on a plan that takes part no longer go back, where nothing was handed in yet
after("initiative.withdrawn", (evening, { initiative }) => {
  for (const stage of chipStages(evening)) {
    if (!["waiting", "open"].includes(stage.status)) continue;
    const { laid, agreed } = chipsAt(stage);
    for (const [seat, { [initiative]: chips, ...rest }] of [...laid]) {
      if (chips === undefined) continue;
      agreed.delete(evening.seats.get(seat)?.table);
      if (Object.keys(rest).length) laid.set(seat, rest);
      else laid.delete(seat);
    }
  }
});

// What lies on the tables at which all agree counts as it lies when the stage closes
after("stage.closed", (evening, { stage }) => {
  const one = evening.stage(stage);
  if (one.kind !== "chips") return;
  const chips = chipsAt(one);
  chips.handed = new Map();
  for (const { id: table } of evening.tables) {
    const people = sittingAt(evening, table).length;
    if (!people || (chips.agreed.get(table)?.size ?? 0) !== people) continue;
    const piles = pilesAt(evening, chips, table).map(([, pile]) => pile);
    chips.handed.set(table, { people, chips: addedUp(piles) });
  }
});

const peopleIn = (handed) => [...handed.values()].reduce((sum_, { people }) => sum_ + people, 0);

// What a full table gave each thing on average, every person weighing the same
function averagesOf(evening, stage) {
  const { handed } = chipsAt(stage);
  const people = peopleIn(handed);
  const all = addedUp([...handed.values()].map(({ chips }) => Object.fromEntries(chips)));
  const each = (thing) =>
    people
      ? new Ratio(BigInt(all.get(thing) ?? 0) * BigInt(evening.free), BigInt(people * chipsRules(stage).chips))
      : new Ratio(0n);
  return new Map(thingsOf(evening, stage).map((thing) => [thing, each(thing)]));
}

// In whole units: all rounded down, and what is left over to the largest remainders, the first listed first
function roundedTogether(amounts, unit) {
  const down = ({ n, d }) => (n / (d * unit)) * unit;
  const found = new Map([...amounts].map(([thing, amount]) => [thing, down(amount)]));
  const all = [...amounts.values()].reduce((one, other) => one.plus(other), new Ratio(0n));
  const spare = (down(all) - sum([...found.values()])) / unit;
  const rest = [...amounts].map(([thing, amount]) => [thing, amount.plus(new Ratio(-found.get(thing)))]);
  for (const [thing] of rest.sort(([, a], [, b]) => order(b, a)).slice(0, Number(spare)))
    found.set(thing, found.get(thing) + unit);
  return found;
}
const chipsGiven = (evening, stage) =>
  roundedTogether(averagesOf(evening, stage), chipsRules(stage).on === "themes" ? 100n : 1n);

// The most that each theme gets: what the last chips on themes gave that were shown before this stage
function envelopesFor(evening, stage) {
  const earlier = evening.stages.slice(0, evening.stages.indexOf(stage));
  const found = earlier.findLast((one) => one.kind === "chips" && isShown(one) && chipsRules(one).on === "themes");
  return found ? chipsGiven(evening, found) : new Map();
}
const isShown = ({ status }) => status === "revealed";

// What a plan gets of what the tables gave: all, something in between, or nothing
function bandOf(average, { ask, minimum, scalable }, { whole, partial, unit }) {
  const part = average.times(new Ratio(100n, BigInt(ask)));
  if (!average.n || order(part, new Ratio(BigInt(partial))) < 0) return 0n;
  if (order(part, new Ratio(BigInt(whole))) >= 0) return BigInt(ask);
  const step = BigInt(unit);
  const { n, d } = average.times(new Ratio(1n, step)).plus(new Ratio(1n, 2n));
  const least = BigInt(scalable ? minimum : ask);
  const near = (n / d) * step;
  const raised = near > least ? near : least;
  return raised < BigInt(ask) ? raised : BigInt(ask);
}

// What the tables together would give the plans; null where they say nothing of it
function chipsSuggest(evening, stage) {
  const told = chipsRules(stage);
  if (!isShown(stage) || told.on === "themes" || !chipsAt(stage).handed.size) return null;
  const averages = averagesOf(evening, stage);
  const caps = envelopesFor(evening, stage);
  const part = ({ id, ask }) =>
    told.gives === "order" ? averages.get(id) : averages.get(id).times(new Ratio(1n, BigInt(ask)));
  const queue = [...evening.active].sort((a, b) => order(part(b), part(a)) || a.ask - b.ask);
  const found = new Map();
  let left = BigInt(evening.free);
  for (const plan of queue) {
    const cap = caps.get(plan.theme);
    const room = cap !== undefined && cap < left ? cap : left;
    const amount = affordable(plan, averages.get(plan.id), room, told);
    left -= amount;
    if (cap !== undefined) caps.set(plan.theme, cap - amount);
    found.set(plan.id, Number(amount));
  }
  return new Map(evening.active.filter(({ id }) => found.get(id)).map(({ id }) => [id, found.get(id)]));
}

function affordable(plan, average, room, told) {
  const ask = BigInt(plan.ask);
  if (told.gives === "order") return average.n && ask <= room ? ask : 0n;
  const wanted = bandOf(average, plan, told);
  if (wanted <= room) return wanted;
  const least = BigInt(plan.scalable ? plan.minimum : plan.ask);
  if (least > room) return 0n;
  const units = (room / BigInt(told.unit)) * BigInt(told.unit);
  return units > least ? units : least;
}

// There only where chips were shown
function chipsOf(evening) {
  const found = chipStages(evening).filter(isShown);
  return found.length ? { chips: found.map((stage) => chipsTold(evening, stage)) } : {};
}

function chipsTold(evening, stage) {
  const { handed, voids } = chipsAt(stage);
  const all = addedUp([...handed.values()].map(({ chips }) => Object.fromEntries(chips)));
  const suggested = chipsSuggest(evening, stage);
  return {
    stage: stage.key,
    rules: chipsRules(stage),
    people: peopleIn(handed),
    tables: [...handed].map(([table, { people, chips }]) => ({ table, people, chips: Object.fromEntries(chips) })),
    given: [...chipsGiven(evening, stage)].map(([thing, cents]) => {
      return { thing, chips: all.get(thing) ?? 0, amount: Number(cents) };
    }),
    suggested: suggested ? Object.fromEntries(suggested) : null,
    voided: voids,
  };
}

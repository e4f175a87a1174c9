// common ground: what people think of arguments, and that what was found of it adds up (docs/record.md)

const MOST_GROUPS = 5;
const MARKS = ["agree", "disagree", "pass"];

// How many could at most have agreed, disagreed and passed about an argument
function saidOf({ by, marks }) {
  const of = (mark) => [...marks.values()].filter((one) => one === mark).length;
  return [new Set(by).size + 1, of("disagree"), of("pass")];
}

// The arguments that one can agree with
const sayingsOf = ({ arguments: said }) =>
  [...said.values()].filter(({ side, status }) => status === "shown" && side !== "question");

Object.assign(Evening.prototype, {
  "ground.asked"() {},
  "ground.shown"() {},
  "argument.marked"({ stage, argument, seat, mark, instead = [] }) {
    const { marks } = this.stage(stage).arguments.get(argument);
    without(marks, instead);
    marks.set(seat, mark);
  },
  "ground.wanted"({ stage }) {
    this.wanted = new Map(sayingsOf(this.stage(stage)).map((one) => [one.id, saidOf(one)]));
  },
  "ground.found"({ stage, ...found }, _at, seq) {
    const place = `events[${seq}].body`;
    if (!this.wanted) this.fault(place, "groundUnasked");
    else if (!groupsFit(this, found)) this.fault(`${place}.sizes`, "groundGroups");
    else
      for (const [at, line] of found.lines.entries())
        if (!lineFits(line, found, this.wanted) || !byAcross(found.lines, at))
          this.fault(`${place}.lines[${at}]`, "groundLine");
    this.wanted = null;
    this.stage(stage).ground = found;
  },
});

function groupsFit(evening, { people, sizes, apart, tables, lines }) {
  const inGroups = sizes.reduce((all, size) => all + size, 0);
  const names = lines.map(({ argument }) => argument);
  return (
    sizes.length <= MOST_GROUPS &&
    sizes.every((size) => size >= FEWEST) &&
    inGroups <= people &&
    people <= evening.seats.size &&
    0 <= apart &&
    apart <= 1000 &&
    0 <= tables &&
    tables <= evening.tables.length &&
    new Set(names).size === names.length &&
    (sizes.length > 0 || !lines.length)
  );
}

function lineFits({ argument, cells, across, carried, tables }, found, wanted) {
  const most = wanted.get(argument);
  if (!most || cells.length !== found.sizes.length) return false;
  if (!cells.every((cell, at) => cellFits(cell, found.sizes[at]))) return false;
  const answers = cells.map(([agree, disagree, seen]) => [agree, disagree, seen - agree - disagree]);
  const together = MARKS.map((_, at) => answers.reduce((all, row) => all + row[at], 0));
  const shares = cells.map(([agree, , seen]) => new Ratio(agree + 1, seen + 2));
  return (
    together.every((number, at) => number <= most[at]) &&
    across === thousandths(shares.reduce((all, share) => all.times(share), new Ratio(1n))) &&
    carried === shares.every((share) => order(share, new Ratio(1n, 2n)) > 0) &&
    0 <= tables &&
    tables <= found.tables
  );
}

const cellFits = ([agree, disagree, seen], size) =>
  agree >= 0 && disagree >= 0 && agree + disagree <= seen && FEWEST <= seen && seen <= size;

// To the nearest, halves up
const thousandths = ({ n, d }) => Number((n * 2000n + d) / (d * 2n));
const byAcross = (lines, at) => at === 0 || lines[at - 1].across >= lines[at].across;

// There only where it was found
function groundOf({ stages }) {
  const found = stages.filter(({ ground }) => ground).map(({ key, ground }) => ({ stage: key, ...ground }));
  return found.length ? { common_ground: found } : {};
}

// what ballots say: points, weights, first places, and the order among equals

const FIELD = {
  ranking: "order",
  approval: "approved",
  points: "points",
  amounts: "amounts",
  grades: "grades",
  resistance: "resistance",
};
const NEUTRAL = 5n;
const HIGHEST = 10n;

// A sealed ballot: plans with their marks (none in a ranking or an approval); of marks the plans in alphabetical order
function ballotOf(kind, paper) {
  const given = paper[FIELD[kind]];
  const channel = paper.channel ?? "";
  if (Array.isArray(given)) return { channel, marks: given.map((key) => [key, null]) };
  return {
    channel,
    marks: Object.keys(given)
      .sort(byPoint)
      .map((key) => [key, BigInt(given[key])]),
  };
}

// One line per ballot, sorted, so that the order in which they came in says nothing
function digestOf(ballots) {
  const line = ({ marks }) => {
    const given = marks.filter(([, mark]) => mark !== null).map(([, mark]) => mark);
    return `${marks.map(([key]) => key).join(",")};${given.join(",")}`.replace(/;+$/, "");
  };
  return sha256(ballots.map(line).sort(byPoint).join("\n"));
}
const tidy = (words) => words.toLowerCase().split(/\s+/u).filter(Boolean).join(" ");

// The plans on a ballot: with a mark above zero, or with less resistance than neutral
function supported(kind, { marks }) {
  const stands = (mark) => mark === null || (kind === "resistance" ? mark < NEUTRAL : mark > 0n);
  return marks.filter(([, mark]) => stands(mark)).map(([key]) => key);
}

// The points above zero that a ballot gives to plans that take part
function worth(election, { marks }) {
  const { kind, plans, top } = election;
  const known = marks.filter(([key]) => plans.has(key));
  if (kind === "approval") return new Map(known.map(([key]) => [key, 1n]));
  if (kind === "ranking") return new Map(known.slice(0, top).map(([key], place) => [key, BigInt(top - place)]));
  if (kind !== "resistance") return new Map(known.filter(([, mark]) => mark > 0n));
  const said = new Map(known);
  const points = (key) => HIGHEST - (said.get(key) ?? NEUTRAL);
  return new Map([...plans.keys()].map((key) => [key, points(key)]).filter(([, given]) => given > 0n));
}

// The smallest whole weights by which each channel, all its ballots together, weighs its share; all weigh the same
// where ballots were sealed without their channel, since one was small
function weigh(ballots, shares) {
  if (!Object.keys(shares).length || !ballots.some(({ channel }) => channel)) return ballots.map(() => 1n);
  const sizes = new Map();
  for (const { channel } of ballots)
    if (Object.hasOwn(shares, channel) && shares[channel]) sizes.set(channel, (sizes.get(channel) ?? 0n) + 1n);
  const scale = [...sizes.values()].reduce((a, b) => (a * b) / gcd(a, b), 1n);
  const each = new Map([...sizes].map(([channel, size]) => [channel, (BigInt(shares[channel]) * scale) / size]));
  const common = [...each.values()].reduce(gcd, 0n) || 1n;
  return ballots.map(({ channel }) => (each.get(channel) ?? 0n) / common);
}

// Everything that a rule needs: `plans` by id with points, votes, first places and backers, and the order among equals
async function electionOf({ kind, plans, pot, ballots, top, agreed, seed }) {
  const election = { kind, pot, ballots, top, agreed, weights: weigh(ballots, agreed.shares) };
  election.plans = new Map(plans.map((plan) => [plan.id, { ...plan, points: 0n, votes: 0, firsts: 0n, backers: [] }]));
  election.free = Math.max(0, pot - agreed.committed);
  for (const [voter, ballot] of ballots.entries()) tally(election, ballot, voter);
  for (const plan of election.plans.values()) plan.lot = await sha256(`${seed}:${plan.id}`);
  const all = [...election.plans.values()];
  all.sort((a, b) => order(b.firsts, a.firsts) || a.ask - b.ask || (a.lot < b.lot ? -1 : 1));
  all.forEach((plan, place) => {
    plan.place = place;
  });
  return election;
}

function tally({ plans, weights, kind, ...rest }, ballot, voter) {
  const given = worth({ plans, kind, ...rest }, ballot);
  const weight = weights[voter];
  for (const [key, points] of given) {
    plans.get(key).points += points * weight;
    plans.get(key).backers.push([voter, points]);
  }
  for (const key of supported(kind, ballot)) if (plans.has(key)) plans.get(key).votes += 1;
  const most = [...given.values()].reduce((a, b) => (b > a ? b : a), 0n);
  const best = [...given].filter(([, points]) => points === most);
  if (kind !== "approval" && best.length === 1) plans.get(best[0][0]).firsts += weight;
}

const inOrder = (plans) => [...plans].sort((a, b) => a.place - b.place);

// Equal plans, in the order that they got, and the last thing that was needed for it
function tie(plans, on) {
  const ordered = inOrder(plans);
  const apart = (of) => new Set(ordered.map(of)).size === ordered.length;
  const by = apart((plan) => plan.firsts)
    ? "first_places"
    : apart((plan) => `${plan.firsts} ${plan.ask}`)
      ? "cost"
      : "lot";
  const lots = by === "lot" ? new Map(ordered.map(({ id, lot }) => [id, lot])) : new Map();
  return { ids: ordered.map(({ id }) => id), by, on, lots };
}

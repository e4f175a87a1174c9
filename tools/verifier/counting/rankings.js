// rules that make a ranking and spend down it

const greedy = (election) => divided("greedy", {}, ranking(election), election);
const borda = (election) => divided("borda", { top: election.top }, ranking(election), election);
const points = (election) => divided("points", {}, ranking(election), election);

function perEuro(election) {
  const score = (plan) => new Ratio(plan.points * 100n, plan.ask);
  return divided("greedy-per-euro", {}, ranking(election, score, "points_per_euro"), election);
}

// Every plan on a ballot has one vote, whatever its place or points
async function approval(election, _params, question) {
  const ballots = election.ballots.map((ballot) => ({
    channel: ballot.channel,
    marks: supported(election.kind, ballot).map((key) => [key, null]),
  }));
  const counted = await electionOf({ ...question, kind: "approval", ballots });
  return divided("approval", {}, ranking(counted), counted);
}

// The highest grade that more than half gave, or better; equal grades by the larger camp around it, and where that is
// equal too by what is in the middle when the middle grade is taken away again and again
function majorityJudgement(election, { equal = "value" }) {
  const given = new Map([...election.plans.values()].map((plan) => [plan.id, graded(election, plan)]));
  const judged = new Map([...given].map(([id, grades]) => [id, judge(sum(election.weights), grades)]));
  const even = (a, b) =>
    order(judged.get(a).grade, judged.get(b).grade) || order(judged.get(a).gauge, judged.get(b).gauge);
  const apart = (a, b) => (equal === "value" ? middles(given.get(a), given.get(b)) : null);
  const above = (a, b) => {
    const found = even(a, b) || apart(a, b);
    return typeof found === "object" ? order(found?.grades[0] ?? 0n, found?.grades[1] ?? 0n) : found;
  };
  const below = ({ id }) => {
    const own = judged.get(id);
    const worse = [...judged.keys()].filter((other) => above(other, id) < 0).length;
    return BigInt(worse + (own.grade || own.higher ? 1 : 0));
  };
  const placed = ranking(election, below, "grade");
  const keys = placed.standings.map(({ id }) => id);
  const further = keys.slice(1).flatMap((under, at) => {
    const found = even(keys[at], under) === 0 ? apart(keys[at], under) : null;
    return found ? [{ above: keys[at], below: under, ...found }] : [];
  });
  const details = equal === "value" ? { judgements: judged, further } : { judgements: judged };
  return divided("majority-judgement", { equal }, placed, election, details);
}

// How much weight gave each grade
function graded({ weights }, { backers }) {
  const given = new Map([[0n, sum(weights)]]);
  for (const [voter, mark] of backers) {
    given.set(mark, (given.get(mark) ?? 0n) + weights[voter]);
    given.set(0n, given.get(0n) - weights[voter]);
  }
  return given;
}

// The first middle grade in which two plans differ, and how many were taken away before: the middle ones in runs, from
// as many as both have alike
function middles(one, other) {
  const left = [one, other].map((given) => [...given].sort(([a], [b]) => order(a, b)).filter(([, many]) => many));
  let removed = 0n;
  for (let all = sum([...one.values()]); all > 0n; ) {
    const found = left.map((runs) => middle(runs, all));
    if (found[0].grade !== found[1].grade) return { removed, grades: found.map(({ grade }) => grade) };
    const room = found.flatMap(({ before, after }) => [before, after]).sort(order)[0];
    const many = room > 0n ? 2n * room : 1n;
    for (const [at, runs] of left.entries()) runs[found[at].at][1] -= many;
    removed += many;
    all -= many;
  }
  return null;
}

// The run that holds the lower middle, and how many of it stand before and after
function middle(runs, all) {
  const place = (all - 1n) / 2n;
  let seen = 0n;
  const at = runs.findIndex(([, many]) => {
    seen += many;
    return seen > place;
  });
  const [grade, size] = runs[at];
  return { at, grade, before: place - (seen - size), after: seen - 1n - place };
}

function judge(all, given) {
  const grades = [...given.keys()].sort(order);
  let seen = 0n;
  const halfway = (mark) => {
    seen += given.get(mark);
    return 2n * seen >= all;
  };
  const grade = grades.find(halfway) ?? 0n;
  const camp = (inside) => sum(grades.filter(inside).map((mark) => given.get(mark)));
  const higher = camp((mark) => mark > grade);
  const lower = camp((mark) => mark < grade);
  return { grade, gauge: higher > lower ? higher : -lower, higher, lower };
}

// Every plan against every other, and the strongest chain of won duels from each to each
function schulze(election) {
  const keys = [...election.plans.keys()];
  const others = (one) => keys.filter((key) => key !== one);
  const table = (of) => new Map(keys.map((one) => [one, new Map(others(one).map((other) => [other, of(one, other)]))]));
  const duels = table(() => 0n);
  election.ballots.forEach((ballot, voter) => {
    const liked = preferences(election, ballot);
    for (const [one, mark] of liked) {
      for (const [other, won] of duels.get(one)) {
        if (mark > (liked.get(other) ?? 0n)) duels.get(one).set(other, won + election.weights[voter]);
      }
    }
  });
  const paths = table((one, other) =>
    duels.get(one).get(other) > duels.get(other).get(one) ? duels.get(one).get(other) : 0n,
  );
  for (const by of keys) {
    for (const one of others(by)) {
      for (const other of others(by)) {
        if (one === other) continue;
        const along = [paths.get(one).get(by), paths.get(by).get(other)].sort(order)[0];
        if (along > paths.get(one).get(other)) paths.get(one).set(other, along);
      }
    }
  }
  const beats = (one, other) => paths.get(one).get(other) > paths.get(other).get(one);
  return divided("schulze", {}, unbeaten(election, keys, beats), election, { duels, paths });
}

// Of a ranking every place counts, also past those that earn points
function preferences(election, ballot) {
  if (election.kind !== "ranking") return worth(election, ballot);
  const kept = ballot.marks.filter(([key]) => election.plans.has(key));
  return new Map(kept.map(([key], place) => [key, BigInt(kept.length - place)]));
}

// Take out, again and again, the first of the plans that none of the others beats
function unbeaten(election, keys, beats) {
  const left = new Set(keys);
  const standings = [];
  const ties = [];
  const named = new Set();
  while (left.size) {
    const free = [...left].filter((key) => ![...left].some((other) => other !== key && beats(other, key)));
    const ordered = inOrder(free.map((key) => election.plans.get(key)));
    const equal = ordered.filter(({ votes }) => votes);
    if (equal.length > 1 && !equal.every(({ id }) => named.has(id))) {
      ties.push(tie(equal, "duels"));
      for (const { id } of equal) named.add(id);
    }
    const [first] = ordered;
    const beaten = keys.filter((key) => key !== first.id && beats(first.id, key)).length;
    left.delete(first.id);
    standings.push(standing(first, standings.length + 1, BigInt(beaten)));
  }
  return { standings, ties };
}

// Each ballot is with its highest plan that is still in; the plan with the fewest goes out
function instantRunOff(election) {
  const { plans, weights, ballots } = election;
  const left = new Set(plans.keys());
  const eliminations = [];
  const ties = [];
  const top = ({ marks }) => marks.find(([key]) => left.has(key))?.[0] ?? "";
  const count = () => {
    const piles = new Map([...left].map((key) => [key, 0n]));
    ballots.forEach((ballot, voter) => {
      const key = top(ballot);
      if (key) piles.set(key, piles.get(key) + weights[voter]);
    });
    return piles;
  };
  while (left.size > 1) {
    const piles = count();
    const fewest = [...piles.values()].sort(order)[0];
    const lowest = inOrder([...left].filter((key) => piles.get(key) === fewest).map((key) => plans.get(key)));
    const equal = lowest.filter(({ votes }) => votes);
    const out = lowest.at(-1);
    const to = new Map();
    if (equal.length > 1 && out.votes) ties.push(tie(equal, "run_off"));
    const moved = ballots.map((ballot, voter) => [ballot, weights[voter]]).filter(([ballot]) => top(ballot) === out.id);
    left.delete(out.id);
    for (const [ballot, weight] of moved) to.set(top(ballot), (to.get(top(ballot)) ?? 0n) + weight);
    eliminations.push({ out: out.id, tally: piles, to });
  }
  const last = [...left].map((key) => [key, count().get(key)]);
  const backwards = [...last, ...eliminations.map(({ out, tally: piles }) => [out, piles.get(out)]).reverse()];
  const standings = backwards.map(([key, own], at) => standing(plans.get(key), at + 1, own));
  return divided("irv", {}, { standings, ties }, election, { eliminations });
}

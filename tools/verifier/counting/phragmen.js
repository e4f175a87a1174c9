// Phragmén: always the plan that keeps the heaviest load lowest

// Per plan the voters who support it, by their places
function supporters({ weights, plans, kind, ballots }) {
  const backers = new Map([...plans.keys()].map((key) => [key, []]));
  for (const [voter, ballot] of ballots.entries()) {
    for (const key of supported(kind, ballot)) if (weights[voter] && backers.has(key)) backers.get(key).push(voter);
  }
  return backers;
}

function phragmen(election, given) {
  const params = { unfit: "stop", ...given };
  const { weights, plans, ballots } = election;
  const purse = new Purse(election);
  const backers = supporters(election);
  let paid = ballots.map(() => 0n);
  let scale = 1n; // parts of a cent per unit of weight, `scale` to the cent
  const weight = (id) => sum(backers.get(id).map((voter) => weights[voter]));
  const load = ({ id, ask }) => {
    const before = sum(backers.get(id).map((voter) => paid[voter] * weights[voter]));
    return new Ratio(BigInt(ask) * scale + before, scale * weight(id));
  };
  const waiting = new Set(inOrder(plans.values()).filter((plan) => weight(plan.id) && !purse.unsupported(plan)));
  const { standings } = ranking(election);
  const rounds = [];
  const ties = [];
  while (waiting.size) {
    const loads = new Map([...waiting].map((one) => [one, load(one)]));
    const lowest = [...loads.values()].reduce(atMost);
    const equal = [...waiting].filter((one) => order(loads.get(one), lowest) === 0);
    const [plan] = equal;
    const stop = purse.hindrance(plan);
    if (equal.length > 1) ties.push(tie(equal, "load"));
    if (!stop) {
      const factor = lowest.d / gcd(lowest.d, scale);
      [scale, paid] = [scale * factor, paid.map((cents) => cents * factor)];
      for (const voter of backers.get(plan.id)) paid[voter] = (lowest.n * scale) / lowest.d;
    }
    const round = turn(purse, plan, weight(plan.id), stop ? 0 : plan.ask, stop);
    rounds.push({ ...round, load: lowest, backers: backers.get(plan.id).length });
    waiting.delete(plan);
    if (stop?.why === "does_not_fit" && params.unfit === "stop") break;
  }
  const heaviest = paid.reduce((a, b) => (b > a ? b : a), 0n);
  const reached = new Ratio(heaviest, scale);
  const lost = losers({ standings }, rounds, purse).map((loser) => {
    if (loser.reason !== "not_reached") return loser;
    if (!weight(loser.id)) return { ...loser, reason: "no_support" };
    const plan = plans.get(loser.id);
    const near = atMost(new Ratio(1n), reached.times(load(plan).turned));
    return { ...loser, short: Math.max(0, plan.ask - purse.left), near };
  });
  return told("phragmen", params, { standings }, purse, rounds, lost, ties, {});
}

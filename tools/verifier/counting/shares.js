// equal shares

// Everybody has the same part of the pot and supporters pay for a plan together; the parts grow while what is bought fits
function equalShares(election, given) {
  const params = {
    utility: "cost",
    step: "1%",
    stop: "last_feasible",
    fill: "greedy",
    compare: false,
    begin: 0,
    ...given,
  };
  const market = marketOf(election, params);
  const step = market.offers.length ? raise(market, params) : 0;
  const run = buy(market, market.total(step));
  const purse = new Purse(election);
  const { standings, ties } = ranking(election);
  const bought = run.purchases.map((one) => {
    purse.pay(one.plan);
    return purchaseOf(one, purse.left);
  });
  const filling = params.fill === "greedy" ? spend({ standings }, purse) : [];
  const lost = losers({ standings }, filling, purse).map((loser) => explained(loser, market, run, step, purse));
  const named = new Set(filling.map(({ id }) => id));
  const filled = filling.filter(({ funded }) => funded).map(({ id }) => id);
  const told_ = told(
    "equal-shares",
    params,
    { standings },
    purse,
    [...bought, ...filling],
    lost,
    [...run.ties, ...ties.filter(({ ids }) => ids.some((id) => named.has(id)))],
    {
      step,
      share: shareOf(market, step),
      first_share: new Ratio(election.free, market.all),
      bought: bought.map(({ id }) => id),
      filled,
    },
  );
  return params.compare ? compared(election, params, told_) : told_;
}

function marketOf(election, params) {
  const { weights, free, ballots } = election;
  const purse = new Purse(election);
  const size = BigInt(params.step.replace(/\D/g, "") || 0);
  const all = sum(weights) || 1n;
  const byCost = params.utility === "cost";
  const offers = inOrder(election.plans.values())
    .filter((plan) => !purse.unsupported(plan))
    .map((plan) => {
      const backers = plan.backers
        .map(([voter, points]) => [voter, points * weights[voter]])
        .filter(([, points]) => points);
      const heavy = sum(backers.map(([, points]) => points));
      const ask = BigInt(plan.ask);
      return { plan, ask, backers, heavy, best: heavy && new Ratio(byCost ? 1n : ask, heavy) };
    })
    .filter(({ heavy }) => heavy);
  const add = params.step.startsWith("add");
  const cents = BigInt(free);
  const total = (step) =>
    add
      ? new Ratio(cents + BigInt(step) * size * 100n * BigInt(ballots.length))
      : new Ratio(cents * (100n + BigInt(step) * size), 100n);
  return { election, offers, all, byCost, total };
}
const shareOf = ({ total, all }, step) => total(step).times(new Ratio(1n, all));
const costOf = ({ purchases }) => purchases.reduce((cents, { plan }) => cents + plan.ask, 0);

// The last step from the first on whose purchases fit the pot
function raise(market, params) {
  const {
    total,
    election: { free },
  } = market;
  let step = params.begin;
  let run = buy(market, total(step));
  if (costOf(run) > free) return raise(market, { ...params, begin: 0 });
  while (order(total(0), total(1)) && !finished(market, run, params)) {
    const after = Math.max(step + 1, nextStep(market, run));
    const next = buy(market, total(after));
    if (costOf(next) > free) return after - 1;
    [step, run] = [after, next];
  }
  return step;
}

function purseAfter({ election }, { purchases }) {
  const purse = new Purse(election);
  for (const { plan } of purchases) purse.pay(plan);
  return purse;
}

// Whether everything is sold that ever can be, or nothing more fits where that is agreed to be enough
function finished(market, run, params) {
  const purse = purseAfter(market, run);
  const out = ({ plan }) => (params.stop === "exhaustive" ? purse.hindrance(plan) : purse.barred(plan));
  return market.offers.every((offer) => purse.awards.has(offer.plan.id) || out(offer));
}

/* Where every buyer could pay in full, and whatever is not sold is dearer at its best than all that is, a larger share
   buys the same for the same price, until the supporters of another plan have its ask together: steps before are alike. */
function nextStep(market, run) {
  const purse = purseAfter(market, run);
  const sold = market.offers.filter(({ plan }) => purse.awards.has(plan.id));
  const rest = market.offers.filter((offer) => !sold.includes(offer));
  const first = rest.reduce((a, b) => (a && cheaper(a, b) < 0 ? a : b), null);
  if (!first || run.purchases.some(({ poorer }) => poorer) || sold.some((offer) => cheaper(offer, first) > 0)) return 0;
  const totals = rest
    .filter(({ plan }) => !purse.barred(plan))
    .map(({ ask, backers }) => {
      const weight = sum(backers.map(([voter]) => market.election.weights[voter]));
      const left = new Ratio(-sum(backers.map(([voter]) => run.money[voter])), run.scale);
      const paid = left.plus(run.unit.times(new Ratio(weight)));
      return paid.plus(new Ratio(ask)).times(new Ratio(market.all, weight));
    });
  const start = market.total(0);
  const each = market.total(1).plus(new Ratio(-start.n, start.d));
  return totals.length
    ? Number(totals.reduce(atMost).plus(new Ratio(-start.n, start.d)).times(each.turned).ceiling)
    : 0;
}
const cheaper = (a, b) => order(a.best, b.best) || a.plan.place - b.plan.place;

function purchaseOf({ plan, value, price, parts, poorer, rest }, left) {
  const payers = parts.size - poorer;
  return {
    id: plan.id,
    points: value.turned,
    cost: plan.ask,
    funded: true,
    left,
    amount: plan.ask,
    price,
    payers,
    poorer,
    rest,
  };
}

// A plan without money that was for sale: too few supporters, or their money went elsewhere
function explained(loser, market, run, step, purse) {
  const offer = market.offers.find(({ plan }) => plan.id === loser.id);
  if (!offer || !["does_not_fit", "not_reached"].includes(loser.reason)) return loser;
  const voters = offer.backers.map(([voter]) => voter);
  const { ask } = offer;
  const had = shareOf(market, step).times(new Ratio(sum(voters.map((voter) => market.election.weights[voter]))));
  const left = new Ratio(sum(voters.map((voter) => run.money[voter])), run.scale);
  const spent = run.purchases
    .map(({ plan: { id }, parts }) => {
      const given = voters.filter((voter) => parts.has(voter)).map((voter) => new Ratio(...parts.get(voter)));
      return [id, given.reduce((a, b) => a.plus(b), new Ratio(0n))];
    })
    .filter(([, cents]) => !isZero(cents))
    .sort(([, a], [, b]) => order(b, a));
  const poor = order(had, new Ratio(ask)) < 0 || !spent.length;
  return {
    ...loser,
    reason: poor ? "too_little_support" : "supporters_spent",
    near: atMost(new Ratio(1n), left.times(new Ratio(1n, ask))),
    short: Math.max(0, offer.plan.ask - purse.left),
    of: poor ? undefined : spent.slice(0, 2).map(([id]) => id),
  };
}

// Most votes instead, where more ballots get more points' worth of plans by it
function compared(election, params, shares) {
  const other = divided("equal-shares", params, ranking(election), election);
  const tally = { prefer_equal_shares: 0, prefer_greedy: 0, same: 0 };
  for (const ballot of election.ballots) {
    const given = worth(election, ballot);
    const gets = ({ awards }) => sum([...given].filter(([key]) => awards.has(key)).map(([, points]) => points));
    tally[{ 1: "prefer_equal_shares", "-1": "prefer_greedy", 0: "same" }[order(gets(shares), gets(other))]] += 1;
  }
  const taken = tally.prefer_greedy > tally.prefer_equal_shares ? other : shares;
  const comparison = { ...tally, taken: taken === other ? "greedy" : "equal-shares" };
  return { ...taken, details: { ...taken.details, comparison } };
}

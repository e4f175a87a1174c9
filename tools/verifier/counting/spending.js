// the pot: caps, exclusions and thresholds, down a ranking

class Purse {
  constructor(election) {
    Object.assign(this, {
      election,
      left: election.free,
      awards: new Map(),
      caps: new Map(Object.entries(election.agreed.caps)),
    });
  }

  // Why the ballots alone rule a plan out
  unsupported(plan) {
    if (plan.points === 0n) return { why: "no_support" };
    const { least_votes, least_points = 0 } = this.election.agreed;
    if (plan.votes < least_votes) return { why: "too_few_votes" };
    return plan.points < BigInt(least_points) ? { why: "too_few_points" } : null;
  }

  // Why it is out whatever the pot still holds
  barred(plan, amount = plan.ask) {
    const found = this.unsupported(plan);
    if (found) return found;
    const groups = this.election.agreed.exclusive.filter((group) => group.includes(plan.id));
    const rivals = [...this.awards.keys()].filter(
      (key) => key !== plan.id && groups.some((group) => group.includes(key)),
    );
    if (rivals.length) return { why: "excluded", of: rivals };
    const short = this.caps.has(plan.theme) ? amount - this.caps.get(plan.theme) : 0;
    return short > 0 ? { why: "over_cap", short } : null;
  }

  hindrance(plan) {
    const found = this.barred(plan);
    return found ?? (plan.ask > this.left ? { why: "does_not_fit", short: plan.ask - this.left } : null);
  }

  // The part of its ask with which a plan can go ahead now; 0 where it cannot
  part(plan) {
    const { unit, floor } = this.election.agreed;
    const within = Math.min(plan.ask, this.left, this.caps.get(plan.theme) ?? plan.ask);
    const least = plan.scalable ? plan.minimum : Math.ceil((plan.ask * floor) / 100);
    const amount = within - (within % unit);
    return amount >= least && !this.barred(plan, amount) ? amount : 0;
  }

  pay(plan, amount = plan.ask) {
    this.left -= amount;
    this.awards.set(plan.id, amount);
    if (this.caps.has(plan.theme)) this.caps.set(plan.theme, this.caps.get(plan.theme) - amount);
  }
}

// Plans from the highest score to the lowest, and who stood equal; those with nothing are no tie
function ranking(election, score = (plan) => plan.points, on = "points") {
  const plans = [...election.plans.values()].map((plan) => [plan, score(plan)]);
  plans.sort(([a, x], [b, y]) => order(y, x) || a.place - b.place);
  const standings = [];
  const ties = [];
  plans.forEach(([plan, points], at) => {
    const before = standings[at - 1];
    const rank = before && order(before.points, points) === 0 ? before.rank : at + 1;
    standings.push(standing(plan, rank, points));
  });
  for (const rank of new Set(standings.map((one) => one.rank))) {
    const equal = standings.filter((one) => one.rank === rank);
    if (equal.length > 1 && !isZero(equal[0].points))
      ties.push(
        tie(
          equal.map(({ id }) => election.plans.get(id)),
          on,
        ),
      );
  }
  return { standings, ties };
}
const standing = (plan, rank, points) => ({ id: plan.id, rank, points, votes: plan.votes, firsts: plan.firsts });

// One round per plan with support, until the money or the order ends
function spend({ standings }, purse) {
  const rounds = [];
  const { leftover } = purse.election.agreed;
  for (const { id, points } of standings) {
    const plan = purse.election.plans.get(id);
    if (purse.awards.has(id) || purse.unsupported(plan)) continue;
    const stop = purse.hindrance(plan);
    const amount = !stop ? plan.ask : leftover === "partial" && stop.why === "does_not_fit" ? purse.part(plan) : 0;
    rounds.push(turn(purse, plan, points, amount, stop));
    if ((!amount && stop.why === "does_not_fit" && leftover === "stop") || (amount && amount < plan.ask)) break;
  }
  return rounds;
}

// A plan's turn: it is paid where there is an amount, and otherwise told what stood in its way
function turn(purse, plan, points, amount, stop) {
  if (amount) purse.pay(plan, amount);
  const both = { id: plan.id, points, cost: plan.ask, funded: Boolean(amount), left: purse.left };
  return amount ? { ...both, amount } : { ...both, ...stop };
}

// Each plan without money, with the reason from its last turn; what is nothing is left out
function losers({ standings }, rounds, purse) {
  const turns = new Map(rounds.map((one) => [one.id, one]));
  const { plans, agreed } = purse.election;
  return standings
    .filter(({ id }) => !purse.awards.has(id))
    .map(({ id, points, votes }) => {
      const plan = plans.get(id);
      const ruled = purse.unsupported(plan);
      const last = ruled ? {} : (turns.get(id) ?? {});
      const reason = ruled?.why ?? last.why ?? "not_reached";
      const found = { id, reason, points, votes };
      if (last.short) Object.assign(found, { short: last.short, near: new Ratio(plan.ask - last.short, plan.ask) });
      if (reason === "too_few_points") found.near = new Ratio(plan.points, BigInt(agreed.least_points));
      if (reason === "too_few_votes") found.near = new Ratio(votes, agreed.least_votes);
      if (last.of) found.of = last.of;
      if (reason === "over_cap") found.theme = plan.theme;
      return found;
    });
}

// Spend the pot down this order, and tell all of it
function divided(rule, params, order, election, details = {}) {
  const purse = new Purse(election);
  const rounds = spend(order, purse);
  return told(rule, params, order, purse, rounds, losers(order, rounds, purse), order.ties, details);
}

function told(rule, params, { standings }, purse, rounds, lost, ties, details) {
  const { pot, free, ballots } = purse.election;
  return {
    rule,
    params,
    budget: pot,
    free,
    awards: purse.awards,
    rounds: rounds.map(full),
    losers: lost.map(full),
    ties,
    standings,
    counted: ballots.length,
    details,
  };
}

// Of rounds and losers what is nothing, 0 or empty is not written; a fraction of nothing is
function full(one) {
  const written = ([name, value]) =>
    ["left", "cost", "funded", "payers", "poorer", "backers"].includes(name) ||
    (name === "points" && "cost" in one) ||
    !(value === 0 || value === 0n || value === "" || value === null || value === undefined);
  return Object.fromEntries(Object.entries(one).filter(written));
}

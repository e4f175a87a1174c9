// equal shares: one run at one height of the shares

/* One run: money is whole parts of a cent, `scale` to the cent, so that nothing is rounded. Prices only rise while money
   is spent, so a price of before is a lower bound for the one of now. */
function buy({ election: { weights, ...election }, offers, all, byCost }, total) {
  const run = {
    purse: new Purse({ weights, ...election }),
    scale: all * total.d,
    money: weights.map((weight) => total.n * weight),
    bounds: new Map(offers.map((offer) => [offer, offer.best])),
    byCost,
  };
  const unit = Ratio.raw(total.n, run.scale);
  const purchases = [];
  const ties = [];
  let waiting = [...offers];
  for (;;) {
    const { bounds } = run;
    waiting = waiting.filter((offer) => bounds.has(offer));
    waiting.sort((a, b) => order(bounds.get(a), bounds.get(b)) || a.plan.place - b.plan.place); // sorted but for a few
    const { best, equal } = cheapest(waiting, run);
    if (!best) return { purchases, ties, money: run.money, scale: run.scale, unit };
    if (equal.length > 1) ties.push(tie(equal, "price"));
    purchases.push(bought(best, run));
  }
}

// The offer with the lowest price of now, and the plans that share it
function cheapest(waiting, run) {
  const found = [];
  let lowest = null;
  for (const offer of waiting) {
    if (lowest && order(run.bounds.get(offer), lowest) > 0) break;
    const one = priced(offer, run);
    if (one) found.push(one);
    if (one && (!lowest || order(one.value, lowest) < 0)) lowest = one.value;
  }
  const equal = found.filter(({ value }) => order(value, lowest) === 0);
  const best = equal.reduce((a, b) => (b.offer.plan.place < a.offer.plan.place ? b : a), equal[0]);
  return { best, equal: equal.map(({ offer }) => offer.plan) };
}

// What an offer costs now; one that cannot be bought any more drops out
function priced(offer, { purse, money, scale, bounds, byCost }) {
  const rate = purse.barred(offer.plan) ? null : rateOf(offer, money, scale);
  if (!rate) return void bounds.delete(offer);
  const value = Ratio.raw(rate.rest, rate.heavy * scale * (byCost ? offer.ask : 1n));
  bounds.set(offer, value);
  return { offer, rate, value };
}

// A purchase: every backer pays the price per point, or all that is left
function bought({ offer, rate, value }, run) {
  const factor = rate.heavy / gcd(rate.rest, rate.heavy);
  if (factor > 1n) [run.scale, run.money] = [run.scale * factor, run.money.map((has) => has * factor)];
  const { money, scale } = run;
  const price = (rate.rest * factor) / rate.heavy;
  const parts = new Map();
  let poorer = 0;
  let rest = 0n;
  for (const [voter, points] of offer.backers) {
    const due = price * points;
    const owned = money[voter];
    const given = owned < due ? owned : due;
    if (owned < due) {
      poorer += 1;
      rest += owned;
    }
    parts.set(voter, [given, scale]);
    money[voter] -= given;
  }
  run.purse.pay(offer.plan);
  run.bounds.delete(offer);
  const exact = { price: new Ratio(price, scale), rest: new Ratio(rest, scale) };
  return { plan: offer.plan, value, price: exact.price, parts, poorer, rest: exact.rest };
}

// The lowest price per point at which all backers together pay the ask: who has less gives all, which raises it for others
function rateOf({ ask, backers, heavy }, money, scale) {
  let rest = ask * scale;
  let rich = backers;
  if (sum(backers.map(([voter]) => money[voter])) < rest) return null;
  for (;;) {
    const poor = [];
    const kept = [];
    const dues = new Map(); // what is due for so many points, rounded up
    for (const one of rich) {
      if (!dues.has(one[1])) dues.set(one[1], (rest * one[1] + heavy - 1n) / heavy);
      (money[one[0]] < dues.get(one[1]) ? poor : kept).push(one);
    }
    if (!poor.length) return { rest, heavy };
    for (const [voter, points] of poor) {
      rest -= money[voter];
      heavy -= points;
    }
    rich = kept;
  }
}

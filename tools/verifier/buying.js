// equal shares: one run at one height of the shares

/* One run: money is whole parts of a cent, `scale` to the cent, so that nothing is rounded. Prices only rise while money
   is spent, so a price of before is a lower bound for the one of now. */
function buy({ election: { weights, ...election }, offers, all, byCost }, total) {
  const purse = new Purse({ weights, ...election }),
    purchases = [],
    ties = [];
  let scale = all * total.d,
    money = weights.map((weight) => total.n * weight);
  const bounds = new Map(offers.map((offer) => [offer, offer.best])),
    unit = Ratio.raw(total.n, scale);
  let waiting = [...offers];
  for (;;) {
    let best = null,
      equal = [];
    waiting = waiting.filter((offer) => bounds.has(offer));
    waiting.sort((a, b) => order(bounds.get(a), bounds.get(b)) || a.plan.place - b.plan.place); // sorted but for a few
    for (const offer of waiting) {
      if (best && order(bounds.get(offer), best.value) > 0) break;
      const rate = purse.barred(offer.plan) ? null : rateOf(offer, money, scale);
      if (!rate) {
        bounds.delete(offer);
        continue;
      }
      const value = Ratio.raw(rate.rest, rate.heavy * scale * (byCost ? offer.ask : 1n)),
        less = best ? order(value, best.value) : -1;
      bounds.set(offer, value);
      if (less < 0) [best, equal] = [{ offer, rate, value }, []];
      if (less <= 0) equal.push(offer.plan);
      if (less === 0 && offer.plan.place < best.offer.plan.place) best = { offer, rate, value };
    }
    if (!best) return { purchases, ties, money, scale, unit };
    if (equal.length > 1) ties.push(tie(equal, "price"));
    const { offer, rate, value } = best,
      factor = rate.heavy / gcd(rate.rest, rate.heavy);
    if (factor > 1n) [scale, money] = [scale * factor, money.map((has) => has * factor)];
    const price = (rate.rest * factor) / rate.heavy,
      parts = new Map();
    let poorer = 0,
      rest = 0n;
    for (const [voter, points] of offer.backers) {
      const due = price * points,
        has = money[voter],
        given = has < due ? has : due;
      if (has < due) {
        poorer += 1;
        rest += has;
      }
      parts.set(voter, [given, scale]);
      money[voter] -= given;
    }
    purse.pay(offer.plan);
    bounds.delete(offer);
    purchases.push({
      plan: offer.plan,
      value,
      price: new Ratio(price, scale),
      parts,
      poorer,
      rest: new Ratio(rest, scale),
    });
  }
}

// The lowest price per point at which all backers together pay the ask: who has less gives all, which raises it for others
function rateOf({ ask, backers, heavy }, money, scale) {
  let rest = ask * scale,
    rich = backers;
  if (sum(backers.map(([voter]) => money[voter])) < rest) return null;
  for (;;) {
    const poor = [],
      kept = [],
      dues = new Map(); // what is due for so many points, rounded up
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

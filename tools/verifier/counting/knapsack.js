// knapsack: of all sets that fit, the one that is worth most

/* A set is {cost, worth, bits, other}: `bits` has a higher bit for a plan higher in the ranking, `other` are those of the
   next of the sets that cost as much and are worth as much. */
const NOTHING = { cost: 0, worth: 0n, bits: 0n, other: 0n };

function knapsack(election, given) {
  const params = { utility: "points", ...given };
  const { standings } = ranking(election);
  const purse = new Purse(election);
  const open = standings.map(({ id }) => election.plans.get(id)).filter((plan) => !purse.unsupported(plan));
  const items = open.map((plan, place) => ({
    plan,
    worth: plan.points * BigInt(params.utility === "cost" ? plan.ask : 1),
    bit: 1n << BigInt(open.length - place),
  }));
  const {
    free,
    agreed: { exclusive, caps },
  } = election;
  const found = bestOf(items, exclusive, caps, free);
  const chosen = items.filter(({ bit }) => found.bits & bit);
  const rounds = chosen.map(({ plan }) => turn(purse, plan, plan.points, plan.ask, null));
  const fresh = new Purse(election);
  const lost = losers({ standings }, rounds, purse).map((loser) => {
    const own = items.find(({ plan }) => plan.id === loser.id);
    return own ? outweighed(loser, own, items, election, fresh.hindrance(own.plan), found.worth) : loser;
  });
  const apart = found.other
    ? items.filter(({ bit }) => (found.bits ^ found.other) & bit).map(({ plan }) => plan.id)
    : [];
  const ties = apart.length > 1 ? [{ ids: apart, by: "ranking", on: "worth", lots: new Map() }] : [];
  return told("knapsack", params, { standings }, purse, rounds, lost, ties, { worth: found.worth });
}

// A plan that cannot even go in alone lacks money; any other is as near as the best set that holds it
function outweighed(loser, own, items, { free, agreed: { exclusive, caps } }, stop, most) {
  const { plan } = own;
  if (stop) {
    const theme = stop.why === "over_cap" ? plan.theme : "";
    return { ...loser, reason: stop.why, short: stop.short, near: new Ratio(plan.ask - stop.short, plan.ask), theme };
  }
  const rivals = new Set(exclusive.filter((group) => group.includes(plan.id)).flat());
  const others = items.filter((item) => item !== own && !rivals.has(item.plan.id));
  const left = { ...caps };
  if (Object.hasOwn(caps, plan.theme)) left[plan.theme] -= plan.ask;
  const forced = own.worth + bestOf(others, exclusive, left, free - plan.ask).worth;
  return { ...loser, reason: "outweighed", near: new Ratio(forced, most) };
}

// Of a group of which at most one may go in, each in turn is the one that may
function bestOf(items, exclusive, caps, free) {
  const group = exclusive.find((keys) => items.filter(({ plan }) => keys.includes(plan.id)).length > 1);
  if (!group) return packed(items, caps, free);
  const rivals = items.filter(({ plan }) => group.includes(plan.id));
  return rivals
    .map((kept) =>
      bestOf(
        items.filter((item) => item === kept || !rivals.includes(item)),
        exclusive,
        caps,
        free,
      ),
    )
    .reduce(better);
}

function packed(items, caps, free) {
  const capped = (item) => Object.hasOwn(caps, item.plan.theme);
  let sets = [NOTHING];
  for (const [theme, cap] of Object.entries(caps)) {
    const own = items
      .filter(({ plan }) => plan.theme === theme)
      .reduce((front, item) => grown(front, item, Math.min(cap, free)), [NOTHING]);
    sets = thinned(sets.flatMap((one) => own.map((other) => joined(one, other))).filter(({ cost }) => cost <= free));
  }
  const rest = items
    .filter((item) => !capped(item))
    .sort((a, b) => order(b.worth * BigInt(a.plan.ask), a.worth * BigInt(b.plan.ask)));
  rest.forEach((item, at) => {
    sets = promising(grown(sets, item, free), rest.slice(at + 1), free);
  });
  return sets.reduce(better);
}

const grown = (sets, { plan, worth, bit }, most) =>
  thinned([
    ...sets,
    ...sets
      .filter(({ cost }) => cost + plan.ask <= most)
      .map((set) => ({
        cost: set.cost + plan.ask,
        worth: set.worth + worth,
        bits: set.bits | bit,
        other: set.other && set.other | bit,
      })),
  ]);

// Sets of different plans together; the next best differs in one of the two
function joined(one, other) {
  const next = [one.other && one.other | other.bits, other.other && one.bits | other.other].sort(order).at(-1);
  return { cost: one.cost + other.cost, worth: one.worth + other.worth, bits: one.bits | other.bits, other: next };
}

// Worth most, then cheapest, then with the plan that stands highest; of two that are as good the one is the other's other
function better(one, other) {
  const by = order(other.worth, one.worth) || one.cost - other.cost;
  if (by) return by < 0 ? one : other;
  const bits = [...new Set([one.bits, one.other, other.bits, other.other])].filter(Boolean).sort((a, b) => order(b, a));
  return { ...one, bits: bits[0] ?? 0n, other: bits[1] ?? 0n };
}

// By cost, without sets that a cheaper one is worth as much as
function thinned(sets) {
  const found = [];
  for (const set of sets.sort((a, b) => a.cost - b.cost || order(b.worth, a.worth))) {
    const last = found.at(-1);
    if (!last || set.worth > last.worth) found.push(set);
    else if (set.worth === last.worth && set.cost === last.cost) found[found.length - 1] = better(last, set);
  }
  return found;
}

// Without sets that, even with a part of a plan, cannot become worth what another surely will
function promising(sets, rest, free) {
  const filled = ({ cost, worth }, surely) => {
    for (const { plan, worth: more } of rest) {
      if (cost + plan.ask <= free) {
        cost += plan.ask;
        worth += more;
      } else if (!surely) return worth + (more * BigInt(free - cost)) / BigInt(plan.ask);
    }
    return worth;
  };
  const sure = sets.reduce((most, set) => {
    const worth = filled(set, true);
    return worth > most ? worth : most;
  }, 0n);
  return sets.filter((set) => filled(set, false) >= sure);
}

// the record, composed from the evening member by member (docs/record.md)

async function recordOf(evening) {
  const { code, title, place, credit, pot, committed } = evening;
  const { times, stages, corrections, confirmed, versions, terms, decided } = evening;
  const final = decided?.awards ?? evening.package();
  const divided = [...final.values()].reduce((cents, { amount }) => cents + amount, 0);
  const said = stages.filter(({ kind }) => kind === "arguments").flatMap((stage) => [...stage.arguments.values()]);
  const decision = evening.ofKind("decision");
  return {
    code,
    title,
    place,
    credit,
    pot,
    committed,
    status: evening.closed ? "closed" : decided ? "decided" : "open",
    times,
    agenda: stages.map(({ key, kind, status }) => ({ key, kind, status })),
    frames: [...evening.frames.values()],
    confirmed,
    turnout: turnoutOf(evening),
    corrections,
    plans: [...evening.plans.values()].map((plan) => planOf(evening, plan, final.get(plan.id), said)),
    hidden: said.filter(({ status }) => status === "hidden").length,
    divided,
    remainder: pot - committed - divided,
    reserve: reserveOf(final),
    versions,
    recasts: recastsOf(evening),
    ranking: await rankingOf(evening),
    terms,
    decision: decided ? { called: decided.called, ruling: decided.ruling } : null,
    consent: consentOf(decision),
    rounds: await roundsOf(decision, evening.version),
    minority: minorityOf(decision),
    ...(await choicesOf(evening)),
    review: reviewOf(evening),
  };
}

function turnoutOf({ seats, stages }) {
  const channels = {};
  for (const { channel } of seats.values()) channels[channel] = (channels[channel] ?? 0) + 1;
  return {
    seats: channels,
    ballots: Object.fromEntries(stages.filter(({ sealed }) => sealed).map(({ key, turnout }) => [key, turnout])),
  };
}

function planOf(evening, plan, award, said) {
  const { id, title, theme, proposer, short, ask, minimum, withdrawn } = plan;
  const { amount, reason, conditions, reserve } = award ?? NO_AWARD;
  const suggested = evening.suggested();
  const standing = evening.revealed("ranking")?.standings.find((one) => one.id === id);
  const own = said
    .filter(({ initiative, status }) => initiative === id && status === "shown")
    .sort((a, b) => b.by.size - a.by.size);
  const agreed = conditions.some(({ kind }) => kind === "voorwaarde");
  return {
    id,
    title,
    theme,
    proposer,
    short,
    ask,
    minimum,
    withdrawn,
    amount,
    outcome: amount === ask ? "all" : amount ? "part" : "none",
    verdict: !amount ? "nu_niet" : agreed ? "ja_mits" : "ja",
    reason,
    reserve,
    conditions,
    suggested: suggested ? (suggested.get(id) ?? 0) : null,
    ranked: standing ? { rank: standing.rank, points: standing.points, ballots: standing.votes } : null,
    shares: evening.revealed("allocation")?.get(id) ?? null,
    arguments: own.map(({ id: argument, side, text, by }) => ({ id: argument, side, text, support: by.size })),
  };
}

function reserveOf(final) {
  const waiting = [...final].filter(([, { amount, reserve }]) => reserve && !amount);
  return waiting.sort(([, a], [, b]) => a.reserve - b.reserve).map(([id]) => id);
}

async function rankingOf(evening) {
  const outcome = evening.revealed("ranking");
  const { method, words } = evening.ofKind("ranking") ?? {};
  if (!outcome) return null;
  const steps = outcome.rounds.map(({ id, cost, funded, left }) => ({ initiative: id, ask: cost, funded, left }));
  return {
    rule: outcome.rule,
    top: method.top,
    counted: outcome.counted,
    order: outcome.standings.map(({ id }) => id),
    ties: outcome.ties.map(({ ids }) => ids),
    steps,
    method,
    digest: await methodDigest(method),
    words,
    outcome,
  };
}

const isOver = ({ status }) => status === "closed" || status === "revealed";

function consentOf(stage) {
  if (!stage || !isOver(stage)) return null;
  const texts = (position) => saidIn(stage.now, position).map(({ text }) => text);
  const online = ({ channel }) => channel === "online";
  return {
    round: stage.now.number,
    counts: countsOf(stage.now),
    room: countsOf(stage.now, (one) => !online(one)),
    online: countsOf(stage.now, online),
    concerns: texts("concern"),
    objections: texts("objection"),
  };
}

// Every round whose answers were closed in time to be seen
async function roundsOf(stage, version) {
  if (!stage) return [];
  const seen = stage.past.filter(({ shown }) => shown);
  if (isOver(stage)) seen.push({ ...stage.now, version });
  return Promise.all(
    seen.map(async (one) => {
      const names = new Set([...one.consents.values()].map(({ channel }) => channel));
      return {
        round: one.number,
        about: one.about,
        version: one.version,
        counts: countsOf(one),
        channels: Object.fromEntries(
          [...names].map((name) => [name, countsOf(one, ({ channel }) => channel === name)]),
        ),
        concerns: saidIn(one, "concern"),
        objections: await objectionsOf(stage, one),
      };
    }),
  );
}

function minorityOf(stage) {
  const views = [...(stage?.views.values() ?? [])]
    .filter(({ shown }) => shown)
    .sort((a, b) => b.supporters.size - a.supporters.size);
  return views.map(({ id, text, supporters, initiatives }) => ({ id, text, supporters: supporters.size, initiatives }));
}

// A hidden review loses its texts, its grade counts
function reviewOf(evening) {
  const stage = evening.ofKind("review");
  if (!stage || !(stage.status === "revealed" || evening.closed)) return null;
  const all = [...stage.reviews.values()];
  const texts = (field) =>
    all
      .filter(({ hidden }) => !hidden)
      .map((one) => one[field])
      .filter(Boolean)
      .sort(byPoint);
  const grades = all
    .map(({ grade }) => grade)
    .filter((grade) => grade !== null)
    .sort((a, b) => a - b);
  return { keep: texts("keep"), improve: texts("improve"), grades };
}

// All ballots by stage, each with the stub by which its device finds it
function boxesOf({ stages }) {
  const box = ({ sealed, stubs }) =>
    sealed.map((paper, at) => (stubs[at] ? { ...paper, stub: stubs[at] } : { ...paper }));
  return Object.fromEntries(stages.filter(({ sealed }) => sealed).map((stage) => [stage.key, box(stage)]));
}

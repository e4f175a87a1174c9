// the record, composed from the evening member by member (docs/record.md)

async function recordOf(evening) {
  const { place, credit, pot, committed } = evening;
  const { times, stages, corrections, confirmed, terms, decided } = evening;
  const home = evening.home();
  const said = stages.filter(({ kind }) => kind === "arguments").flatMap((stage) => [...stage.arguments.values()]);
  const decision = evening.ofKind("decision");
  return {
    ...titleOf(evening),
    place,
    credit,
    pot,
    committed,
    status: evening.closed ? "closed" : decided ? "decided" : "open",
    times,
    agenda: stages.map(stageOf),
    ...framesOf(evening),
    confirmed,
    turnout: turnoutOf(evening),
    ...happenedIn(evening),
    corrections,
    plans: [...evening.plans.values()].map((plan) => planOf(evening, plan, home, said)),
    hidden: said.filter(({ status }) => status === "hidden").length,
    ...packageOf(evening, home),
    recasts: recastsOf(evening),
    ...(await earlierOf(evening, home)),
    ranking: await rankingOf(evening.ofKind("ranking")),
    terms,
    decision: decided ? { called: decided.called, ruling: decided.ruling } : null,
    consent: consentOf(evening, decision),
    rounds: await roundsAt(evening, decision),
    minority: minorityOf(decision),
    ...(await choicesOf(evening)),
    ...questionsOf(evening),
    review: reviewOf(evening),
  };
}

// Of a practice evening also how fast its clock ran
function titleOf({ code, title, practice }) {
  return practice === undefined ? { code, title } : { code, title, practice };
}

// What is there only where it happened
function happenedIn(evening) {
  return {
    ...onBehalfOf(evening),
    ...listedOf(evening, "removed"),
    ...doorOf(evening),
    ...rollOf(evening),
    ...opkomstOf(evening),
    ...mixesOf(evening),
    ...hallChanges(evening),
    ...calledOf(evening),
    ...turnsOf(evening),
    ...exercisesOf(evening),
    ...captionsOf(evening),
    ...groundOf(evening),
    ...chipsOf(evening),
    ...windowsOf(evening),
    ...onPaperOf(evening),
    ...raisedOf(evening),
    ...committeesOf(evening),
    ...mandatesOf(evening),
    ...decidingOf(evening),
    ...viewersOf(evening),
    ...listedOf(evening, "voided", "undone", "repairs", "replanned", "amendments", "closings", "quiet"),
  };
}

// Each there only where it happened
function listedOf(evening, ...names) {
  return Object.fromEntries(names.filter((name) => evening[name].length).map((name) => [name, evening[name]]));
}

// None where the agenda has no decision
async function roundsAt(evening, decision) {
  if (!decision) return [];
  const home = evening.home(evening.stages.indexOf(decision));
  return await roundsOf(decision, evening.divisionOf(home).version);
}

// With its own title, where the agenda gave it one
function stageOf({ key, kind, status, title }) {
  return title ? { key, kind, title, status } : { key, kind, status };
}

function turnoutOf({ seats, stages }) {
  const channels = {};
  for (const { channel, gone } of seats.values()) if (!gone) channels[channel] = (channels[channel] ?? 0) + 1;
  return {
    seats: channels,
    ballots: Object.fromEntries(stages.filter(({ sealed }) => sealed).map(({ key, turnout }) => [key, turnout])),
  };
}

function planOf(evening, plan, home, said) {
  const { id, title, theme, proposer, short, ask, minimum, withdrawn } = plan;
  const own = said
    .filter(({ initiative, status }) => initiative === id && status === "shown")
    .sort((a, b) => b.by.size - a.by.size);
  return {
    id,
    title,
    theme,
    proposer,
    short,
    ask,
    minimum,
    withdrawn,
    ...(plan.origin ? { origin: plan.origin } : {}),
    ...givenTo(evening, plan, home),
    ...votedFor(id, evening.ofKind("ranking"), evening.ofKind("allocation")),
    arguments: own.map((argument) => argumentOf(evening, argument, said)),
  };
}

// What became of a question, which table it came from, and what stands as one with it, only where there is any
function argumentOf({ tableNames }, { id, side, text, by, became, table }, all) {
  const from = (one) => (one.table ? { table: tableNames.get(one.table) } : {});
  const below = all.filter(({ under }) => under === id).map((one) => ({ id: one.id, text: one.text, ...from(one) }));
  const more = { ...(became ? { became } : {}), ...from({ table }), ...(below.length ? { with: below } : {}) };
  return { id, side, text, support: by.size, ...more };
}

// What a package gives a plan, and what its vote would have given by itself
function givenTo(evening, { id, ask }, home) {
  const { amount, reason, conditions, reserve } = evening.final(home).get(id) ?? NO_AWARD;
  const suggested = evening.suggested(home);
  const agreed = conditions.some(({ kind }) => kind === "voorwaarde");
  return {
    amount,
    outcome: amount === ask ? "all" : amount ? "part" : "none",
    verdict: !amount ? "nu_niet" : agreed ? "ja_mits" : "ja",
    reason,
    reserve,
    conditions,
    suggested: suggested ? (suggested.get(id) ?? 0) : null,
  };
}

// Where a plan ended in a vote, and what seats gave it in an allocation
function votedFor(id, vote, allocation) {
  const found = shownBy(vote) ? vote.outcome.standings.find((one) => one.id === id) : null;
  return {
    ranked: found ? { rank: found.rank, points: found.points, ballots: found.votes } : null,
    shares: (shownBy(allocation) ? allocation.outcome.get(id) : null) ?? null,
  };
}

// A package as a whole: what it gives together, what is left, who waits, and how it came about
function packageOf(evening, home) {
  const final = evening.final(home);
  const divided = [...final.values()].reduce((cents, { amount }) => cents + amount, 0);
  const waiting = [...final].filter(([, { amount, reserve }]) => reserve && !amount);
  return {
    divided,
    remainder: evening.free - divided,
    reserve: waiting.sort(([, a], [, b]) => a.reserve - b.reserve).map(([id]) => id),
    versions: evening.divisionOf(home).versions,
  };
}

// The packages of other stages; no member where there is one package, as in older records
async function earlierOf(evening, own) {
  const others = evening.homes().filter((home) => home !== own);
  return others.length ? { earlier: await Promise.all(others.map((home) => otherOf(evening, home))) } : {};
}

async function otherOf(evening, home) {
  const vote = evening.voteOf(home);
  const allocation = evening.stages.find(({ key, kind }) => key === home && kind === DIVIDES);
  const plans = [...evening.plans.values()];
  return {
    stage: home,
    ...packageOf(evening, home),
    ranking: await rankingOf(vote),
    plans: plans.map((plan) => {
      return { id: plan.id, ...givenTo(evening, plan, home), ...votedFor(plan.id, vote, allocation) };
    }),
  };
}

async function rankingOf(stage) {
  if (!shownBy(stage)) return null;
  const { outcome, method, words } = stage;
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

function consentOf({ pseudonymous }, stage) {
  if (!stage || !isOver(stage)) return null;
  const texts = (position) => saidIn(stage.now, position).map(({ text }) => text);
  const online = ({ channel }) => channel === "online";
  return {
    round: stage.now.number,
    counts: countsOf(stage.now),
    ...answeredIn(stage.now),
    ...(pseudonymous
      ? { room: null, online: null, ...stage.now.told }
      : { room: countsOf(stage.now, (one) => !online(one)), online: countsOf(stage.now, online, null) }),
    concerns: texts("concern"),
    objections: texts("objection"),
  };
}

// How many answered over each channel, where its closing told it
const answeredIn = ({ answered }) => (answered ? { answered } : {});

// Every round whose answers were closed in time to be seen
async function roundsOf(stage, version) {
  if (!stage) return [];
  const seen = stage.past.filter(({ shown }) => shown);
  if (isOver(stage)) seen.push({ ...stage.now, version });
  return Promise.all(
    seen.map(async (one, at) => {
      const names = new Set([...one.consents.values()].map(({ channel }) => channel));
      return {
        round: one.number,
        about: one.about,
        version: one.version,
        counts: countsOf(one),
        ...answeredIn(one),
        channels:
          one.told ??
          Object.fromEntries([
            ...[...names].map((name) => [name, countsOf(one, ({ channel }) => channel === name, null)]),
            ...(byHandIn(one) ? [["hands", one.hands]] : []),
          ]),
        concerns: concernsOf(one, seen[at + 1]),
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

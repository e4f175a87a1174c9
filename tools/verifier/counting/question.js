// the question that was asked of the count, and its answer

const RULES = {
  greedy,
  borda,
  points,
  approval,
  schulze,
  irv: instantRunOff,
  knapsack,
  phragmen,
  "greedy-per-euro": perEuro,
  "equal-shares": equalShares,
  "majority-judgement": majorityJudgement,
};
const AGREED = {
  committed: 0,
  caps: {},
  exclusive: [],
  least_votes: 0,
  leftover: "skip",
  floor: 100,
  unit: 1,
  shares: {},
  seed: "",
};
const FORM = { kind: "ranking", least: 1, most: null, total_least: null, total: null, each: null };

// How a vote is voted and counted, whole; older logs only say what a ballot looks like
function methodOf({ kind, method, form }) {
  if (kind !== "ranking") return null;
  if (method) {
    const { form: limits = { kind: "ranking", most: 5 }, rule = "borda", params = {}, agreed = {}, top = 5 } = method;
    return { form: { ...FORM, ...limits }, rule, params, agreed: { ...AGREED, ...agreed }, top };
  }
  const {
    kind: way = "ranking",
    top = 5,
    min_choices: least = 1,
    max_choices: most = null,
    max_sum: total = null,
    min_sum = null,
  } = form ?? {};
  if (way === "ranking") return methodOf({ kind, method: { form: { kind: way, most: top }, top } });
  return methodOf({
    kind,
    method: { form: { kind: way, least, most, total, total_least: min_sum }, rule: "approval" },
  });
}

// The number that is shown from the frames on
const methodDigest = ({ form, rule, params, agreed, top }) =>
  sha256(spelled({ agreed, form, params: { top, ...params }, rule }));

// The number of the question: equal questions have equal answers
function questionDigest({ method, plans, pot, papers, words }) {
  const bare = plans.map(({ id, ask, minimum, scalable, theme }) => ({
    id,
    ask,
    minimum,
    scalable,
    theme,
    title: "",
    short: "",
    text: "",
    proposer: "",
    withdrawn: null,
  }));
  const ballots = papers.map((paper) => spelled(paper, { ascii: true, comma: ", ", colon: ": " })).sort(byPoint);
  return sha256(spelled({ method, plans: bare, pot, words, ballots }, { ascii: true }));
}

// The whole outcome, as plain values; null for a rule that this page does not know
async function answer({ method, plans, pot, papers, words }) {
  const {
    rule,
    form: { kind },
    params,
    agreed,
    top,
  } = method;
  if (!Object.hasOwn(RULES, rule) || !FIELD[kind]) return null;
  const ballots = papers.map((paper) => ballotOf(kind, paper));
  const seed = `${await digestOf(ballots)}:${tidy(words)}`;
  const asked = { kind, plans, pot, ballots, top, agreed, seed };
  return plain(await RULES[rule](await electionOf(asked), params, asked));
}

// Counts of grades that name no way among equals are from when the larger camp had the last word
async function answeredAs(result, asked) {
  const { method } = asked;
  if (method.rule !== "majority-judgement" || JSON.stringify(result?.params) !== "{}") return answer(asked);
  const params = { ...method.params, equal: "gauge" };
  return { ...(await answer({ ...asked, method: { ...method, params } })), params: {} };
}

// What seats divided by themselves: how many gave nothing, the minimum or all, and the lower of the middle amounts
function sharesOf(plans, papers) {
  return new Map(
    plans.map(({ id, ask }) => {
      const given = papers.map(({ amounts }) => amounts[id] ?? 0).sort((a, b) => a - b);
      const many = (test) => given.filter(test).length;
      const middle = given[(given.length - 1) >> 1] ?? 0;
      return [
        id,
        {
          nothing: many((cents) => !cents),
          minimum: many((cents) => cents && cents !== ask),
          full: many((cents) => cents && cents === ask),
          middle,
        },
      ];
    }),
  );
}

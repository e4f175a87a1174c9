// committees: what members gave plans by criteria, who does not decide about which, and the lists (docs/record.md)

const RULES_OF_COMMITTEES = { chosen: 0, reserve: 0, most: 5 };
const LISTS_OF_COMMITTEES = ["chosen", "reserve", "others"];
const LINE_ENDS = /\r\n|[\n\r\v\f\x85\u2028\u2029]/;
const BLANKS = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function committeeAt(stage) {
  stage.committee ??= { terms: null, papers: new Map(), opened: false, placed: new Map(), lists: null };
  return stage.committee;
}
function paperOf({ papers }, plan) {
  if (!papers.has(plan)) papers.set(plan, { alone: new Map(), together: new Map(), interests: new Map() });
  return papers.get(plan);
}

// What is agreed at the stage, else what the agenda says
function committeeTerms(stage) {
  const { terms } = committeeAt(stage);
  if (terms) return terms;
  const rules = stage.rules ?? {};
  const told = Object.entries(RULES_OF_COMMITTEES).map(([name, usual]) => [name, ruleOf(usual, rules[name])]);
  return { ...Object.fromEntries(told), criteria: criteriaIn(rules.criteria ?? "") };
}
function criteriaIn(text) {
  const lines = text
    .split(LINE_ENDS)
    .map(spaced)
    .filter((line) => line);
  return lines.map((line, n) => ({ id: `C${n + 1}`, ...criterionIn(line) }));
}
const spaced = (line) => wordsIn(line).join(" ");
const wordsIn = (line) => line.split(BLANKS).filter((word) => word);
function criterionIn(line) {
  const found = /^(.*[^ ]) ?: ?(\d+)$/.exec(line);
  return found ? { name: found[1], weight: Number(found[2]) } : { name: line, weight: 1 };
}

// The last score of each member who decides about a plan
function countedScores({ alone, together, interests }) {
  return [...new Map([...alone, ...together])].filter(([seat]) => !interests.has(seat)).map(([, score]) => score);
}
const isScored = ({ papers }) => [...papers.values()].some(({ alone }) => alone.size);

function meanOf(scores, criteria) {
  if (!scores.length) return null;
  const points = scores.flatMap(({ marks }) => criteria.map(({ id, weight }) => BigInt(weight) * BigInt(marks[id])));
  const weights = sum(criteria.map(({ weight }) => BigInt(weight)));
  return new Ratio(sum(points), weights * BigInt(scores.length));
}

// Highest mean first, of equal ones by the heaviest criterion and on, then as listed; without a mean last
function standingsOf(evening, stage) {
  const { criteria } = committeeTerms(stage);
  const { lists, papers } = committeeAt(stage);
  const on = lists ? new Set(LISTS_OF_COMMITTEES.flatMap((name) => lists[name])) : null;
  const there = [...evening.plans.values()].filter(({ id, withdrawn }) => (on ? on.has(id) : withdrawn === null));
  const heaviest = [...criteria].sort((a, b) => b.weight - a.weight);
  const all = there.map(({ id }) => {
    const scores = papers.has(id) ? countedScores(papers.get(id)) : [];
    const means = heaviest.map((one) => meanOf(scores, [{ ...one, weight: 1 }]));
    return { plan: id, mean: meanOf(scores, criteria), means, members: scores.length };
  });
  const nothing = new Ratio(0n);
  const apart = (a, b) => order(b ?? nothing, a ?? nothing);
  return all.sort((a, b) => [a.mean, ...a.means].reduce((by, own, n) => by || apart(own, [b.mean, ...b.means][n]), 0));
}

// What was placed on a list, then by the scores until it is full
function listsOf(evening, stage) {
  const { placed } = committeeAt(stage);
  const agreed = committeeTerms(stage);
  const all = standingsOf(evening, stage);
  const where = new Map([...placed].filter(([, { list }]) => list).map(([plan, { list }]) => [plan, list]));
  const free = all.filter(({ plan, members }) => members && !where.has(plan)).map(({ plan }) => plan);
  for (const name of ["chosen", "reserve"]) {
    const there = [...placed.values()].filter(({ list }) => list === name).length;
    for (const plan of free.splice(0, Math.max(0, agreed[name] - there))) where.set(plan, name);
  }
  const on = (name) => all.map(({ plan }) => plan).filter((plan) => (where.get(plan) ?? "others") === name);
  return Object.fromEntries(LISTS_OF_COMMITTEES.map((name) => [name, on(name)]));
}

Object.assign(Evening.prototype, {
  "criteria.agreed"({ stage, criteria, chosen, reserve }, _at, seq) {
    const committee = committeeAt(this.stage(stage));
    if (isScored(committee)) this.fault(`events[${seq}].body.criteria`, "criteriaLate");
    committee.terms = { chosen, reserve, criteria: criteria.map((one) => ({ ...one, name: this.text(one.name) })) };
  },

  "score.given"({ stage, initiative, seat, marks, reason, doubt = false, instead = [] }, _at, seq) {
    const one = this.stage(stage);
    const committee = committeeAt(one);
    const paper = paperOf(committee, initiative);
    const most = ruleOf(RULES_OF_COMMITTEES.most, one.rules?.most);
    const fits = ({ id }) => Number.isInteger(marks[id]) && 1 <= marks[id] && marks[id] <= most;
    const { criteria } = committeeTerms(one);
    const place = `events[${seq}].body`;
    if (one.status !== "open" || committee.lists) this.fault(`${place}.stage`, "noScoresNow");
    else if (paper.interests.has(seat)) this.fault(`${place}.seat`, "hasInterest");
    else if (Object.keys(marks).length !== criteria.length || !criteria.every(fits))
      this.fault(`${place}.marks`, "otherMarks");
    const given = committee.opened ? paper.together : paper.alone;
    without(given, instead);
    given.set(seat, { marks, reason: this.text(reason), doubt });
  },

  "interest.told"({ stage, initiative, seat, reason, on = true, by = "member" }) {
    const { interests } = paperOf(committeeAt(this.stage(stage)), initiative);
    interests.delete(seat);
    if (on) interests.set(seat, { reason: this.text(reason), by });
  },
  "reading.closed"({ stage }) {
    committeeAt(this.stage(stage)).opened = true;
  },
  "plan.placed"({ stage, initiative, list = null, reason }) {
    committeeAt(this.stage(stage)).placed.set(initiative, { list, reason: this.text(reason) });
  },

  "lists.fixed"({ stage, ...body }, _at, seq) {
    const one = this.stage(stage);
    const before = this.standing();
    const own = listsOf(this, one);
    for (const name of LISTS_OF_COMMITTEES)
      if (canonical(body[name]) !== canonical(own[name])) this.fault(`events[${seq}].body.${name}`, "otherLists");
    committeeAt(one).lists = Object.fromEntries(LISTS_OF_COMMITTEES.map((name) => [name, body[name]]));
    this.askAnew(before);
  },
});

// Of a seat that was taken out nothing stays that nobody saw
for (const kind of ["seat.removed", "seats.removed"]) {
  after(kind, (evening, { seat, seats = [seat], lapsed }) => {
    const fall = fallen(lapsed, seats);
    for (const stage of evening.stages.filter(({ committee }) => committee && !committee.opened)) {
      for (const [plan, { alone, interests }] of stage.committee.papers) {
        const gone = fall(scoring({ stage: stage.key, initiative: plan }));
        without(alone, gone);
        without(interests, gone);
      }
    }
  });
}

// Of what was chosen and takes part each its ask, as long as it fits
function committeeSuggests(evening, stage) {
  const { lists } = committeeAt(stage);
  if (!lists) return null;
  const found = new Map();
  let left = evening.free;
  for (const { id, ask, withdrawn } of lists.chosen.map((plan) => evening.plans.get(plan))) {
    if (withdrawn !== null || ask > left) continue;
    found.set(id, ask);
    left -= ask;
  }
  return found;
}

// There only where lists were fixed
function committeesOf(evening) {
  const found = evening.stages.filter(({ committee }) => committee?.lists);
  return found.length ? { committees: found.map((stage) => committeeTold(evening, stage)) } : {};
}

function committeeTold(evening, stage) {
  const { lists, papers, placed } = stage.committee;
  const scoresOf = (given, interests) =>
    [...given].map(([seat, { marks, reason, doubt }]) => ({ marks, reason, doubt, counts: !interests.has(seat) }));
  return {
    stage: stage.key,
    criteria: committeeTerms(stage).criteria,
    ...lists,
    plans: standingsOf(evening, stage).map(({ plan, mean, members }, n) => {
      const { alone = [], together = [], interests = new Map() } = papers.get(plan) ?? {};
      return {
        initiative: plan,
        rank: n + 1,
        mean: plain(mean),
        members,
        placed: placed.get(plan)?.list ?? "",
        reason: placed.get(plan)?.reason ?? "",
        interests: [...interests.values()],
        alone: scoresOf(alone, interests),
        together: scoresOf(together, interests),
      };
    }),
  };
}

// choices by resistance: what each seat resists how much, and what the room resists least (docs/protocol.md)

const DO_NOTHING = "nothing";

Object.assign(Evening.prototype, {
  "choice.opened"({ stage, choice, question, options }, at) {
    const put = options.map(({ id, title, text, version = null }) => {
      return { id, title: this.text(title), text: this.text(text), version };
    });
    const packages = new Map(
      put.filter(({ version }) => version !== null).map((one) => [one.id, this.numbered(one.version)]),
    );
    const made = { id: choice, stage, question: this.text(question), options: put, packages, answers: new Map() };
    this.choices.set(choice, { ...made, words: "", adopted: null, opened: at, closed: null });
  },
  "choice.answered"({ choice, seat, channel, marks, instead = [] }) {
    const { answers } = this.choices.get(choice);
    without(answers, instead);
    answers.set(seat, { channel, marks });
  },
  "choice.closed"(body, at, seq) {
    const one = this.choices.get(body.choice);
    Object.assign(one, { closed: at, told: this.counted(body, one.answers.size, seq) });
  },
  "choice.drawn"({ choice, words }) {
    this.choices.get(choice).words = words;
  },
  "choice.adopted"({ choice, version }) {
    this.choices.get(choice).adopted = version;
  },

  // The package of this number: an earlier one, or the one of now
  numbered(version) {
    return [...this.divisionOf().former, this.package()][version] ?? new Map();
  },

  // The last closed choice at the decision with the package of now among its options, and which option that is
  choiceThatDecides() {
    const stage = this.ofKind("decision");
    const now = this.package();
    const asked = [...this.choices.values()].filter((choice) => choice.closed && choice.stage === stage?.key).reverse();
    for (const choice of asked) {
      const found = [...choice.packages].find(([, lines]) => alike(lines, now));
      if (found) return { choice, option: found[0] };
    }
    return null;
  },
});

const markOf = ({ marks }, id) => (Object.hasOwn(marks, id) ? marks[id] : 5);
const resisted = ({ answers }, id) => [...answers.values()].reduce((all, answer) => all + markOf(answer, id), 0);

// The rows of a choice, least resisted first, and the word for its lot
async function weighed(choice) {
  const answers = [...choice.answers.values()];
  const ids = [...choice.options.map(({ id }) => id), DO_NOTHING];
  const lines = answers.map(({ marks }) => {
    return { marks: ids.filter((id) => Object.hasOwn(marks, id)).map((id) => [id, marks[id]]) };
  });
  const seed = choice.words ? `${await digestOf(lines)}:${choice.words}` : "";
  const rows = await Promise.all(
    ids.map(async (id) => {
      const given = answers.filter(({ marks }) => Object.hasOwn(marks, id)).map(({ marks }) => marks[id]);
      const spread = [...Array(11).keys()].map((mark) => given.filter((one) => one === mark).length);
      const blanks = answers.length - given.length;
      const strong = spread.map((many, mark) => (mark === 5 ? many + blanks : many)).reverse();
      return { id, sum: resisted(choice, id), blanks, spread, strong, lot: seed ? await sha256(`${seed}:${id}`) : "" };
    }),
  );
  const fewer = (a, b) => a.strong.map((many, at) => many - b.strong[at]).find(Boolean) ?? 0;
  const first = (a, b) => (a.id === DO_NOTHING ? -1 : b.id === DO_NOTHING ? 1 : 0);
  const drawn = (a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0);
  rows.sort((a, b) => a.sum - b.sum || first(a, b) || fewer(a, b) || drawn(a, b));
  return { rows, seed, alike: rows.filter((one) => one.sum === rows[0].sum && !fewer(one, rows[0])) };
}

// Why the first of the best is the winner
function reasonOf(best, equal) {
  if (best.length === 1) return "sum";
  if (best[0].id === DO_NOTHING) return "nothing";
  return equal.length > 1 ? "lot" : "strong";
}

async function choiceOf(choice) {
  const { id, stage, question, options, packages, answers, words, adopted, opened, closed, told } = choice;
  const { rows, seed, alike: equal } = await weighed(choice);
  const best = rows.filter(({ sum: least }) => least === rows[0].sum);
  const by = answers.size ? reasonOf(best, equal) : "";
  const channels = {};
  for (const { channel } of answers.values()) channels[channel] = (channels[channel] ?? 0) + 1;
  const told_ = [...options, { id: DO_NOTHING, title: "", text: "", version: null }].map((option) => {
    const { sum: all, blanks, spread } = rows.find((row) => row.id === option.id);
    const lines = packages.get(option.id);
    const rank = 1 + rows.filter((row) => row.sum < all).length;
    const amounts = lines ? Object.fromEntries([...lines].map(([key, { amount }]) => [key, amount])) : null;
    return { ...option, amounts, rank, sum: all, blanks, spread };
  });
  return {
    id,
    stage,
    question,
    answers: answers.size,
    channels: told ?? channels,
    options: told_,
    winner: by && (by !== "lot" || seed) ? best[0].id : null,
    by,
    tied: by && best.length > 1 ? best.map((row) => row.id) : [],
    words,
    lots: by === "lot" && seed ? Object.fromEntries(equal.map((row) => [row.id, row.lot])) : {},
    adopted,
    opened,
    closed,
  };
}

// No member where nothing was chosen, as in older records
async function choicesOf({ choices }) {
  const closed = [...choices.values()].filter((choice) => choice.closed);
  return closed.length ? { choices: await Promise.all(closed.map(choiceOf)) } : {};
}

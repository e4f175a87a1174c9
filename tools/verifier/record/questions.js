// the questions of the room: under which other one they stand, to whom they were put, and what became of each

const MODERATORS = ["facilitator", "co-facilitator", "moderator"];

Object.assign(Evening.prototype, {
  "question.asked"({ stage, question, text, author, since }) {
    const made = { id: question, text: this.text(text), author, hidden: false, by: new Set(), since };
    this.stage(stage).asked.set(question, made);
  },
  "question.backed"({ stage, question, seat, on, instead = [] }) {
    const { by } = this.stage(stage).asked.get(question);
    without(by, instead);
    if (on) by.add(seat);
    else by.delete(seat);
  },
  "question.bundled"({ stage, question, under, by, since }, _at, seq) {
    const { bundled } = this.stage(stage);
    this.asked_(stage, [question, ...(under ? [under] : [])], by, seq);
    if (under === question || bundled.has(under)) this.fault(`events[${seq}].body.under`, "noHead");
    bundled.delete(question);
    if (!under) return;
    for (const [below, one] of bundled) if (one.under === question) bundled.set(below, { under, by, since });
    bundled.set(question, { under, by, since });
  },
  "question.posed"({ stage, question, to, by, since }, _at, seq) {
    this.asked_(stage, [question], by, seq);
    this.stage(stage).posed.set(question, { to: this.text(to), by, since });
  },
  "question.starred"({ stage, question, by }, _at, seq) {
    this.asked_(stage, [question], by, seq);
  },
  "question.answered"({ stage, question, how, text, owner, due = null, by, since }) {
    const way = since ? { answered: { by, since } } : {};
    const answer = { how, answer: this.text(text), owner: this.text(owner), due };
    this.stage(stage).answers.set(question, { answer, way });
  },
  "question.hidden"({ stage, question }) {
    this.stage(stage).asked.get(question).hidden = true;
  },

  // Whether everybody could read these questions there, and whoever says something of them leads or looks after words
  asked_(stage, ids, by, seq) {
    const known = new Set(heardAt(this.stages, this.stage(stage)).map(({ id }) => id));
    if (!ids.every((id) => known.has(id))) this.fault(`events[${seq}].body.question`, "noQuestion");
    if (!MODERATORS.includes(by)) this.fault(`events[${seq}].body.by`, "otherRole");
  },
});

const UNANSWERED = { how: "", answer: "", owner: "", due: null };

// Most supported first: of the talk about plans what was not settled there or was answered here, then what was asked here
function heardAt(stages, { asked, answers, bundled }) {
  const talk = stages.filter(({ kind }) => kind === "arguments").flatMap((stage) => [...stage.arguments.values()]);
  const open = ({ id, became }) => answers.has(id) || !["answered", "done"].includes(became);
  const about = talk.filter((one) => one.side === "question" && one.status === "shown" && open(one));
  const own = [...asked.values()].filter(({ hidden }) => !hidden).map((one) => ({ ...one, initiative: "" }));
  const found = [...about, ...own].sort((a, b) => b.by.size - a.by.size);
  const known = new Set(found.map(({ id }) => id));
  return found.map((one) => ({ ...one, under: known.has(bundled.get(one.id)?.under) ? bundled.get(one.id) : null }));
}

// Stage by stage; of the talk only that with which something was done here
function questionsOf({ stages }) {
  const here = stages.filter(({ kind }) => kind === "questions");
  if (!here.length) return {};
  const told_ = here.flatMap((stage) => {
    const found = heardAt(stages, stage);
    const heads = new Set(found.map(({ under }) => under?.under));
    const { answers, posed } = stage;
    const kept = ({ id, initiative, under }) =>
      !initiative || answers.has(id) || under || posed.has(id) || heads.has(id);
    return found.filter(kept).map((line) => questionOf(line, stage));
  });
  return { questions: told_ };
}

function questionOf({ id, initiative, text, by, since, under }, { key, answers, posed }) {
  const { answer, way } = answers.get(id) ?? { answer: UNANSWERED, way: {} };
  return {
    stage: key,
    ...{ id, initiative, text, support: by.size, ...answer },
    ...(since ? { received: since } : {}),
    ...(under ? { bundled: under } : {}),
    ...(posed.has(id) ? { posed: posed.get(id) } : {}),
    ...way,
  };
}

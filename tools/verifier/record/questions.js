// the questions of the room, and what became of each

Object.assign(Evening.prototype, {
  "question.asked"({ stage, question, text, author }) {
    const made = { id: question, text: this.text(text), author, hidden: false, by: new Set() };
    this.stage(stage).asked.set(question, made);
  },
  "question.backed"({ stage, question, seat, on, instead = [] }) {
    const { by } = this.stage(stage).asked.get(question);
    without(by, instead);
    if (on) by.add(seat);
    else by.delete(seat);
  },
  "question.answered"({ stage, question, how, text, owner, due = null }) {
    const answer = { how, answer: this.text(text), owner: this.text(owner), due };
    this.stage(stage).answers.set(question, answer);
  },
  "question.hidden"({ stage, question }) {
    this.stage(stage).asked.get(question).hidden = true;
  },
});

const UNANSWERED = { how: "", answer: "", owner: "", due: null };

// Stage by stage, most supported first: of the talk about plans what was answered here, then what was asked here
function questionsOf({ stages }) {
  const here = stages.filter(({ kind }) => kind === "questions");
  if (!here.length) return {};
  const talk = stages.filter(({ kind }) => kind === "arguments").flatMap((stage) => [...stage.arguments.values()]);
  const told_ = here.flatMap(({ key, asked, answers }) => {
    const about = talk.filter(({ id, side, status }) => side === "question" && status === "shown" && answers.has(id));
    const own = [...asked.values()].filter(({ hidden }) => !hidden).map((one) => ({ ...one, initiative: "" }));
    return [...about, ...own]
      .sort((a, b) => b.by.size - a.by.size)
      .map(({ id, initiative, text, by }) => {
        return { stage: key, id, initiative, text, support: by.size, ...(answers.get(id) ?? UNANSWERED) };
      });
  });
  return { questions: told_ };
}

// plans that go on smaller or together: what their proposers were asked, and what they said

Object.assign(Evening.prototype, {
  "recast.offered"({ recast, initiatives, ask, text, title }, at) {
    const plans = initiatives.map((key) => this.plans.get(key));
    const then = {
      stage: this.home(),
      titles: plans.map(({ title: name }) => name),
      before: plans.map((plan) => plan.ask),
    };
    const asked = { id: recast, at, initiatives, ask, ...then, text: this.text(text), title: this.text(title) };
    this.recasts.set(recast, { ...asked, answers: new Map(), became: "" });
  },
  "recast.answered"({ recast, initiative, yes, aloud, words }) {
    const asked = this.recasts.get(recast);
    asked.answers.set(initiative, { yes, aloud, words: this.text(words) });
    asked.became = !yes ? "declined" : asked.answers.size === asked.initiatives.length ? "agreed" : "";
  },
  "recast.dropped"({ recast }) {
    this.recasts.get(recast).became = "dropped";
  },
});

// Their stage is told where the agenda has more than one package
function recastsOf(evening) {
  const several = evening.homes().length > 1;
  return [...evening.recasts.values()].map(({ stage, answers, ...asked }) => {
    return { ...asked, answers: Object.fromEntries(answers), ...(several ? { stage } : {}) };
  });
}

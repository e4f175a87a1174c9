// the frames, clause by clause: what was given, proposed, answered and settled (docs/record.md)

const NO_TALLY = { agreed: 0, against: 0, objections: [] };
const LEFT = ["dropped", "city"];
const linesOf = (text) =>
  text
    .split("\n")
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""))
    .filter(Boolean);
const clauseOf = ({ text, fixed = false, by = "", earlier = null, settled = "", reason = "", ...told }) => {
  return { text, fixed, by, settled, reason, earlier, ...NO_TALLY, before: [], ...told };
};
const withEarlier = ({ earlier, ...clause }) => {
  return clauseOf({ ...clause, earlier: earlier ? { on: null, agreed: 0, against: 0, ...earlier } : null });
};
const stands = ({ settled }) => !LEFT.includes(settled);
const unsettled = ({ fixed, settled }) => !fixed && !settled;

// A frame as the evening opens with it: without clauses of its own its lines are
function frameOf({ clauses, fixed = true, confirmed = false, ...frame }) {
  const made = (clauses?.length ? clauses : linesOf(frame.text).map((text) => ({ text, fixed }))).map(withEarlier);
  const opened = { ...frame, fixed, confirmed, clauses: [] };
  for (const clause of made) addClause(opened, clause);
  return opened;
}

function addClause(frame, clause) {
  const last = frame.clauses.map(({ id }) => Number(id.split("-").at(-1)));
  frame.clauses.push({ ...clause, id: `${frame.key}-${1 + Math.max(0, ...last)}` });
}

// A frame reads as the clauses that stand
function rewrite(frame) {
  const standing = frame.clauses.filter((clause) => stands(clause) && clause.text);
  frame.text = standing.map(({ text }) => text).join("\n");
}

function tallyOf(stage, wording) {
  const said = [...(stage.wordings?.get(wording)?.values() ?? [])];
  const agreed = said.filter(({ agrees }) => agrees).length;
  const objections = said.map(({ reason }) => reason).filter(Boolean);
  const raised = { agreed: 0, against: 0, ...stage.byHand?.get(wording) };
  const against = said.length - agreed + raised.against;
  return { agreed: agreed + raised.agreed, against, objections: objections.sort(byPoint) };
}

// Nobody answers this any more
function unsay({ wordings, byHand }, wording) {
  wordings?.delete(wording);
  byHand?.delete(wording);
}

Object.assign(Evening.prototype, {
  // A line that was there before stays the clause that it was
  "frame.changed"({ frame, title, text, fixed }) {
    const one = this.frames.get(frame);
    const clauses = reread(one, this.text(text), one.fixed === fixed ? one.clauses : [], fixed);
    Object.assign(one, { title: this.text(title), text: this.text(text), fixed, clauses });
  },

  // What nobody settled is agreed as it stands, with the answers that it has
  "frame.confirmed"({ frame }, at) {
    const one = this.frames.get(frame);
    const here = this.stages[this.at];
    for (const clause of one.clauses) {
      if (unsettled(clause)) Object.assign(clause, tallyOf(here, clause.id));
      unsay(here, clause.id);
    }
    one.confirmed = true;
    this.confirmed.push({ frame, at });
  },
  "frame.proposed"({ stage, frame, proposal, clause = null, text, reason, author }) {
    const made = { id: proposal, frame, clause, text: this.text(text), reason: this.text(reason) };
    this.stage(stage).proposals.set(proposal, { ...made, verdict: null, why: "", ...NO_TALLY, author, hidden: false });
  },
  "frame.offered"({ stage, frame, proposal, text, reason }) {
    const made = { id: proposal, frame, clause: null, text: this.text(text), reason: this.text(reason) };
    const put = { ...made, verdict: null, why: "", ...NO_TALLY, author: null, hidden: false };
    this.stage(stage).proposals.set(proposal, put);
  },
  "frame.answered"({ stage, wording, seat, agrees, reason, instead = [] }) {
    const { wordings } = this.stage(stage);
    const said = wordings.get(wording) ?? new Map();
    without(said, instead);
    wordings.set(wording, said.set(seat, { agrees, reason: this.text(reason) }));
  },
  "frame.hidden"({ stage, proposal }) {
    hideProposal(this.stage(stage), this.stage(stage).proposals.get(proposal));
  },
  // The answer stays, without its words
  "frame.reason_hidden"({ stage, wording, seat }) {
    const said = this.stage(stage).wordings.get(wording)?.get(seat);
    if (said) said.reason = "";
  },
  "frame.settled"({ stage, wording, verdict, reason }) {
    const here = this.stage(stage);
    const proposal = here.proposals.get(wording);
    const why = this.text(reason);
    if (proposal) this.settleProposal(here, proposal, verdict, why);
    else this.settleClause(here, wording, verdict, why);
    unsay(here, wording);
  },
  settleClause(here, wording, verdict, reason) {
    const frame = [...this.frames.values()].find(({ clauses }) => clauses.some(({ id }) => id === wording));
    if (!frame) return; // its text was removed from the log
    const clause = frame.clauses.find(({ id }) => id === wording);
    Object.assign(clause, unsettled(clause) ? tallyOf(here, wording) : {}, { settled: verdict, reason });
    rewrite(frame);
  },
  settleProposal(here, proposal, verdict, why) {
    Object.assign(proposal, tallyOf(here, proposal.id), { verdict, why });
    if (verdict === "dropped") return;
    const frame = this.frames.get(proposal.frame);
    const reason = why || proposal.reason;
    const settled = verdict === "agreed" ? "changed" : "city";
    const { agreed, against, objections, text } = proposal;
    const clause = frame.clauses.find(({ id }) => id === proposal.clause);
    if (!clause) addClause(frame, clauseOf({ text, settled, reason, agreed, against, objections }));
    else {
      if (unsettled(clause)) Object.assign(clause, tallyOf(here, clause.id));
      if (verdict === "agreed") {
        const old = { text: clause.text, agreed: clause.agreed, against: clause.against };
        Object.assign(clause, { text, agreed, against, objections, before: [...clause.before, old] });
      }
      Object.assign(clause, { settled, reason });
      unsay(here, clause.id);
    }
    rewrite(frame);
  },

  // Written otherwise once it holds
  "frame.amended"({ frame, text, reason }, at) {
    const one = this.frames.get(frame);
    if (one.clauses.some(isTelling)) amend(one, linesOf(this.text(text)), this.text(reason));
    else one.clauses = reread(one, this.text(text), one.clauses, one.fixed);
    one.text = this.text(text);
    this.mended("frame.amended", frame, reason, at);
  },
});

const isTelling = ({ by, settled, earlier, agreed, against }) => Boolean(by || settled || earlier || agreed || against);

function reread({ key, clauses }, text, known, fixed) {
  const old = new Map(known.map((clause) => [clause.text, clause]));
  let last = Math.max(0, ...clauses.map(({ id }) => Number(id.split("-").at(-1))));
  return linesOf(text).map((line) => {
    const kept = old.get(line);
    old.delete(line);
    return kept ?? { ...clauseOf({ text: line, fixed }), id: `${key}-${++last}` };
  });
}

// Of what the room talked about, lines that are gone stay readable, and new ones have the reason
function amend(one, lines, reason) {
  for (const clause of one.clauses)
    if (stands(clause) && !lines.includes(clause.text)) Object.assign(clause, { settled: "dropped", reason });
  const there = new Set(one.clauses.filter(stands).map(({ text }) => text));
  for (const text of lines) if (!there.has(text)) addClause(one, clauseOf({ text, settled: "changed", reason }));
}

function hideProposal(stage, proposal) {
  proposal.hidden = true;
  unsay(stage, proposal.id);
}

// What falls away with seats: answers to what is not settled, and with `words` what they proposed
function leaveFrames(stage, fall, words) {
  const { proposals, wordings } = stage;
  for (const [wording, said] of wordings) without(said, fall(`wording ${wording}`));
  const authors = fall("proposal");
  for (const one of proposals.values())
    if (words && authors.has(one.author) && one.verdict === null && !one.hidden) hideProposal(stage, one);
}

// A frame with its clauses, where there is more to tell of one than its line
function framesOf({ frames, stages }) {
  const made = stages.flatMap(({ key, proposals }) => [...proposals.values()].map((one) => ({ stage: key, ...one })));
  const shown = made.filter(({ hidden }) => !hidden).map(({ author, hidden, ...one }) => one);
  const told = [...frames.values()].map(({ clauses, ...frame }) => {
    return clauses.some(isTelling) ? { ...frame, clauses: clauses.map((clause) => toldClause(clause, frame)) } : frame;
  });
  return { frames: told, ...(shown.length ? { proposals: shown } : {}) };
}

function toldClause({ fixed, settled, ...clause }, { confirmed }) {
  return { ...clause, standing: settled || (fixed ? "fixed" : confirmed ? "agreed" : "open") };
}

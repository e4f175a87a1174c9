// ballots on paper: batches entered twice by two people, and all done before the vote is sealed (docs/record.md)

const BOTH = [1, 2];
const TURN_OF = { first: 1, second: 2 };

// A stage that votes, a round of answers at a decision, or a choice: its name there, which time it is asked, whether
// it is over, and whether it has a box that stays open
function askedAt(evening, stage, question = "") {
  const one = evening.stage(stage);
  if (question) {
    const choice = evening.choices.get(question);
    if (choice?.stage !== stage) return null;
    return { key: `${stage} ${question}`, stage, question, number: 1, over: Boolean(choice.closed), box: false };
  }
  if (one.kind === "decision") {
    return { key: stage, stage, question, number: one.now.number, over: one.status === "closed", box: false };
  }
  return { key: stage, stage, question, number: one.votes ?? 1, over: Boolean(one.sealed), box: true };
}
const answeredBy = (evening, batch) => askedAt(evening, batch.stage, batch.question);
const batchesAt = (evening, asked) =>
  [...evening.paper.batches.values()].filter(
    ({ stage, question, vote, how }) =>
      stage === asked.stage && question === asked.question && vote === asked.number && how !== "voided",
  );
const handedAt = (evening, asked) => {
  const found = evening.paper.handed.get(asked.key);
  return found && found.vote === asked.number ? found : undefined;
};
const backAt = (evening, one) => batchesAt(evening, one).reduce((all, { ballots }) => all + ballots, 0);
const isOpen = ({ how }) => how !== "accepted" && how !== "voided";
const paperWaits = (evening, asked) => !asked.over && handedAt(evening, asked)?.done === false;
const waiting = (evening) =>
  [...evening.paper.handed.values()]
    .map(({ stage, question }) => askedAt(evening, stage, question))
    .filter((asked) => asked && paperWaits(evening, asked));

// What two people enter: batches of paper, and hands that are up
const nothingByTwo = () => ({ paper: { handed: new Map(), batches: new Map() }, raised: new Map() });

Object.assign(Evening.prototype, {
  "paper.handed"({ stage, ballots, question = "" }, _at, seq) {
    const one = askedAt(this, stage, question);
    if (!one) return this.fault(`events[${seq}].body`, "otherPaper");
    if (ballots < backAt(this, one)) this.fault(`events[${seq}].body.ballots`, "otherPaper");
    if (one.over) this.fault(`events[${seq}].body.stage`, "closedUncounted");
    this.paper.handed.set(one.key, { stage, question, ballots, done: false, reason: "", vote: one.number });
  },
  "paper.finished"({ stage, reason = null, question = "" }, _at, seq) {
    const one = askedAt(this, stage, question);
    if (!one) return this.fault(`events[${seq}].body`, "otherPaper");
    const there = handedAt(this, one);
    const fits = there && !there.done && !batchesAt(this, one).some(isOpen);
    if (!fits) this.fault(`events[${seq}].body.stage`, "paperLeft");
    else if ((reason === null) !== (there.ballots === backAt(this, one))) {
      this.fault(`events[${seq}].body.reason`, "paperLeft");
    }
    Object.assign(this.paper.handed.get(one.key), { done: true, reason: this.text(reason) });
  },
  "batch.opened"({ stage, batch, ballots, envelope, question = "" }, _at, seq) {
    const one = askedAt(this, stage, question);
    if (!one) return this.fault(`events[${seq}].body`, "otherPaper");
    const there = handedAt(this, one);
    const place = `events[${seq}].body`;
    if (batch !== String(this.paper.batches.size + 1)) this.fault(`${place}.batch`, "otherBatch");
    if (!there || there.done || ballots + backAt(this, one) > there.ballots)
      this.fault(`${place}.ballots`, "otherPaper");
    if (batchesAt(this, one).some((other) => other.envelope === envelope)) {
      this.fault(`${place}.envelope`, "envelopeTwice");
    }
    const kept = { how: "first", people: [], confirmed: [], words: new Map() };
    this.paper.batches.set(batch, { batch, stage, question, vote: one.number, envelope, ballots, ...kept });
  },
  "batch.begun"(body, _at, seq) {
    const there = batchOf(this, body, seq);
    const place = `events[${seq}].body`;
    const next = TURN_OF[there.how] === body.turn && there.people.length === body.turn - 1;
    if (!next) this.fault(`${place}.turn`, "notTheirTurn");
    for (const name of ["link", "device"]) {
      if (there.people.some((by) => by[name] === body[name])) this.fault(`${place}.${name}`, "enteredBefore");
    }
    there.people.push({ link: body.link, device: body.device });
  },
  "batch.entered"(body, _at, seq) {
    const there = batchOf(this, body, seq);
    const fits = TURN_OF[there.how] === body.turn && there.people.length === body.turn;
    if (!fits) this.fault(`events[${seq}].body.turn`, "notTheirTurn");
    there.how = there.how === "first" ? "second" : "compare";
  },
  "batch.settled"(body, _at, seq) {
    const there = beingCompared(this, body, seq);
    const within = body.number > 0 && body.number <= there.ballots;
    if (!within) this.fault(`events[${seq}].body.number`, "otherSheets");
    there.confirmed = [];
  },
  "batch.explained"(body, _at, seq) {
    beingCompared(this, body, seq).words.set(body.code, this.text(body.words));
  },
  "batch.confirmed"(body, _at, seq) {
    const there = beingCompared(this, body, seq);
    const fits = BOTH.includes(body.turn) && !there.confirmed.includes(body.turn);
    if (!fits) this.fault(`events[${seq}].body.turn`, "notTheirTurn");
    there.confirmed.push(body.turn);
  },
  "batch.accepted"(body, _at, seq) {
    const there = batchOf(this, body, seq);
    const place = `events[${seq}].body`;
    const both = there.how === "compare" && BOTH.every((turn) => there.confirmed.includes(turn));
    if (!both) this.fault(`${place}.batch`, "notEnteredTwice");
    const within = body.valid >= 0 && body.valid <= there.ballots;
    if (!within) this.fault(`${place}.valid`, "otherSheets");
    const raised = there.question ? 0 : handsAt(this, body.stage);
    const counting = countedAt(this, answeredBy(this, there)) + raised + body.valid;
    if (counting > codesAt(this, body.stage)) this.fault(`${place}.valid`, "moreThanCodes");
    const apart = ["blank", "spoiled"].filter((name) => name in body).map((name) => body[name]);
    const sum = apart.reduce((all, number) => all + number, body.valid);
    const whole =
      apart.length === 2 && sum === there.ballots && apart.every((number) => !number || number >= FEWEST_TOLD);
    if (apart.length && !whole) this.fault(`${place}.blank`, "otherSheets");
    const { valid, blank, spoiled } = body;
    Object.assign(there, { how: "accepted", valid, blank, spoiled });
  },
  "batch.voided"(body, _at, seq) {
    const there = batchOf(this, body, seq);
    if (there.how === "voided" || answeredBy(this, there).over) this.fault(`events[${seq}].body.batch`, "otherBatch");
    Object.assign(there, { how: "voided", reason: this.text(body.reason) });
  },
});
const FEWEST_TOLD = 5;

// How many ballots of batches that were accepted count at a stage
function countedAt(evening, asked) {
  const accepted = batchesAt(evening, asked).filter(({ how }) => how === "accepted");
  return accepted.reduce((all, { valid }) => all + valid, 0);
}

function batchOf(evening, { batch, stage }, seq) {
  const there = evening.paper.batches.get(batch);
  const fits = there.stage === stage && there.vote === answeredBy(evening, there).number;
  if (!fits) evening.fault(`events[${seq}].body.batch`, "otherBatch");
  return there;
}
function beingCompared(evening, body, seq) {
  const there = batchOf(evening, body, seq);
  if (there.how !== "compare") evening.fault(`events[${seq}].body.batch`, "notEnteredTwice");
  return there;
}

looking("ballots.sealed", (evening, { stage, ballots, turnout }, _at, seq) => {
  const one = askedAt(evening, stage);
  if (!handedAt(evening, one)) return;
  if (paperWaits(evening, one)) evening.fault(`events[${seq}].body.stage`, "sealedWhileOpen");
  const voted = Object.values(turnout).reduce((all, number) => all + number, 0);
  const valid = batchesAt(evening, one).reduce((all, batch) => all + (batch.valid ?? 0), 0);
  if ((turnout.paper ?? 0) < valid || voted !== ballots.length) {
    evening.fault(`events[${seq}].body.turnout`, "otherTurnout");
  }
});
looking("meeting.closed", (evening, _body, _at, seq) => {
  if (waiting(evening).length) evening.fault(`events[${seq}].body`, "closedUncounted");
});

// What has no box is closed once its paper is counted
looking("stage.closed", (evening, { stage }, _at, seq) => {
  const left = waiting(evening).some((asked) => asked.stage === stage && !asked.box);
  if (left) evening.fault(`events[${seq}].body`, "closedBeforePaper");
});
looking("choice.closed", (evening, { stage, choice }, _at, seq) => {
  const left = waiting(evening).some((asked) => asked.stage === stage && asked.question === choice);
  if (left) evening.fault(`events[${seq}].body`, "closedBeforePaper");
});

// The answers of a batch: as many as are valid of one that counts, and none of one that was voided
function cardsFit(evening, { stage, batch, choice = "", answers }) {
  const there = evening.paper.batches.get(batch);
  const fits = there?.stage === stage && there.question === choice && ["accepted", "voided"].includes(there.how);
  return fits && !answeredBy(evening, there).over && answers.length === (there.how === "voided" ? 0 : there.valid);
}
const putCards = (said, batch, cards) => {
  for (const seat of [...said.keys()]) if (seat.startsWith(`paper:${batch}:`)) said.delete(seat);
  for (const [at, card] of cards.entries()) said.set(`paper:${batch}:${at + 1}`, card);
};
Object.assign(Evening.prototype, {
  "consent.on_paper"(body, _at, seq) {
    const fits = cardsFit(this, body) && body.answers.every(({ position }) => POSITIONS.includes(position));
    if (!fits) this.fault(`events[${seq}].body.answers`, "otherCards");
    const cards = body.answers.map(({ position, reason = "", need = "" }, at) => {
      const lot = `paper:${body.batch}:${at + 1}`;
      return { position, reason: this.text(reason), channel: "paper", need: this.text(need), lot };
    });
    putCards(this.stage(body.stage).now.consents, body.batch, cards);
  },
  "choice.on_paper"(body, _at, seq) {
    const one = this.choices.get(body.choice);
    const keys = [...one.options.map(({ id }) => id), DO_NOTHING];
    const isMark = ([key, mark]) => keys.includes(key) && mark >= 0 && mark <= 10;
    const marked = body.answers.map(Object.entries).every((marks) => marks.length && marks.every(isMark));
    if (!cardsFit(this, body) || !marked) this.fault(`events[${seq}].body.answers`, "otherCards");
    const cards = body.answers.map((marks) => ({ channel: "paper", marks }));
    putCards(one.answers, body.batch, cards);
  },
});
looking("concern.hidden", (evening, { card }, _at, seq) => {
  if (card && !card.startsWith("paper:")) evening.fault(`events[${seq}].body.card`, "otherCards");
});

// There only where something was on paper
function onPaperOf({ paper }) {
  if (!paper.handed.size && !paper.batches.size) return {};
  const handed = [...paper.handed.values()].map(({ vote, question, ...told }) => {
    return question ? { ...told, question } : told;
  });
  return { paper: { handed, batches: [...paper.batches.values()].map(batchTold) } };
}
function batchTold({ batch, stage, question, vote, envelope, ballots, how, valid, blank, spoiled, words, reason }) {
  const told = { batch, stage, vote, envelope, ballots, how, ...(question ? { question } : {}) };
  if (how === "voided") return { ...told, reason };
  if (how !== "accepted") return told;
  const apart = blank === undefined ? {} : { blank, spoiled };
  const said = [...words].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, why]) => ({ code, words: why }));
  return { ...told, valid, aside: ballots - valid, ...apart, words: said };
}

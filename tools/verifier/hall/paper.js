// ballots on paper: batches entered twice by two people, and all done before the vote is sealed (docs/record.md)

const BOTH = [1, 2];
const TURN_OF = { first: 1, second: 2 };

const votesOf = (one) => one.votes ?? 1;
const batchesAt = (evening, one) =>
  [...evening.paper.batches.values()].filter(
    ({ stage, vote, how }) => stage === one.key && vote === votesOf(one) && how !== "voided",
  );
const handedAt = (evening, one) => {
  const found = evening.paper.handed.get(one.key);
  return found && found.vote === votesOf(one) ? found : undefined;
};
const backAt = (evening, one) => batchesAt(evening, one).reduce((all, { ballots }) => all + ballots, 0);
const isOpen = ({ how }) => how !== "accepted" && how !== "voided";
const paperWaits = (evening, one) => !one.sealed && handedAt(evening, one)?.done === false;

Object.assign(Evening.prototype, {
  "paper.handed"({ stage, ballots }, _at, seq) {
    const one = this.stage(stage);
    if (ballots < backAt(this, one)) this.fault(`events[${seq}].body.ballots`, "otherPaper");
    if (one.sealed) this.fault(`events[${seq}].body.stage`, "closedUncounted");
    this.paper.handed.set(stage, { stage, ballots, done: false, reason: "", vote: votesOf(one) });
  },
  "paper.finished"({ stage, reason = null }, _at, seq) {
    const one = this.stage(stage);
    const there = handedAt(this, one);
    const fits = there && !there.done && !batchesAt(this, one).some(isOpen);
    if (!fits) this.fault(`events[${seq}].body.stage`, "paperLeft");
    else if ((reason === null) !== (there.ballots === backAt(this, one))) {
      this.fault(`events[${seq}].body.reason`, "paperLeft");
    }
    Object.assign(this.paper.handed.get(stage), { done: true, reason: this.text(reason) });
  },
  "batch.opened"({ stage, batch, ballots, envelope }, _at, seq) {
    const one = this.stage(stage);
    const there = handedAt(this, one);
    const place = `events[${seq}].body`;
    if (batch !== String(this.paper.batches.size + 1)) this.fault(`${place}.batch`, "otherBatch");
    if (!there || there.done || ballots + backAt(this, one) > there.ballots)
      this.fault(`${place}.ballots`, "otherPaper");
    if (batchesAt(this, one).some((other) => other.envelope === envelope)) {
      this.fault(`${place}.envelope`, "envelopeTwice");
    }
    const kept = { how: "first", people: [], confirmed: [], words: new Map() };
    this.paper.batches.set(batch, { batch, stage, vote: votesOf(one), envelope, ballots, ...kept });
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
    const counting = countedAt(this, this.stage(body.stage)) + body.valid;
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
    if (there.how === "voided" || this.stage(body.stage).sealed) this.fault(`events[${seq}].body.batch`, "otherBatch");
    Object.assign(there, { how: "voided", reason: this.text(body.reason) });
  },
});
const FEWEST_TOLD = 5;

// How many ballots of batches that were accepted count at a stage
function countedAt(evening, stage) {
  const accepted = batchesAt(evening, stage).filter(({ how }) => how === "accepted");
  return accepted.reduce((all, { valid }) => all + valid, 0);
}

function batchOf(evening, { batch, stage }, seq) {
  const there = evening.paper.batches.get(batch);
  const fits = there.stage === stage && there.vote === votesOf(evening.stage(stage));
  if (!fits) evening.fault(`events[${seq}].body.batch`, "otherBatch");
  return there;
}
function beingCompared(evening, body, seq) {
  const there = batchOf(evening, body, seq);
  if (there.how !== "compare") evening.fault(`events[${seq}].body.batch`, "notEnteredTwice");
  return there;
}

looking("ballots.sealed", (evening, { stage, ballots, turnout }, _at, seq) => {
  const one = evening.stage(stage);
  if (!handedAt(evening, one)) return;
  if (paperWaits(evening, one)) evening.fault(`events[${seq}].body.stage`, "sealedWhileOpen");
  const voted = Object.values(turnout).reduce((all, number) => all + number, 0);
  const valid = batchesAt(evening, one).reduce((all, batch) => all + (batch.valid ?? 0), 0);
  if ((turnout.paper ?? 0) < valid || voted !== ballots.length) {
    evening.fault(`events[${seq}].body.turnout`, "otherTurnout");
  }
});
looking("meeting.closed", (evening, _body, _at, seq) => {
  if (evening.stages.some((one) => paperWaits(evening, one))) evening.fault(`events[${seq}].body`, "closedUncounted");
});

// There only where something was on paper
function onPaperOf({ paper }) {
  if (!paper.handed.size && !paper.batches.size) return {};
  const handed = [...paper.handed.values()].map(({ vote, ...told }) => told);
  return { paper: { handed, batches: [...paper.batches.values()].map(batchTold) } };
}
function batchTold({ batch, stage, vote, envelope, ballots, how, valid, blank, spoiled, words, reason }) {
  const told = { batch, stage, vote, envelope, ballots, how };
  if (how === "voided") return { ...told, reason };
  if (how !== "accepted") return told;
  const apart = blank === undefined ? {} : { blank, spoiled };
  const said = [...words].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, why]) => ({ code, words: why }));
  return { ...told, valid, aside: ballots - valid, ...apart, words: said };
}

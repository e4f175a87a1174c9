// shows of hands: counted by two people, alike or agreed on, and by no more than were there (docs/record.md)

const TALLIED = ["agreed", "against"];
const inAll = (numbers) => Object.values(numbers).reduce((all, number) => all + number, 0);
const sameNumbers = (one, other) =>
  one !== null &&
  other !== null &&
  has(one, Object.keys(other).sort().join()) &&
  Object.keys(one).every((name) => one[name] === other[name]);
const goesOn = ({ how }) => how !== "counted" && how !== "voided";

// What is asked now under this name at a stage: its options, and how many answered themselves; null where nothing is
function askedNow(evening, { stage, about }) {
  const one = evening.stage(stage);
  if (one.status !== "open") return null;
  if (one.kind === "decision") {
    return String(one.now.number) === about ? { options: POSITIONS, answered: one.now.consents.size } : null;
  }
  const offer = one.proposals.get(about);
  const open = offer
    ? offer.verdict === null && !offer.hidden
    : [...evening.frames.values()].some(
        ({ confirmed, clauses }) => !confirmed && clauses.some((clause) => clause.id === about && unsettled(clause)),
      );
  return one.kind === "frames" && open ? { options: TALLIED, answered: one.wordings.get(about)?.size ?? 0 } : null;
}

// What both counted, or agreed on since; null where there is none
function agreedOn({ settled, entries }) {
  if (settled || entries.length < 2) return settled;
  return sameNumbers(entries[0], entries[1]) ? entries[0] : null;
}

// How many residents there are in the hall: at tables where people decide by those, else at the door; null where unknown
function headsThere(evening) {
  const { agreed, heads } = evening.deciding;
  return agreed?.mode === "table"
    ? [...heads.values()].reduce((all, one) => all + one, 0)
    : evening.present().residents;
}

function remarkable(evening, count, numbers) {
  const heads = headsThere(evening);
  const home = evening.present().seats.online ?? 0;
  const answered = askedNow(evening, count)?.answered ?? 0;
  const over = heads !== null && inAll(numbers) + answered > heads + home;
  return [over && "W.1", inAll(numbers) === 0 && "W.2"].filter(Boolean);
}

// How many hands were counted for what a stage asks of everybody, in its last round
function handsAt(evening, stage) {
  const { kind, now } = evening.stage(stage);
  const asked = [...evening.raised.values()].filter((count) => count.stage === stage && count.how === "counted");
  const last = kind === "decision" ? asked.filter(({ about }) => about === String(now.number)) : asked;
  return last.reduce((all, { numbers }) => all + inAll(numbers), 0);
}

// The fault of a count whose question is over, or that is done
function stillOpen(evening, count, place) {
  if (!goesOn(count) || askedNow(evening, count) === null) evening.fault(`${place}.count`, "countOver");
}
function numbered(evening, { options }, numbers, place) {
  const fits = has(numbers, [...options].sort().join()) && Object.values(numbers).every((number) => number >= 0);
  if (!fits) evening.fault(`${place}.numbers`, "otherHands");
}
function countOfHands(evening, { count, stage }, seq) {
  const found = evening.raised.get(count);
  if (found.stage !== stage) evening.fault(`events[${seq}].body.count`, "otherCount");
  return found;
}
function bothCounted(evening, body, seq) {
  const count = countOfHands(evening, body, seq);
  stillOpen(evening, count, `events[${seq}].body`);
  if (count.how !== "compare") evening.fault(`events[${seq}].body.count`, "notCountedTwice");
  return count;
}

Object.assign(Evening.prototype, {
  "hands.opened"({ stage, count, about }, _at, seq) {
    const place = `events[${seq}].body`;
    const asked = askedNow(this, { stage, about });
    const others = [...this.raised.values()].filter((one) => one.stage === stage && one.about === about);
    if (count !== String(this.raised.size + 1)) this.fault(`${place}.count`, "otherCount");
    if (!asked || others.some(({ how }) => how !== "voided")) this.fault(`${place}.about`, "handsUnasked");
    const kept = { how: "first", people: [], entries: [], again: 0, settled: null, confirmed: [], words: new Map() };
    this.raised.set(count, { count, stage, about, options: asked?.options ?? [], numbers: {}, ...kept });
  },
  "hands.entered"(body, _at, seq) {
    const { turn, link, device, numbers } = body;
    const place = `events[${seq}].body`;
    const count = countOfHands(this, body, seq);
    stillOpen(this, count, place);
    numbered(this, count, numbers, place);
    const known = count.people.findIndex((by) => by.link === link && by.device === device);
    const next = known >= 0 ? known === turn - 1 : TURN_OF[count.how] === turn;
    const before = known < 0 && count.people.some((by) => by.link === link || by.device === device);
    if (!next) this.fault(`${place}.turn`, "notTheirTurn");
    else if (before) this.fault(`${place}.device`, "countedBefore");
    if (known < 0) count.people.push({ link, device });
    count.entries[turn - 1] = numbers;
    if (count.how === "compare") Object.assign(count, { again: count.again + 1, settled: null, confirmed: [] });
    else count.how = turn === 2 ? "compare" : "second";
  },
  "hands.explained"(body, _at, seq) {
    bothCounted(this, body, seq).words.set(body.code, this.text(body.words));
  },
  "hands.settled"(body, _at, seq) {
    const count = bothCounted(this, body, seq);
    numbered(this, count, body.numbers, `events[${seq}].body`);
    const fits = BOTH.includes(body.turn) && !sameNumbers(count.entries[0], count.entries[1]);
    if (!fits) this.fault(`events[${seq}].body.turn`, "notTheirTurn");
    Object.assign(count, { settled: body.numbers, confirmed: [body.turn] });
  },
  "hands.confirmed"(body, _at, seq) {
    const count = bothCounted(this, body, seq);
    const fits = agreedOn(count) && BOTH.includes(body.turn) && !count.confirmed.includes(body.turn);
    if (!fits) this.fault(`events[${seq}].body.turn`, "notTheirTurn");
    count.confirmed.push(body.turn);
  },
  "hands.counted"(body, _at, seq) {
    const place = `events[${seq}].body`;
    const { stage, about, numbers } = body;
    const count = countOfHands(this, body, seq);
    stillOpen(this, count, place);
    if (about !== count.about) this.fault(`${place}.about`, "otherCount");
    const codes = remarkable(this, count, numbers);
    const atOnce = !count.again && !count.settled && !codes.length;
    const both = atOnce || BOTH.every((turn) => count.confirmed.includes(turn));
    if (count.how !== "compare" || !both || codes.some((code) => !count.words.has(code)))
      this.fault(`${place}.count`, "notCountedTwice");
    if (!sameNumbers(agreedOn(count), numbers)) this.fault(`${place}.numbers`, "otherHands");
    const most = Math.min(
      headsThere(this) ?? Number.POSITIVE_INFINITY,
      codesAt(this, stage) - countedAt(this, askedAt(this, stage)),
    );
    if (inAll(numbers) > most) this.fault(`${place}.numbers`, "moreThanThere");
    Object.assign(count, { how: "counted", numbers });
    this.putByHand(body, numbers);
  },
  "hands.voided"(body, _at, seq) {
    const count = countOfHands(this, body, seq);
    const over = count.how === "counted" && askedNow(this, count) === null;
    if (count.how === "voided" || over || body.about !== count.about)
      this.fault(`events[${seq}].body.count`, "otherCount");
    Object.assign(count, { how: "voided", reason: this.text(body.reason) });
    this.putByHand(body, null);
  },

  // What the hall said by hand of this question; null where that does not stand
  putByHand({ stage, about }, numbers) {
    const one = this.stage(stage);
    if (one.kind === "decision") one.now.hands = String(one.now.number) === about ? numbers : one.now.hands;
    else if (numbers) one.byHand.set(about, numbers);
    else one.byHand.delete(about);
  },
});

looking("stage.closed", (evening, { stage }, _at, seq) => {
  const left = [...evening.raised.values()].some(
    (count) => count.stage === stage && goesOn(count) && askedNow(evening, count) !== null,
  );
  if (left) evening.fault(`events[${seq}].body.stage`, "closedWhileCounted");
});

// There only where hands were counted
function raisedOf({ raised }) {
  return raised.size ? { hands: [...raised.values()].map(raisedTold) } : {};
}
function raisedTold({ count, stage, about, how, numbers, again, settled, words, reason }) {
  const told = { count, stage, about, how };
  if (how === "voided") return { ...told, reason };
  if (how !== "counted") return told;
  const said = [...words].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, why]) => ({ code, words: why }));
  return { ...told, hands: inAll(numbers), again, settled: settled !== null, words: said };
}

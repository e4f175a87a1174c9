// who acted for whom: only for seats that allow it, and from the first hand on never unseen

const PHONELESS = new Set(["paper", "assisted"]);
const ACT_FOR_OTHERS = new Set(["facilitator", "co-facilitator", "scribe", "table-chair", "table", "paper"]);
const HELP = 10 * 60 * 1000; // milliseconds that help lasts after it was asked for

// What those who sit with a seat may do as well, in the open
const SHARED = new Set(["chips.placed"]);

// Whose voice is in an event; null where it is nobody's
const ofSeat = ({ seat }) => seat;
const VOICES = {
  "seat.taken": ({ seat, channel = "room" }) => (PHONELESS.has(channel) ? seat : null),
  "seat.moved": ofSeat,
  "ballot.handed": ofSeat,
  "speak.requested": ofSeat,
  "speak.withdrawn": ofSeat,
  "chips.placed": ofSeat,
  "chips.agreed": ofSeat,
  "argument.posted": ({ author }) => author,
  "argument.supported": ofSeat,
  "argument.unsupported": ofSeat,
  "argument.marked": ofSeat,
  "pairing.answered": ofSeat,
  "question.asked": ({ author }) => author,
  "question.backed": ofSeat,
  "score.given": ofSeat,
  "interest.told": ({ seat, by = "member" }) => (by === "member" ? seat : null),
  "frame.proposed": ({ author }) => author,
  "frame.answered": ofSeat,
  "choice.answered": ofSeat,
  "consent.given": ofSeat,
  "objection.settled": (body, evening) => objectorOf(body, evening),
  "minority.posted": ofSeat,
  "minority.joined": ofSeat,
  "minority.left": ofSeat,
  "review.given": ofSeat,
};

// The owner of an objection, where they said what became of it
async function objectorOf({ stage, objection, became, by }, evening) {
  if (became !== "withdrawn" && by !== "seat" && by !== "aloud") return null;
  const { past, now } = evening.stage(stage);
  for (const { number, consents } of [...past, now]) {
    const drawn = await objectorsOf({ number, consents });
    const at = drawn.findIndex((_, n) => `B${number}.${n + 1}` === objection);
    if (at >= 0) return drawn[at].startsWith("paper:") ? null : drawn[at];
  }
  return null;
}

// The moment of a time as the log tells it, to the millisecond
const momentOf = (time) => Date.parse(time);

Object.assign(Evening.prototype, {
  "help.asked"({ seat, until }, at, seq) {
    const asked = momentOf(until) - HELP;
    if (!(asked <= momentOf(at))) this.fault(`events[${seq}].body.until`, "tooLong");
    this.seats.get(seat).help = until;
    this.asked.add(seat);
  },
  "help.ended"({ seat }) {
    this.seats.get(seat).help = null;
  },
  "ballot.handed"() {},

  // From the first hand on a seat without a phone says nothing by itself; a ballot is only handed in by a hand
  unseen(kind, phoneless) {
    if (SHARED.has(kind)) return false;
    return (this.pseudonymous && kind === "ballot.handed") || (this.hands.length > 0 && phoneless);
  },

  // Whether somebody may act for this seat; of a pseudonym that is no chair's, for any seat at all
  mayBe(known, utterance, at) {
    if (!this.pseudonymous || utterance === "seat") return known !== null && isHelped(known, at);
    return [...this.seats.values()].some((one) => !one.gone && (PHONELESS.has(one.channel) || isHelped(one, at)));
  },

  // Holds the hand of an event against the evening before it, and remembers it
  async handed({ kind, at, body, seq }) {
    const seat = Object.hasOwn(VOICES, kind) ? await VOICES[kind](body, this) : null;
    const known = this.seats.get(seat);
    const there = known && !known.gone;
    const utterance = seat === null ? "" : UTTERANCES[kind](body);
    const phoneless = kind === "seat.taken" || (there && PHONELESS.has(known.channel));
    const fault = (why) => this.fault(`events[${seq}].body.hand`, why);
    if (!("hand" in body)) {
      if (this.unseen(kind, seat !== null && phoneless)) fault("unseen");
      return;
    }
    const { role, link = "" } = body.hand;
    if (seat === null) return fault("noVoice");
    if (!ACT_FOR_OTHERS.has(role)) fault("otherRole");
    else if (!phoneless && !this.mayBe(there ? known : null, utterance, at)) fault("notHelped");
    this.hands.push({ seat, kind, role, link, utterance });
  },
});

function isHelped({ help = null }, at) {
  return help !== null && momentOf(help) - HELP <= momentOf(at) && momentOf(at) < momentOf(help);
}

// Per role how many links did how much for how many seats; no member where nobody did anything or asked for it
function onBehalfOf({ closed, hands, asked, helped }) {
  if (!closed || (!hands.length && !asked.size)) return {};
  const roles = [...new Set(hands.map(({ role }) => role))].sort(byPoint);
  const told = roles.map((role) => {
    const own = hands.filter((hand) => hand.role === role);
    const kinds = [...new Set(own.map(({ kind }) => kind))].sort(byPoint);
    const acts = Object.fromEntries(kinds.map((kind) => [kind, own.filter((hand) => hand.kind === kind).length]));
    return { role, links: countOf(own, "link"), seats: helped ? helped.roles[role] : countOf(own, "seat"), acts };
  });
  return { on_behalf: { seats: helped?.seats ?? countOf(hands, "seat"), asked: asked.size, roles: told } };
}

const countOf = (hands, what) => new Set(hands.map((hand) => hand[what])).size;

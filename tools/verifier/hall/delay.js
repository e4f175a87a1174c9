// the delay of the stream: a closing waits for who is at home, by the clock, and only then happens (docs/record.md)

const emptyHome = () => ({ behind: { seconds: 0, call: null }, closings: [], quiet: [] });
const GRACE = 30_000;
const atHomeNow = (evening) => [...evening.seats.values()].some(({ channel, away }) => channel === "online" && !away);

Object.assign(Evening.prototype, {
  "delay.set"({ seconds }) {
    this.behind.seconds = seconds;
  },
  "delay.began"({ stage, until, choice = null }, at, seq) {
    const { seconds, call } = this.behind;
    const more = new Date(until) - new Date(at) - GRACE - 1000 * seconds;
    if (call || !seconds || more < 0 || more > 1000) this.fault(`events[${seq}].body.until`, "otherDelay");
    this.behind.call = { stage, until, choice, seconds, stepped: false };
  },
  "delay.ended"({ stage, until, early = false, reason = null }, at, seq) {
    const { call } = this.behind;
    if (call?.stage !== stage || (!call.stepped && new Date(call.until) - new Date(until) !== 0)) {
      this.fault(`events[${seq}].body.until`, "otherDelay");
    }
    const unsaid = early && reason === null && atHomeNow(this);
    if (unsaid || (!early && new Date(at) < new Date(until)))
      this.fault(`events[${seq}].body.stage`, "homeClosedEarly");
    const { choice = null, seconds = 0 } = call ?? {};
    this.closings.push({ stage, choice, seconds, until, closed: at, early, reason: this.text(reason) });
    this.behind.call = null;
  },
});

// Nothing of the stage closes while it waits, and the evening does not go on
for (const kind of ["stage.closed", "choice.closed", "stage.advanced", "meeting.closed"]) {
  looking(kind, ({ behind, fault }, _body, _at, seq) => {
    if (behind.call) fault(`events[${seq}].body`, "sealedWhileOpen");
  });
}
looking("clock.stepped", ({ behind }) => {
  if (behind.call) behind.call.stepped = true;
});
// What is answered meanwhile comes from home, and in time; a name that says nothing of the seat is let be
for (const kind of ["ballot.handed", "consent.given", "choice.answered", "chips.placed", "chips.agreed"]) {
  looking(kind, ({ behind, seats, fault }, { stage, seat, channel }, at, seq) => {
    const { call } = behind;
    if (call?.stage !== stage) return;
    const came = channel ?? seats.get(seat)?.channel ?? "online";
    if (came !== "online") fault(`events[${seq}].body`, "hallClosed");
    else if (!call.stepped && new Date(at) >= new Date(call.until)) fault(`events[${seq}].body`, "afterHome");
  });
}

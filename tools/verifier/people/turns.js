// turns to speak: who spoke where, and for how many whole seconds until the turn was over

Object.assign(Evening.prototype, {
  "speak.requested"() {},
  "speak.withdrawn"() {},
  "speak.set"() {},
  "speak.given"({ seat, seconds, until, table = null }, at) {
    this.turnOver(table, at);
    this.speaking.set(table, { seat, since: momentOf(until) - seconds * 1000 });
  },
  "speak.ended"({ table = null }, at) {
    this.turnOver(table, at);
  },

  turnOver(table, at) {
    const turn = this.speaking.get(table);
    if (!turn) return;
    this.spoken.push({ table, seat: turn.seat, seconds: Math.trunc((momentOf(at) - turn.since) / 1000) });
    this.speaking.delete(table);
  },
});

// What happens elsewhere and ends turns, or gives them to the seat that stays
const allOver = (evening, _body, at) => {
  for (const table of [...evening.speaking.keys()]) evening.turnOver(table, at);
};
const goesOut = (evening, seats, at) => {
  for (const [table, { seat }] of [...evening.speaking]) if (seats.includes(seat)) evening.turnOver(table, at);
};
function notThere(evening, _body, at) {
  for (const [table, { seat }] of [...evening.speaking])
    if (table !== null && evening.seats.get(seat).table !== table) evening.turnOver(table, at);
}
BEFORE["stage.advanced"] = allOver;
BEFORE["meeting.closed"] = allOver;
BEFORE["seat.removed"] = (evening, { seat }, at) => goesOut(evening, [seat], at);
BEFORE["seats.removed"] = (evening, { seats }, at) => goesOut(evening, seats, at);
AFTER["seat.moved"] = notThere;
AFTER["mixing.seated"] = notThere;
BEFORE["seats.merged"] = (evening, { seat, into }) => {
  for (const turn of evening.speaking.values()) if (turn.seat === seat) turn.seat = into;
};

// There only where somebody spoke
function turnsOf({ spoken }) {
  const told = (turns) => ({
    turns: turns.length,
    people: new Set(turns.map(({ table, seat }) => `${table} ${seat}`)).size,
    seconds: turns.reduce((sum, { seconds }) => sum + seconds, 0),
  });
  const hall = spoken.filter(({ table }) => table === null);
  const tables = spoken.filter(({ table }) => table !== null);
  return spoken.length ? { turns: { hall: told(hall), tables: told(tables) } } : {};
}

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

// How the seconds in the hall fall over channels and tables; fewer than five are never told apart (docs/record.md)
function speakingShares({ seats }, hall) {
  const ways = {
    channels: ({ channel }) => (channel === "online" ? "online" : "room"),
    per_table: ({ table }) => table ?? "",
  };
  const found = Object.entries(ways).map(([name, groupOf]) => {
    const groups = new Map();
    const at = (seat) => {
      const group = groupOf(seat);
      if (!groups.has(group)) groups.set(group, { people: 0, seconds: 0 });
      return groups.get(group);
    };
    for (const seat of seats.values()) if (!seat.gone) at(seat).people += 1;
    for (const { seat, seconds } of hall) at(seats.get(seat)).seconds += seconds;
    return [name, toldApart(groups)];
  });
  return Object.fromEntries(found.filter(([, told]) => Object.keys(told).length));
}

function toldApart(groups) {
  const bySize = [...groups].sort(([a, one], [b, other]) => other.people - one.people || byPoint(a, b));
  const large = bySize.filter(([group, { people }]) => group && people >= FEWEST);
  const rest = bySize.filter((each) => !large.includes(each));
  const many = (all, what) => all.reduce((sum_, [, each]) => sum_ + each[what], 0);
  while (large.length && rest.length && many(rest, "people") < FEWEST) rest.push(large.pop());
  if (!large.length) return {};
  const told = Object.fromEntries(large.map(([group, { seconds }]) => [group, seconds]));
  return rest.length ? { ...told, "": many(rest, "seconds") } : told;
}

// There only where somebody spoke
function turnsOf(evening) {
  const { spoken } = evening;
  const told = (turns) => ({
    turns: turns.length,
    people: new Set(turns.map(({ table, seat }) => `${table} ${seat}`)).size,
    seconds: turns.reduce((sum, { seconds }) => sum + seconds, 0),
  });
  const hall = spoken.filter(({ table }) => table === null);
  const tables = spoken.filter(({ table }) => table !== null);
  return spoken.length ? { turns: { hall: told(hall), tables: told(tables), ...speakingShares(evening, hall) } } : {};
}

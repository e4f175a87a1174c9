// the tables that were drawn: the same words over the same list give the same tables

const SPAN = 2 ** 32;
const WEIGHTS = { spread: 1, before: 8, apart: 10000 };
const EFFORT = 12000;

// Numbers from a text: SHA-256 of text:0, text:1 and so on, each cut in eight numbers of four bytes
function chanceOf(text) {
  let numbers = [];
  let turn = 0;
  const next = async () => {
    if (!numbers.length) {
      const digest = await sha256(`${text}:${turn++}`);
      numbers = digest.match(/.{8}/g).map((digits) => Number.parseInt(digits, 16));
    }
    return numbers.shift();
  };
  const below = async (limit) => {
    for (;;) {
      const number = await next();
      if (number < SPAN - (SPAN % limit)) return number % limit;
    }
  };
  const shuffled = async (things) => {
    const order = [...things];
    for (let place = order.length - 1; place > 0; place--) {
      const other = await below(place + 1);
      [order[place], order[other]] = [order[other], order[place]];
    }
    return order;
  };
  return { below, shuffled };
}

// The hall as it was mixed; null where its groups were removed or are none
function hallOf({ tables, fixed, before, groups }) {
  if (groups === null) return null;
  const hall = { tables: tables.length, fixed, before, spread: [], apart: [] };
  for (const line of groups ? groups.split("\n") : []) {
    const [name, numbers = ""] = line.split(" ");
    const cells = numbers.split(",");
    if (!["spread", "apart"].includes(name) || cells.length !== fixed.length) return null;
    if (!cells.every((cell) => /^[0-9]+$/.test(cell))) return null;
    hall[name].push(cells.map(Number));
  }
  return hall;
}

function hallDigest({ tables, fixed, before, groups }) {
  const lines = [`fixed ${fixed}`, ...before.map((column) => `before ${column}`)];
  return sha256([`tables ${tables.length}`, ...lines, groups].join("\n"));
}

// What it costs that two people share a table
function costsOf(hall) {
  const rows = hall.fixed.map((_, row) => row);
  const pairs = rows.map(() => rows.map(() => 0));
  const couples = couplesOf(rows);
  for (const [name, weight] of Object.entries(WEIGHTS))
    for (const column of hall[name])
      for (const [one, other] of alikeIn(column, couples, name === "before" ? -1 : 0)) {
        pairs[one][other] += weight;
        pairs[other][one] += weight;
      }
  return pairs;
}

const couplesOf = (rows) => rows.flatMap((one, n) => rows.slice(n + 1).map((other) => [one, other]));
const alikeIn = (column, couples, nobody) =>
  couples.filter(([one, other]) => column[one] === column[other] && column[one] > nobody);

function sizesOf({ tables, fixed }) {
  const sizes = Array.from({ length: tables }, (_, table) => fixed.filter((at) => at === table).length);
  for (const at of fixed) if (at === -1) sizes[sizes.indexOf(Math.min(...sizes))] += 1;
  return sizes;
}

class Floor {
  constructor(hall, chance) {
    Object.assign(this, { chance, pairs: costsOf(hall), at: [...hall.fixed] });
    this.cost = Array.from({ length: hall.tables }, () => new Array(hall.fixed.length).fill(0));
  }

  async begin(hall) {
    this.free = await this.chance.shuffled(hall.fixed.flatMap((at, row) => (at === -1 ? [row] : [])));
    const room = sizesOf(hall).map((size, table) => size - hall.fixed.filter((at) => at === table).length);
    const tables = await this.chance.shuffled(room.map((_, table) => table));
    for (const [row, table] of hall.fixed.entries()) if (table !== -1) this.sit(row, table);
    for (const row of this.free) {
      const open = tables.filter((one) => room[one]);
      const table = open.reduce((best, one) => (this.cost[one][row] < this.cost[best][row] ? one : best));
      room[table] -= 1;
      this.sit(row, table);
    }
  }

  sit(row, table) {
    this.at[row] = table;
    for (const [who, more] of this.pairs[row].entries()) this.cost[table][who] += more;
  }

  swap(one, other) {
    const [here, there] = [this.at[one], this.at[other]];
    [this.at[one], this.at[other]] = [there, here];
    for (let who = 0; who < this.at.length; who++) {
      const change = this.pairs[other][who] - this.pairs[one][who];
      this.cost[here][who] += change;
      this.cost[there][who] -= change;
    }
  }

  gain(one, other) {
    const [here, there] = [this.at[one], this.at[other]];
    if (here === there) return 0;
    const joins = this.cost[there][one] + this.cost[here][other] - 2 * this.pairs[one][other];
    return joins - this.cost[here][one] - this.cost[there][other];
  }

  // Lets these change places, and whoever that touches, until no change makes it better
  settle(rows) {
    const waiting = new Set(rows);
    const made = [];
    for (const row of waiting) {
      waiting.delete(row);
      const gains = this.free.map((one) => this.gain(row, one));
      const gain = gains.reduce((least, one) => Math.min(least, one));
      if (gain >= 0) continue;
      const other = this.free[gains.indexOf(gain)];
      const touched = [this.at[row], this.at[other]];
      this.swap(row, other);
      made.push([row, other]);
      for (const each of this.free) if (touched.includes(this.at[each])) waiting.add(each);
    }
    return made;
  }

  async shake() {
    const made = [];
    let gained = 0;
    for (let n = 0; n < 3; n++) {
      const one = this.free[await this.chance.below(this.free.length)];
      const other = this.free[await this.chance.below(this.free.length)];
      if (this.at[one] === this.at[other]) continue;
      gained += this.gain(one, other);
      this.swap(one, other);
      made.push([one, other]);
    }
    const touched = new Set(made.flat().map((row) => this.at[row]));
    const before = this.total();
    made.push(...this.settle(this.free.filter((row) => touched.has(this.at[row]))));
    if (gained + this.total() - before > 0) for (const [one, other] of made.reverse()) this.swap(one, other);
  }

  total() {
    return this.at.reduce((sum, table, row) => sum + this.cost[table][row], 0) / 2;
  }
}

async function drawnTables(hall, digest, words) {
  const floor = new Floor(hall, chanceOf(`${digest}:${words}`));
  await floor.begin(hall);
  floor.settle(floor.free);
  const people = floor.free.length;
  const shakes = people > 1 ? Math.max(20, Math.min(300, Math.floor(EFFORT / people))) : 0;
  for (let n = 0; n < shakes; n++) await floor.shake();
  return floor.at;
}

const pairsOf = (people) => (people * (people - 1)) / 2;

// How good these tables are, in pairs of people who share one
function qualityOf(hall, at) {
  const tables = [...new Set(at)].map((table) => at.flatMap((one, row) => (one === table ? [row] : [])));
  const couples = tables.flatMap(couplesOf);
  const same = (columns, nobody) => add(columns.map((column) => alikeIn(column, couples, nobody).length));
  const told = (column) => couples.filter(([one, other]) => column[one] > 0 && column[other] > 0).length;
  return {
    pairs: add(hall.spread.map(told)),
    alike: same(hall.spread, 0),
    least: add(hall.spread.map((column) => leastOf(column, hall.tables))),
    met: same(hall.before, -1),
    together: same(hall.apart, 0),
  };
}

const add = (numbers) => numbers.reduce((sum, one) => sum + one, 0);
function leastOf(column, tables) {
  let found = 0;
  for (const group of new Set(column.filter((one) => one > 0))) {
    const size = column.filter((one) => one === group).length;
    const each = Math.floor(size / tables);
    const over = size % tables;
    found += over * pairsOf(each + 1) + (tables - over) * pairsOf(each);
  }
  return found;
}

Object.assign(Evening.prototype, {
  "mixing.asked"({ fields }) {
    this.mixing.asked = fields;
  },
  "mixing.forgotten"() {
    this.mixing.asked = [];
  },
  "mixing.kept"() {},

  async "mixing.prepared"({ seats, tables, fixed, before, groups, digest }, at, seq) {
    const mix = { seats, tables, fixed, before, groups: groups ? (this.texts.get(groups) ?? null) : groups, digest };
    if (mix.groups !== null && digest !== (await hallDigest(mix)))
      this.fault(`events[${seq}].body.digest`, "otherList");
    const told = { at, seats: seats.length, tables: tables.length, stayed: fixed.filter((one) => one >= 0).length };
    const lot = { fields: this.mixing.asked, digest, words: "", quality: null, seated: null };
    this.mixing.mix = { ...mix, told: { ...told, ...lot } };
    this.mixing.mixes.push(this.mixing.mix.told);
  },

  async "mixing.drawn"({ words, at, quality }, _at, seq) {
    const mix = this.mixing.mix;
    const hall = hallOf(mix);
    const place = `events[${seq}].body`;
    if (hall) {
      compare(at, await drawnTables(hall, mix.digest, words), `${place}.at`, this.fault);
      compare(quality, qualityOf(hall, at), `${place}.quality`, this.fault);
    }
    Object.assign(mix, { at });
    Object.assign(mix.told, { words, quality });
  },

  "mixing.seated"(_body, at) {
    const { seats, tables, at: places, told } = this.mixing.mix;
    for (const [row, seat] of seats.entries())
      if (this.seats.has(seat)) this.seats.get(seat).table = tables[places[row]];
    told.seated = at;
  },
});

// There only where a lot was prepared
function mixesOf({ mixing: { mixes } }) {
  return mixes.length ? { mixes } : {};
}

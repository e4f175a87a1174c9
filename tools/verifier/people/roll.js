// the desk at the door: how many came as residents and to watch, by when, and what was corrected; never who

const emptyRoll = () => ({
  rows: [],
  ticked: new Set(),
  heads: 0,
  viewers: 0,
  totals: new Map(),
  corrected: [],
  used: false,
  known: false,
});

Object.assign(Evening.prototype, {
  "head.came"({ who }, at) {
    this.inside(1, who, at);
  },
  "head.left"({ who }, at) {
    this.inside(-1, who, at);
  },
  "row.ticked"({ row }, at) {
    this.roll.ticked.add(row);
    this.inside(1, "resident", at);
  },
  "row.unticked"({ row, reason }, at) {
    this.roll.ticked.delete(row);
    this.inside(-1, "resident", at);
    const said = this.text(reason);
    if (said) this.roll.corrected.push({ at, reason: said });
  },
  "roll.given"({ rows }) {
    this.roll.rows = rows;
  },

  inside(by, who, at) {
    this.roll.used = this.roll.known = true;
    this.roll.heads += by;
    if (who === "viewer") this.roll.viewers += by;
    this.headsAt(at);
  },

  // What the console counted in one go; no more of them watch than there are
  recounted(heads, at) {
    this.roll.heads = heads ?? 0;
    this.roll.known = heads !== null;
    this.roll.viewers = Math.min(this.roll.viewers, this.roll.heads);
    this.headsAt(at);
  },

  // How it stands at the end of each ten minutes
  headsAt(at) {
    const { heads, viewers } = this.roll;
    this.roll.totals.set(at.slice(0, 15), { at, residents: heads - viewers, viewers });
  },
});

// There only where somebody counted at the desk
function rollOf({ roll }) {
  const { rows, ticked, totals, corrected } = roll;
  const told = { totals: [...totals.values()], listed: rows.length, ticked: ticked.size, corrected };
  return roll.used ? { roll: told } : {};
}

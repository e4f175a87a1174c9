// the turnout: heads, seats and ballots of the hall and of home, and what was said where they do not go together

const FEWEST_APART = 5;
const ONE_IN = 4;
const emptyTurnout = () => ({ sealings: new Map(), explained: new Map(), turnoutTold: false, countedBy: "deciding" });

Object.assign(Evening.prototype, {
  "turnout.explained"({ mismatch, found, limit, reason }) {
    this.explained.set(mismatch, { found, limit, reason: this.text(reason) });
  },
  "turnout.told"({ by = "seats" }) {
    this.turnoutTold = true;
    this.countedBy = by;
  },

  // Who is there now; residents only where heads are counted, and who may decide only where not every seat may
  present(stage = "") {
    const { heads, viewers, known } = this.roll;
    const there = { residents: known ? heads - viewers : null, viewers, seats: turnoutOf(this).seats };
    const may = mayDecide(this, stage);
    return may ? { ...there, deciding: may } : there;
  },
});

const summed = (by) => Object.values(by).reduce((all, number) => all + number, 0);
const inHall = ({ online = 0, ...hall }) => summed(hall);

// Per channel who may decide, with the ballots on paper of a stage that carry a code; nothing where every seat may
function mayDecide({ deciding: { agreed, seats: may, papers }, seats }, stage) {
  if (!agreed || agreed.mode === "open") return null;
  const by = {};
  for (const [seat, { channel, gone }] of seats) if (!gone && may.has(seat)) by[channel] = (by[channel] ?? 0) + 1;
  const codes = agreed.mode === "table" ? 0 : (papers.get(stage) ?? 0);
  return codes ? { ...by, paper: (by.paper ?? 0) + codes } : by;
}

// In older logs all seats were counted, whoever decided
const asCounted = ({ countedBy }, { deciding, ...there }) =>
  deciding && countedBy === "deciding" ? { ...there, deciding } : there;
const couldDecide = ({ deciding, seats }) => deciding ?? seats;

// How many in all; per channel only where five or more decide over each, and five or more that sit there do not
function tellDeciding({ deciding, ...there }) {
  if (!deciding) return there;
  const others = Object.entries(there.seats).map(([channel, many]) => Math.max(0, many - (deciding[channel] ?? 0)));
  const sizes = [...Object.values(deciding), ...others];
  const apart = sizes.every((size) => !size || size >= FEWEST_APART);
  return { ...there, deciding: { all: summed(deciding), channels: apart ? deciding : {} } };
}

// There only where the closing looked at it
function opkomstOf(evening) {
  if (!evening.turnoutTold) return {};
  const now = asCounted(evening, evening.present());
  const inside = inHall(couldDecide(now));
  const over = now.residents !== null && inside > now.residents;
  const wrong = over ? [{ what: "seats", stage: "", found: inside, limit: now.residents }] : [];
  const votes = evening.stages
    .filter(({ sealed, key }) => sealed && evening.sealings.has(key))
    .map((stage) => {
      const there = asCounted(evening, evening.sealings.get(stage.key));
      wrong.push(...wrongAt(stage, there));
      return { stage: stage.key, ...tellDeciding(there), ...castAt(stage.turnout) };
    });
  const mismatches = wrong.map((each) => ({ ...each, reason: saidOfTurnout(evening, each) }));
  return { opkomst: { ...tellDeciding(now), votes, mismatches } };
}

function wrongAt({ key, turnout }, { residents, ...there }) {
  if (residents === null) return [];
  const [handed, could, hall] = [summed(turnout), summed(couldDecide(there)), inHall(turnout)];
  const few = could - handed >= FEWEST_APART && (could - handed) * ONE_IN > could;
  return [
    ...(hall > residents ? [{ what: "ballots", stage: key, found: hall, limit: residents }] : []),
    ...(handed > could ? [{ what: "more", stage: key, found: handed, limit: could }] : []),
    ...(few ? [{ what: "few", stage: key, found: handed, limit: could }] : []),
  ];
}

// Ballots per channel only where five or more came over each
function castAt(turnout) {
  const apart = Object.values(turnout).every((number) => !number || number >= FEWEST_APART);
  return { ballots: summed(turnout), channels: apart ? turnout : {} };
}

function saidOfTurnout({ explained }, { what, stage, found, limit }) {
  const said = explained.get(stage ? `${what}:${stage}` : what);
  return said && said.found === found && said.limit === limit ? said.reason : null;
}

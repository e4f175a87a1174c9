// the turnout: heads, seats and ballots of the hall and of home, and what was said where they do not go together

const FEWEST_APART = 5;
const ONE_IN = 4;
const emptyTurnout = () => ({ sealings: new Map(), explained: new Map(), turnoutTold: false });

Object.assign(Evening.prototype, {
  "turnout.explained"({ mismatch, found, limit, reason }) {
    this.explained.set(mismatch, { found, limit, reason: this.text(reason) });
  },
  "turnout.told"() {
    this.turnoutTold = true;
  },

  // Who is there now; residents only where heads are counted
  present() {
    const { heads, viewers, known } = this.roll;
    return { residents: known ? heads - viewers : null, viewers, seats: turnoutOf(this).seats };
  },
});

const summed = (by) => Object.values(by).reduce((all, number) => all + number, 0);
const inHall = ({ online = 0, ...hall }) => summed(hall);

// There only where the closing looked at it
function opkomstOf(evening) {
  if (!evening.turnoutTold) return {};
  const now = evening.present();
  const over = now.residents !== null && inHall(now.seats) > now.residents;
  const wrong = over ? [{ what: "seats", stage: "", found: inHall(now.seats), limit: now.residents }] : [];
  const votes = evening.stages
    .filter(({ sealed, key }) => sealed && evening.sealings.has(key))
    .map((stage) => {
      const there = evening.sealings.get(stage.key);
      wrong.push(...wrongAt(stage, there));
      return { stage: stage.key, ...there, ...castAt(stage.turnout) };
    });
  const mismatches = wrong.map((each) => ({ ...each, reason: saidOfTurnout(evening, each) }));
  return { opkomst: { ...now, votes, mismatches } };
}

function wrongAt({ key, turnout }, { residents, seats }) {
  if (residents === null) return [];
  const [handed, sat, hall] = [summed(turnout), summed(seats), inHall(turnout)];
  const few = sat - handed >= FEWEST_APART && (sat - handed) * ONE_IN > sat;
  return [
    ...(hall > residents ? [{ what: "ballots", stage: key, found: hall, limit: residents }] : []),
    ...(handed > sat ? [{ what: "more", stage: key, found: handed, limit: sat }] : []),
    ...(few ? [{ what: "few", stage: key, found: handed, limit: sat }] : []),
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

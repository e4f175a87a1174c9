// voting at home: a second box of a stage, opened and closed by the clock, sealed together with the hall (docs/record.md)

const windowOf = (evening, stage) => {
  const found = evening.windows.get(stage.key);
  return found && found.vote === (stage.votes ?? 1) ? found : undefined;
};
const takesAt = (window, at) => window?.how === "open" && new Date(at) < new Date(window.closes);

Object.assign(Evening.prototype, {
  "window.set"({ stage, opens, closes }) {
    const one = this.stage(stage);
    this.windows.set(stage, { how: "planned", ...windowOf(this, one), opens, closes, vote: one.votes ?? 1 });
  },
  "window.dropped"({ stage }) {
    this.windows.delete(stage);
  },
  "window.opened"({ stage }, at, seq) {
    const window = this.windows.get(stage);
    const early = window.how !== "planned" || new Date(at) < new Date(window.opens);
    if (early) this.fault(`events[${seq}].body.stage`, "homeTooEarly");
    window.how = "open";
  },
  "window.closed"({ stage, early = false, reason = null }, at, seq) {
    const window = this.windows.get(stage);
    const done = early || new Date(at) >= new Date(window.closes);
    if (window.how !== "open" || !done) this.fault(`events[${seq}].body.stage`, "homeClosedEarly");
    window.how = "closed";
    const { opens, closes } = window;
    this.atHome.push({ stage, opens, closes, closed: at, early, reason: this.text(reason) });
  },
});

// Look at an event before whatever else is done with it
function looking(kind, look) {
  const other = BEFORE[kind];
  BEFORE[kind] = (evening, body, at, seq) => {
    look(evening, body, at, seq);
    other?.(evening, body, at, seq);
  };
}

looking("ballot.handed", (evening, { stage }, at, seq) => {
  const one = evening.stage(stage);
  if (one.status !== "open" && !takesAt(windowOf(evening, one), at)) {
    evening.fault(`events[${seq}].body.stage`, "noBallotNow");
  }
});
// Once the last box of a stage closed, its ballots are sealed: as many as voted over all channels together
looking("ballots.sealed", (evening, { stage, ballots, turnout }, _at, seq) => {
  const one = evening.stage(stage);
  const window = windowOf(evening, one);
  if (!window || window.how === "planned") return;
  const voted = Object.values(turnout).reduce((all, number) => all + number, 0);
  if (window.how === "open" || one.status !== "closed") evening.fault(`events[${seq}].body.stage`, "sealedWhileOpen");
  else if (voted !== ballots.length) evening.fault(`events[${seq}].body.turnout`, "otherTurnout");
});
looking("meeting.closed", (evening, _body, _at, seq) => {
  const waits = (one) => !one.sealed && ["open", "closed"].includes(windowOf(evening, one)?.how);
  if (evening.stages.some(waits)) evening.fault(`events[${seq}].body`, "closedUncounted");
});
looking("vote.voided", (evening, { stage }) => {
  const one = evening.stage(stage);
  one.votes = (one.votes ?? 1) + 1;
});

// There only where somebody could vote at home: the windows that closed, then those that are open
function windowsOf({ atHome, windows }) {
  const open = [...windows].filter(([, { how }]) => how === "open");
  const found = [...atHome, ...open.map(([stage, { opens, closes }]) => ({ stage, opens, closes }))];
  return found.length ? { windows: found } : {};
}

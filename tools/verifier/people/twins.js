// arguments that stand as one: with the yes of both authors, and each person's support once (docs/record.md)

const MAY_PAIR = new Set(["facilitator", "co-facilitator", "moderator", "resident"]);
const isSorted = (names) => names.every((name, at) => at === 0 || byPoint(names[at - 1], name) < 0);
const except = (all, some) => new Set([...all].filter((one) => !some.has(one)));

Object.assign(Evening.prototype, {
  // The pairs in which an argument stands first
  pairsOf(argument) {
    return [...this.pairs.values()].filter((pair) => pair.argument === argument);
  },
  // Who stands behind an argument only since another was put with it
  cameTo(argument) {
    return new Set(this.pairsOf(argument).flatMap(({ came }) => [...came]));
  },
  "arguments.paired"({ stage, argument, other, by }, _at, seq) {
    const said = this.stage(stage).arguments;
    const both = [said.get(argument), said.get(other)];
    const place = `events[${seq}].body.other`;
    const adopted = this.amendments.some((one) => [argument, other].includes(one.argument));
    const busy = this.pairs.has(argument) || this.pairs.has(other) || this.pairsOf(other).length > 0;
    if (!mayPair(...both) || adopted) this.fault(place, "notAlike");
    else if (busy) this.fault(place, "askedAlready");
    if (!MAY_PAIR.has(by)) this.fault(`events[${seq}].body.by`, "otherRole");
    this.pairs.set(other, { stage, argument, other, yes: new Set(), joined: false, came: new Set(), stood: new Set() });
  },
  // What an event is about, held against what was asked
  pairOf({ stage, argument, other }, seq) {
    const pair = this.pairs.get(other);
    const fits = pair && pair.stage === stage && [undefined, pair.argument].includes(argument);
    if (!fits) this.fault(`events[${seq}].body.other`, "notPaired");
    const said = this.stage(stage).arguments;
    return fits ? { pair, first: said.get(pair.argument), second: said.get(other) } : null;
  },
  "pairing.answered"({ seat, yes, ...rest }, _at, seq) {
    const found = this.pairOf(rest, seq);
    if (!found) return;
    const { pair, first, second } = found;
    if (pair.joined || ![first.author, second.author].includes(seat))
      this.fault(`events[${seq}].body.seat`, "noAuthor");
    if (yes) pair.yes.add(seat);
    else this.pairs.delete(pair.other);
  },
  "arguments.joined"({ came, ...rest }, _at, seq) {
    const found = this.pairOf(rest, seq);
    if (!found) return;
    const { pair, first, second } = found;
    if (pair.joined || ![first, second].every(({ author }) => pair.yes.has(author)))
      this.fault(`events[${seq}].body`, "withoutYes");
    const own = except(first.by, this.cameTo(first.id));
    if (!cameFits(came, own, second.by, this.pseudonymous)) this.fault(`events[${seq}].body.came`, "otherSupport");
    for (const seat of came) first.by.add(seat);
    Object.assign(second, { status: "joined", under: first.id });
    Object.assign(pair, { joined: true, came: new Set(came), stood: new Set(first.by) });
  },
  "arguments.parted"({ gone, ...rest }, _at, seq) {
    const found = this.pairOf(rest, seq);
    if (!found) return;
    if (!goneFits(gone, found, this.pseudonymous)) this.fault(`events[${seq}].body.gone`, "otherSupport");
    this.takeApart(found, gone);
  },
  // Who came along goes back, but for who came with another one too
  takeApart({ pair, first, second }, gone) {
    this.pairs.delete(pair.other);
    if (!pair.joined) return;
    without(first.by, except(pair.came, this.cameTo(first.id)));
    without(second.by, gone);
    if (second.status === "joined") second.status = "shown";
    second.under = "";
  },
  // Nothing stands with what nobody may read any more; only older logs do not say so before
  tidyPairs() {
    for (const pair of [...this.pairs.values()]) {
      const said = this.stage(pair.stage).arguments;
      const [first, second] = [said.get(pair.argument), said.get(pair.other)];
      if ([first, second].some(({ status }) => status === "hidden"))
        this.takeApart({ pair, first, second }, except(second.by, first.by));
    }
  },
  // What somebody supports after they took it back is where they put it
  leavePairs(argument, seats) {
    for (const { came } of this.pairsOf(argument)) without(came, seats);
  },
  mergePairs(fall, seat, into) {
    for (const { argument, came } of this.pairs.values()) {
      without(came, fall(behind({ argument })));
      if (came.delete(seat)) came.add(into);
    }
  },
});

function mayPair(first, second) {
  if (!first || !second || first.id === second.id || first.side === "question") return false;
  const read = first.status === "shown" && second.status === "shown";
  return read && first.initiative === second.initiative && first.side === second.side;
}

function cameFits(came, own, theirs, pseudonymous) {
  const fits = isSorted(came) && came.length <= theirs.size && theirs.size <= came.length + own.size;
  if (!fits || came.some((seat) => own.has(seat))) return false;
  return pseudonymous || came.join() === [...except(theirs, own)].sort(byPoint).join();
}

function goneFits(gone, { pair, first, second }, pseudonymous) {
  if (!pair.joined) return gone.length === 0;
  const back = except(second.by, new Set(gone));
  const left = second.by.size - back.size;
  const fits = isSorted(gone) && left <= except(pair.stood, first.by).size && back.size <= first.by.size;
  return fits && (pseudonymous || gone.join() === [...except(second.by, first.by)].sort(byPoint).join());
}

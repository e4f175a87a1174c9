// the verdict

const KINDS = {
  record: "object",
  texts: "object",
  events: "array",
  ballots: "object",
  head: "string",
  key: "string",
  signatures: "array",
};
const LATER = { addenda: "array", followup: "object", afterwards: "array", rotations: "array", seal: "string" };
const CLOSED = ["ballots", "events", "head", "key", "record"]; // what the house signs when it closes a meeting
const MOST = { installation: 1, facilitator: 1, counter: 2, scribe: 1, "area-broker": 1 };

/* Works a file out again. `faults` are {place, why, said, own}: `why` is the name of a sentence; `formed`
   tells whether it has the members of a record, `unknown` names the events and rules of which this page knows nothing.
   What was verified: it `fits` with itself, it was sealed by the key `sealedBy`, and that is the `known` one (null where
   nobody gave one). `uncovered` names the members that no signature of the house covers. */
async function verifyRecord(content, known = "") {
  const file = parse(content);
  const faults = [];
  const fault = (place, why, said, own) => {
    faults.push({ place, why, said, own });
    return false;
  };
  if (kindOf(file) !== "object" || !("events" in file)) throw new Unreadable("noEvents");
  const verdict = {
    whole: file,
    faults,
    unknown: [],
    fits: false,
    sealedBy: "",
    known: null,
    stamps: [],
    uncovered: Object.keys(file).sort(),
  };
  verdict.formed = wellFormed(file, fault);
  if (verdict.formed) await judgeAll(file, verdict, fault, known.trim().toLowerCase());
  return { ...verdict, ok: !faults.length };
}

// Whether every member is of its kind; what does not belong there is told
function wellFormed(file, fault) {
  const kinds = Object.entries(KINDS).filter(([name, kind]) => kindOf(file[name]) !== kind);
  const later = Object.entries(LATER).filter(([name, kind]) => name in file && kindOf(file[name]) !== kind);
  for (const [name] of [...kinds, ...later]) fault(name, name in file ? "wrongKind" : "missing");
  for (const name of Object.keys(file)) if (!(name in KINDS) && !(name in LATER)) fault(name, "extra");
  return !kinds.length && !later.length;
}

async function judgeAll(file, verdict, fault, known) {
  const chained = await chain(file, fault);
  const code = file.events[0]?.body?.code ?? "";
  if (chained) verdict.unknown.push(...(await toldAgain(file, fault)));
  const keys = isHex(file.key, 64) ? await keysOf(file, fault) : [];
  const closed = await signatures(file, code, chained, keys, fault);
  if (chained) await listed(file, code, keys, fault);
  verdict.stamps = await stampsOf(file, fault);
  verdict.fits = !verdict.faults.length;
  if (known) verdict.known = keys.includes(known) || fault("key", "otherKey");
  const { seal, ...rest } = file;
  const sealed = { code, head: file.head, file: await sha256(canonical(rest)) };
  if (await signedBy(keys.at(-1), seal, sealed)) verdict.sealedBy = keys.at(-1);
  else if (!seal) fault("seal", "noSeal");
  else if (!verdict.faults.length) fault("seal", "otherFile"); // it only says that something changed, not what
  const held = verdict.sealedBy ? Object.keys(file) : closed ? [...CLOSED, "seal"] : ["seal"];
  verdict.uncovered = Object.keys(file)
    .sort()
    .filter((name) => !held.includes(name));
}

async function chain({ events, head }, fault) {
  const start = "0".repeat(64);
  for (const [at, event] of events.entries()) {
    const place = `events[${at + 1}]`;
    if (!has(event, "at,body,kind,link,seq")) return fault(place, "noEvent");
    if (event.seq !== at + 1) return fault(`${place}.seq`, "misplaced", event.seq, at + 1);
    for (const [name, kind] of [
      ["kind", "string"],
      ["at", "string"],
      ["link", "string"],
      ["body", "object"],
    ]) {
      if (kindOf(event[name]) !== kind) return fault(`${place}.${name}`, "wrongKind");
    }
  }
  // every link from the one that the file gives before it: the first that does not follow is where it was broken
  const links = await Promise.all(
    events.map(({ at, body, kind, seq }, place) =>
      sha256(join(bytes(place ? events[place - 1].link : start), utf8.encode(lineOf(at, body, kind, seq)))),
    ),
  );
  const broken = events.find(({ link }, at) => link !== links[at]);
  if (broken) return fault(`events[${broken.seq}].link`, "broken");
  if (events[0]?.kind !== "meeting.opened") return fault("events[1]", "notOpened");
  if ((links.at(-1) ?? start) !== head) return fault("head", "notHead");
  return events.at(-1).kind === "meeting.closed" || fault(`events[${events.length}]`, "notClosed");
}

const lineOf = (at, body, kind, seq) =>
  `{"at":${canonical(at)},"body":${remembered(body)},"kind":${canonical(kind)},"seq":${seq}}`;

// The texts that are what was written; the others are told
async function textsOf(file, fault) {
  const later = kindOf(file.followup?.told) === "array" ? file.followup.told : [];
  const named = new Set([...(file.addenda ?? []), ...later].map((one) => one?.text));
  const found = new Map();
  (function gather(value) {
    if (typeof value === "string") named.add(value);
    else if (value && typeof value === "object") Object.values(value).forEach(gather);
  })(file.events.map(({ body }) => body));
  const rows = await Promise.all(
    Object.entries(file.texts).map(async ([digest, row]) => {
      const made =
        has(row, "salt,text") &&
        typeof row.text === "string" &&
        typeof row.salt === "string" &&
        /^([0-9a-f]{2})*$/.test(row.salt);
      return [digest, row, made && (await sha256(join(bytes(row.salt), utf8.encode(row.text)))) === digest];
    }),
  );
  for (const [digest, row, genuine] of rows) {
    if (!genuine) fault(`texts.${digest}`, "otherText");
    else if (!named.has(digest)) fault(`texts.${digest}`, "strayText");
    else found.set(digest, row.text);
  }
  return found;
}

// Tells the evening again, holds ballots and record against it, and gives what it does not know
const undone = (events, seq) =>
  events.some(({ kind, body }) => kind === "act.undone" && body.first <= seq && seq <= body.last);

async function toldAgain(file, fault) {
  const evening = new Evening(await textsOf(file, fault), fault);
  let seq = 0;
  let record;
  try {
    for (const event of file.events) {
      if (undone(file.events, event.seq)) continue; // what was undone is as if it had not been
      seq = event.seq;
      await evening.take(event);
    }
    record = await recordOf(evening);
  } catch (error) {
    fault(`events[${seq}].body`, "unfit", error.message);
    return evening.unknown;
  }
  compare(file.ballots, boxesOf(evening), "ballots", fault);
  compare(file.record, record, "record", fault);
  if ("followup" in file) afterwards(file, record, fault);
  return evening.unknown;
}

// Whether the house signed the closing; what else of the signatures does not fit, is told
async function signatures(file, code, chained, keys, fault) {
  if (!keys.length) return fault("key", "noKey");
  const signed = { code, head: file.head };
  await rowsFit(file.signatures, "signatures", keys, signed, fault);
  const [own] = file.signatures;
  if (own?.role !== "installation") fault("signatures[0]", "notOwn");
  else if (chained && own.at !== file.events.at(-1).at) fault("signatures[0].at", "otherTime");
  rolesFit(file.signatures, fault);
  for (const [n, addendum] of (file.addenda ?? []).entries()) {
    const place = `addenda[${n}]`;
    if (!has(addendum, "signatures,text") || kindOf(addendum.signatures) !== "array") {
      fault(place, "noAddendum");
      continue;
    }
    const about = { ...signed, addendum: addendum.text };
    await rowsFit(addendum.signatures, `${place}.signatures`, keys, about, fault);
    if (addendum.signatures.length !== 2) fault(`${place}.signatures`, "notTwo");
  }
  const closing = { ...signed, role: "installation", at: own?.at ?? "" };
  return own?.role === "installation" && signedBy(file.key, own.signature, closing);
}

// No role signs more often than it may
function rolesFit(rows, fault) {
  const counts = {};
  for (const one of rows) {
    const role = typeof one?.role === "string" ? one.role : "?";
    counts[role] = (counts[role] ?? 0) + 1;
    if (counts[role] === (Object.hasOwn(MOST, role) ? MOST[role] : 0) + 1) fault("signatures", "tooMany", role);
  }
}

// Each row was signed by one of the keys, and none stands there twice
async function rowsFit(rows, place, keys, signed, fault) {
  const seen = new Set();
  for (const [n, row] of rows.entries()) {
    if (!has(row, "at,role,signature")) {
      fault(`${place}[${n}]`, "noSignature");
      continue;
    }
    const said = { ...signed, role: row.role, at: row.at };
    if (!(await signedByOne(keys, row.signature, said))) fault(`${place}[${n}]`, "otherSignature");
    else if (seen.has(row.signature)) fault(`${place}[${n}]`, "again");
    seen.add(row.signature);
  }
}

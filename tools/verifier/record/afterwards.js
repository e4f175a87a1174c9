// what happened after the closing: a list of its own, chained on from the head, and the keys that may sign

// Which member of an event holds which texts; [] is every one of a list
const LINES = ["reason", "conditions[]", "conditions[].text", "conditions[].owner", "conditions[].checker"];
const AWARDS = LINES.map((path) => `awards[].${path}`);
const TEXTS = {
  "seat.removed": ["reason"],
  "seats.removed": ["reason"],
  "row.unticked": ["reason"],
  "turnout.explained": ["reason"],
  "mixing.prepared": ["groups"],
  "initiative.withdrawn": ["reason"],
  "initiative.corrected": ["reason", "title", "short", "text"],
  "vote.voided": ["reason"],
  "window.closed": ["reason"],
  "paper.finished": ["reason"],
  "batch.explained": ["words"],
  "batch.voided": ["reason"],
  "hands.explained": ["words"],
  "hands.voided": ["reason"],
  "delay.ended": ["reason"],
  "stream.set": ["address", "sign"],
  "platform.set": ["platform", "purpose"],
  "initiative.restored": ["reason"],
  "stage.skipped": ["reason"],
  "frame.reopened": ["reason"],
  "frame.amended": ["text", "reason"],
  "choice.reopened": ["reason"],
  "decision.reopened": ["reason"],
  "concern.hidden": ["reason"],
  "outcome.hidden": ["reason"],
  "results.held": ["reason"],
  "seats.merged": ["reason"],
  "ballots.swapped": ["reason"],
  "console.ended": ["reason"],
  "frame.changed": ["title", "text"],
  "captions.written": ["text"],
  "chips.voided": ["reason"],
  "frame.proposed": ["text", "reason"],
  "frame.offered": ["text", "reason"],
  "frame.answered": ["reason"],
  "frame.settled": ["reason"],
  "frame.hidden": ["reason"],
  "frame.reason_hidden": ["reason"],
  "argument.posted": ["text"],
  "argument.moderated": ["reason"],
  "question.asked": ["text"],
  "question.answered": ["text", "owner"],
  "question.posed": ["to"],
  "question.hidden": ["reason"],
  "criteria.agreed": ["criteria[].name"],
  "score.given": ["reason"],
  "interest.told": ["reason"],
  "plan.placed": ["reason"],
  "division.composed": AWARDS,
  "recast.offered": ["text", "title"],
  "recast.answered": ["words"],
  "choice.opened": ["question", "options[].title", "options[].text"],
  "consent.given": ["reason", "need"],
  "consent.on_paper": ["answers[].reason", "answers[].need"],
  "decision.recorded": AWARDS,
  "objection.settled": ["text"],
  "minority.posted": ["text"],
  "minority.moderated": ["reason"],
  "review.given": ["keep", "improve"],
  "review.hidden": ["reason"],
};
const ROWS = {
  "record.signed": "role,signature",
  "record.corrected": "signatures,text",
  "followup.told": "by,due,number,state,subject,text",
  "text.removed": "digest,role",
  "head.stamped": "token",
};

// The digests at a path, such as `awards[].reason`
function digestsAt(value, path) {
  const [name, rest] = path.split(/\[\]\.?(.*)/s);
  const inner = kindOf(value) === "object" ? value[name] : undefined;
  const all = rest === undefined ? [inner] : kindOf(inner) === "array" ? inner : [];
  return rest ? all.flatMap((one) => digestsAt(one, rest)) : all.filter((one) => typeof one === "string" && one);
}

// Every text that this file tells of, by its digest
function namedTexts({ events, addenda = [], followup }) {
  const told = events.flatMap(({ kind, body }) => (TEXTS[kind] ?? []).flatMap((path) => digestsAt(body, path)));
  const later = [...addenda, ...listOf(followup?.told)]
    .map((one) => one?.text)
    .filter((one) => typeof one === "string");
  return new Set([...told, ...later]);
}
const listOf = (value) => (kindOf(value) === "array" ? value : []);

// The key that closed the meeting and those after it, as far as each was named by the one before
async function keysOf({ key, rotations = [] }, fault) {
  const keys = [key];
  for (const [n, row] of rotations.entries()) {
    const old = keys.at(-1);
    const holds =
      has(row, "at,key,signature") && (await signedBy(old, row.signature, { at: row.at, key: old, next: row.key }));
    if (!holds) return fault(`rotations[${n}]`, "otherStatement") || keys;
    keys.push(row.key);
  }
  return keys;
}

async function signedByOne(keys, signature, said) {
  for (const key of keys) if (await signedBy(key, signature, said)) return true;
  return false;
}

async function listed(file, code, keys, fault) {
  if (!("afterwards" in file)) return;
  let link = file.head;
  for (const [n, row] of file.afterwards.entries()) {
    const why = await unfitRow(row, n + 1, link);
    if (why) return fault(`afterwards[${n}]${why[0]}`, ...why.slice(1));
    link = row.link;
    const said = { after: link, code, head: file.head };
    if (!(await signedByOne(keys, row.signature, said))) return fault(`afterwards[${n}].signature`, "otherRow");
  }
  membersFit(file, fault);
  const removed = new Set(file.afterwards.filter(({ kind }) => kind === "text.removed").map(({ body }) => body.digest));
  for (const digest of namedTexts(file))
    if (!(digest in file.texts) && !removed.has(digest)) fault(`texts.${digest}`, "leftOut");
  for (const digest of removed) if (digest in file.texts) fault(`texts.${digest}`, "putBack");
}

async function unfitRow(row, seq, link) {
  if (!has(row, "at,body,kind,link,seq,signature")) return ["", "noRow"];
  const { at, body, kind } = row;
  if (row.seq !== seq) return [".seq", "misplaced", row.seq, seq];
  if (typeof kind !== "string" || typeof at !== "string" || kindOf(body) !== "object") return ["", "noRow"];
  if (!Object.hasOwn(ROWS, kind) || !has(body, ROWS[kind])) return [".kind", "noRow"];
  const own = await sha256(join(bytes(link), utf8.encode(lineOf(at, body, kind, seq))));
  return own === row.link ? null : [".link", "broken"];
}

// Signatures, corrections and what was told have to be those of the list, and all of them
function membersFit({ afterwards, signatures, addenda = [], followup }, fault) {
  const of = (wanted) => afterwards.filter(({ kind }) => kind === wanted);
  const dated = ({ body, at }) => ({ ...body, at });
  const pairs = [
    ["signatures", signatures, of("record.signed").map(dated)],
    ["addenda", addenda, of("record.corrected").map(({ body }) => body)],
    ["followup.told", listOf(followup?.told), of("followup.told").map(dated)],
  ];
  for (const [place, here, there] of pairs) {
    const other = here.findIndex((one, n) => n >= there.length || canonical(one) !== canonical(there[n]));
    if (here.length < there.length) fault(place, "notAll");
    else if (other >= 0) fault(`${place}[${other}]`, "notListed");
  }
}

// Who outside says when the head was there, and those stamps that do not hold
async function stampsOf({ afterwards = [], head }, fault) {
  const found = [];
  for (const [n, row] of afterwards.entries()) {
    if (row?.kind !== "head.stamped") continue;
    try {
      found.push(await stampOn(row.body.token, head));
    } catch {
      fault(`afterwards[${n}].body.token`, "otherStamp");
    }
  }
  return found;
}

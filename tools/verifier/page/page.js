// the page

const answerPlace = document.getElementById("answer");
const field = document.getElementById("file");
const known = document.getElementById("known");
const other = document.getElementById("language");
let language = (navigator.language ?? "").startsWith("en") ? "en" : "nl";
let verdict = null;
const say = (name, ...details) => sentence(language, name, ...details);

function put(tag, text, ...inner) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...inner);
  return made;
}
function styled(tag, name, ...rest) {
  const made = put(tag, ...rest);
  made.className = name;
  return made;
}
function part(title, ...inner) {
  return put("section", "", put("h2", say(title)), ...inner);
}
function list(items) {
  return put("ul", "", ...items.map((item) => (typeof item === "string" ? put("li", item) : put("li", "", ...item))));
}

// Everything on the page in the language that was chosen; a verdict that stands is told again
function speak() {
  document.documentElement.lang = language;
  document.title = `${say("title")} · Overlegtafel`;
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
  other.lang = LANGUAGES.find((one) => one !== language);
  if (verdict) show(verdict);
}

async function examine() {
  const [file] = field.files;
  if (!file) return;
  verdict = null;
  answerPlace.hidden = false;
  if (!globalThis.crypto?.subtle) return answerPlace.replaceChildren(put("p", say("noCrypto")));
  const working = put("p", say("working"));
  working.setAttribute("role", "status");
  answerPlace.replaceChildren(working);
  try {
    verdict = await verifyRecord(await file.text(), known.value);
  } catch (error) {
    verdict = { unreadable: error.said ?? ["failed", error.message] };
  }
  await show(verdict);
  answerPlace.querySelector(".verdict").focus(); // so that it is read out, and the keyboard goes on from there
}

async function show(told) {
  const { unreadable, ok, faults, uncovered, unknown, whole: file, formed } = told;
  if (unreadable) return answerPlace.replaceChildren(heading("no", say("cannot", say(...unreadable))));
  const bad = told.fits && !("seal" in file) ? "noSealTitle" : "no";
  const good = unknown.length ? "partly" : "yes";
  const verified = formed ? [await whatWasVerified(told)] : [];
  answerPlace.replaceChildren(
    heading(ok ? "yes" : "no", `${ok ? "✓" : "✗"} ${say(ok ? good : bad)}`),
    ...("practice" in (file.events?.[0]?.body ?? {}) ? [styled("p", "practice", say("practice"))] : []),
    ...verified,
    put("p", [file.record?.title, file.record?.code].filter((text) => text && typeof text === "string").join(" · ")),
    ...(ok
      ? [put("p", say("checked", file.events.length))]
      : [part("wrong", put("p", say("where")), list(faults.map(toldFault)))]),
    ...(unknown.length ? [part("unknown", put("p", say("unknownWhy")), list(unknown))] : []),
    ...(uncovered.length ? [part("uncovered", put("p", say("uncoveredWhy")), list(uncovered))] : []),
    ...(formed ? parts(file, told.stamps) : []),
  );
}

// First of all: with itself, by which key, and whether that is the known one
async function whatWasVerified({ fits, sealedBy, known: is }) {
  const words = sealedBy ? eightWords(await sha256(bytes(sealedBy))).join(" ") : "";
  return part(
    "what",
    list([
      say(fits ? "fits" : "notFits"),
      sealedBy ? say("sealedBy", words) : say("sealedByNobody"),
      say(is === null ? "notAsked" : is ? "isKnown" : "isOther"),
    ]),
  );
}

// Which texts the house removed after the closing, when and by whom
function removals({ afterwards }) {
  if (!afterwards) return put("p", say("noList"));
  const rows = afterwards.filter((row) => row?.kind === "text.removed" && kindOf(row.body) === "object");
  const by = (role) => (role in SENTENCES ? say(role) : textOf(role));
  const told = rows.map(({ at, body }) => say("removedBy", textOf(body.digest).slice(0, 8), moment(at), by(body.role)));
  return told.length ? list(told) : put("p", say("nothingRemoved"));
}

// What a file tells of itself, where it has the form of a record
function parts(file, stamps) {
  const texts = file.addenda?.map((one) => file.texts[textOf(one?.text)]?.text) ?? [];
  return [
    part("words", put("p", say("wordsWhy")), wordsOf(file.head)),
    part("signed", signers(file.signatures)),
    ...(texts.length ? [part("corrections", list(texts.map((text) => textOf(text) || say("removed"))))] : []),
    part("after", removals(file), list(stamps.map(({ at, by }) => say("stamped", moment(at), by)))),
    part("key", styled("p", "code", file.key), put("p", say("keyWhy"))),
    part("own", put("p", say("ownWhy")), finder(file)),
  ];
}
const textOf = (value) => (typeof value === "string" ? value : "");

function heading(kind, text) {
  const made = styled("h2", `verdict ${kind}`, text);
  made.tabIndex = -1;
  return made;
}
const toldFault = ({ place, why, said, own }) => [styled("span", "place", place), ` ${say(why, said, own)}`];

function signers(signatures_) {
  const rows = signatures_.filter((one) => textOf(one?.role));
  const name = (role) => (Object.hasOwn(MOST, role) ? say(role) : role);
  return rows.length ? list(rows.map(({ role, at }) => `${name(role)} · ${moment(at)}`)) : put("p", say("nobody"));
}

function moment(at) {
  const time = new Date(textOf(at));
  return Number.isNaN(time.valueOf())
    ? textOf(at)
    : time.toLocaleString({ nl: "nl-NL", en: "en-GB" }[language], {
        dateStyle: "long",
        timeStyle: "medium",
        timeZone: "Europe/Amsterdam",
      });
}

function wordsOf(head) {
  if (!isHex(head, 64)) return put("p", say("noWords"));
  return styled(
    "ol",
    "words",
    "",
    ...eightWords(head).map((word) => {
      const made = put("li", word);
      made.lang = "nl";
      return made;
    }),
  );
}

function eightWords(head) {
  const first = BigInt(`0x${head.slice(0, 22)}`);
  return [...Array(8).keys()].map((place) => WORDS[Number((first >> BigInt(11 * (7 - place))) & 2047n)]);
}

function finder({ record, ballots }) {
  const wanted = put("input");
  const found = put("p");
  const label = put("label", say("stub"), wanted);
  const name = (key) => record.plans?.find?.((plan) => plan?.id === key)?.title ?? key;
  const list_ = (value) =>
    (Array.isArray(value) ? value.map(name) : Object.entries(value ?? {}).map(([key, mark]) => `${name(key)}: ${mark}`))
      .map(textOf)
      .join(", ");
  wanted.autocomplete = "off";
  found.setAttribute("role", "status");
  wanted.addEventListener("input", () => {
    const code = wanted.value.trim().toUpperCase();
    const box = Object.values(ballots)
      .flat()
      .find((ballot) => ballot?.stub === code);
    const said =
      box &&
      Object.entries(box)
        .filter(([part_]) => part_ !== "stub" && part_ !== "channel")
        .map(([, value]) => list_(value))
        .join("; ");
    found.textContent = box ? said || say("blank") : code.length >= 9 ? say("noStub") : "";
  });
  return styled("div", "own", "", label, found);
}

field.addEventListener("change", examine);
known.addEventListener("change", examine);
other.addEventListener("click", () => {
  language = other.lang;
  speak();
});
speak();

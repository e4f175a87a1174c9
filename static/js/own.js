// What is yours, put back after every update: shared regions know nobody. Other modules build on this one.
const { code, locale } = document.body.dataset;
let mine = JSON.parse(document.body.dataset.marks || "{}");
const tasks = [];

document.documentElement.classList.add("js");
document.addEventListener("overlegtafel:regions", run);
document.addEventListener("overlegtafel:marks", ({ detail }) => { mine = detail; run(); });

function run() {
  for (const task of tasks) task();
}

/** What is yours: seat, table, voted, ballot, consent, review and so on. */
export const marks = () => mine;

/** Do this now and after every update. */
export function always(task) {
  tasks.push(task);
  task();
}

/** Tell it to a screen reader, once. */
export function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

/** `{name} staat op plek {n}` with its values. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** Cents as the server writes them. */
export function euro(cents) {
  const digits = cents % 100 ? 2 : 0;
  return new Intl.NumberFormat(locale === "nl" ? "nl-NL" : "en-GB", {
    style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** Something of this tab that survives a reload; without storage it lives as long as the page. */
const memory = new Map();
const place = (name) => `overlegtafel:${code}:${mine.seat}:${name}`;
export function keep(name, value) {
  memory.set(place(name), value);
  try {
    if (value === null) sessionStorage.removeItem(place(name));
    else sessionStorage.setItem(place(name), JSON.stringify(value));
  } catch { /* private mode or full: the page remembers */ }
}
export function kept(name) {
  if (memory.has(place(name))) return memory.get(place(name));
  try {
    return JSON.parse(sessionStorage.getItem(place(name)));
  } catch {
    return null;
  }
}

/** Why this cannot be sent yet, in words; empty takes the words away. */
export function warn(box, text) {
  const line = box.querySelector("[data-warn]");
  if (!line) return;
  line.textContent = text;
  line.hidden = !text;
  if (text) say(text);
}

/* what was sent from where, until it counts or is refused: kept here, since updates renew attributes */
const sent = new Set();
export const wasSent = (selector) => sent.has(selector);
export const arrived = (selector) => sent.delete(selector);
document.addEventListener("overlegtafel:refused", () => sent.clear());

/** Ask before an act is sent from `selector`: `check` returns what is wrong, or nothing. Runs before whoever sends. */
export function before(selector, check) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('button[name="do"]');
    const box = button?.closest(selector);
    if (!box) return;
    const wrong = check(box, button);
    warn(box, wrong || "");
    if (!wrong) return void sent.add(selector);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}

/** Empty, changed or settled: settled means that what stands here is what counts. */
export function settle(box, counts, changed) {
  const note = box.querySelector("[data-counted]");
  const state = counts && !changed ? "settled" : changed ? "changed" : "empty";
  const focused = box.querySelector(".foot .btn") === document.activeElement;
  if (note) note.hidden = state !== "settled";
  box.dataset.state = state;
  if (state === "settled" && focused) note?.focus({ preventScroll: true });
}

const stage = () => document.querySelector("[data-stage]")?.dataset.stage;
export const voted = () => (mine.voted ?? []).includes(stage());

always(() => {
  for (const line of document.querySelectorAll(".shut [data-counted]")) line.hidden = !voted();
  for (const select of document.querySelectorAll('select[data-own="table"]')) {
    if (select !== document.activeElement) select.value = mine.table ?? "";
  }
  const table = document.querySelector("[data-own-table]");
  if (table) table.textContent = JSON.parse(table.dataset.names)[mine.table] ?? "";
  for (const button of document.querySelectorAll("button[data-support]")) {
    button.disabled = (mine.arguments ?? []).includes(button.dataset.support);
  }
  const answered = document.querySelector("[data-own-consent]");
  if (answered) {
    answered.hidden = !mine.consent;
    answered.querySelector("[data-own-word]").textContent = mine.consent ? answered.dataset[mine.consent.position] : "";
  }
});

/* A ballot leaves the server when its stage closes; what this tab handed in stays readable here. */
always(() => {
  if (mine.ballot && voted()) keep(`handed-in:${stage()}`, mine.ballot);
  for (const box of document.querySelectorAll("[data-kept]")) show(box, kept(`handed-in:${box.dataset.kept}`));
});

function show(box, ballot) {
  const chosen = ballot && (ballot.order ?? ballot.approved ?? Object.keys(ballot.amounts ?? ballot.points ?? ballot.grades ?? ballot.resistance ?? {}));
  box.hidden = !chosen?.length;
  if (box.hidden) return;
  const list = box.querySelector(".kept");
  list.toggleAttribute("data-ranked", Boolean(ballot.order));
  for (const item of list.children) item.hidden = !chosen.includes(item.dataset.plan);
  for (const key of chosen) {
    const item = list.querySelector(`[data-plan="${CSS.escape(key)}"]`);
    if (!item) continue;
    list.append(item);
    const amount = item.querySelector("[data-kept-amount]");
    const given = ballot.points ?? ballot.resistance;
    if (amount && ballot.amounts) amount.textContent = euro(ballot.amounts[key]);
    else if (amount && given) amount.textContent = given[key];
  }
}

document.addEventListener("keydown", (event) => {
  const sheet = document.getElementById("kaders");
  if (event.key !== "Escape" || !sheet?.open) return;
  sheet.open = false;
  sheet.querySelector("summary").focus();
});

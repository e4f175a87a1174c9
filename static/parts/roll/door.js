// The desk at the door: find somebody by typing, say what to hand out, and count what waits on this device as counted.
import { always } from "../../js/live/marks.js";
import { held } from "../../js/live/tab.js";
import { announce, fill } from "../../js/live/words.js";

const AT_ONCE = 10_000; // within which a tick is taken back without a reason
const HEADS = { "head.add": 1, "head.remove": -1, "roll.tick": 1, "roll.untick": -1 };
const field = document.getElementById("zoek");
const strip = document.getElementById("geef");
const back = strip.querySelector("[data-give-back]");
let soon = 0;

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** What was done here and not answered yet: `[what, on whom, more]`. */
const waiting = () =>
  (held("door:outbox") ?? []).map(({ form }) => form.find(([name]) => name === "do")?.[1].split(" ") ?? []);

/** The name and the address of a row. */
const about = (row) =>
  [...row.querySelectorAll(".roll__who b, .roll__who small:not(.roll__same)")].map((each) => each.textContent);

/* find: every word that was typed begins a word of the row */
function find() {
  const typed = plain(field.value);
  let shown = 0;
  for (const row of document.querySelectorAll(".roll > li")) {
    const words = plain(about(row).join(" "));
    row.hidden = !typed.every((each) => words.some((word) => word.startsWith(each)));
    shown += !row.hidden;
  }
  const rows = document.querySelector(".roll > li") !== null;
  document.querySelector("[data-find]").hidden = !rows;
  document.querySelector("[data-none]").hidden = !rows || shown > 0;
}

/* what waits on this device is counted on its page already */
function count() {
  const more = { resident: 0, viewer: 0 };
  for (const [what, whom] of waiting()) if (what in HEADS) more[whom in more ? whom : "resident"] += HEADS[what];
  for (const number of document.querySelectorAll("[data-heads]")) {
    const by = number.dataset.heads === "all" ? more.resident + more.viewer : more[number.dataset.heads];
    number.textContent = Math.max(0, Number(number.dataset.n) + by);
  }
}

function mark() {
  const ticked = new Set();
  for (const [what, row] of waiting()) {
    if (what === "roll.tick") ticked.add(row);
    if (what === "roll.untick") ticked.delete(row);
  }
  for (const button of document.querySelectorAll("[data-tick]")) {
    const kept = ticked.has(button.dataset.tick);
    button.disabled = kept;
    button.firstChild.textContent = kept ? button.dataset.kept : said(button);
  }
}

function said(button) {
  button.dataset.does ??= button.firstChild.textContent;
  return button.dataset.does;
}

function line() {
  const n = waiting().length;
  for (const told of document.querySelectorAll("[data-waiting-taps]")) {
    told.hidden = n === 0;
    told.textContent = n === 1 ? told.dataset.one : fill(told.dataset.many, { n });
  }
}

function show() {
  find();
  count();
  mark();
  line();
}

/* one envelope for who was ticked off; within ten seconds it can be taken back. Before the press is sent and the button
   is no longer one */
document.addEventListener(
  "click",
  ({ target }) => {
    const button = target.closest?.('button[name="do"]');
    if (!button || button.disabled) return;
    if (button.dataset.tick) give(button);
    else hide();
  },
  true,
);

function give(button) {
  const whom = strip.querySelector("[data-give-who]");
  whom.textContent = fill(whom.dataset.said, { who: about(button.closest("li")).join(", ") });
  back.value = `roll.untick ${button.dataset.tick}`;
  back.hidden = false;
  strip.hidden = false;
  announce(strip.querySelector("p").textContent);
  clearTimeout(soon);
  soon = setTimeout(() => {
    back.hidden = true;
  }, AT_ONCE);
}

function hide() {
  clearTimeout(soon);
  strip.hidden = true;
}

/* why something does not count stays until it was read: of what waited here, more may come at once */
const no = document.getElementById("niet");

function refused({ detail: { form, message } }) {
  const [, row] = form.find(([name]) => name === "do")?.[1].split(" ") ?? [];
  const found = document.querySelector(`[data-row="${CSS.escape(row ?? "")}"]`);
  const told = document.createElement("li");
  told.textContent = found ? `${about(found).join(", ")}: ${message}` : message;
  no.querySelector("ul").append(told);
  no.hidden = false;
  hide();
}
no.querySelector("button").addEventListener("click", () => {
  no.querySelector("ul").replaceChildren();
  no.hidden = true;
});
document.addEventListener("overlegtafel:refused", refused);

field.addEventListener("input", find);
document.addEventListener("overlegtafel:outbox", show);
always(show);

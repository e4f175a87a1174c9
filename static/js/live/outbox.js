// Acts on their way. Each has an id of its own and is kept in this tab until it was answered: sent twice it counts once.
import { anew, forget } from "./morph.js";
import { refuse, settle } from "./refusal.js";
import { held, hold } from "./tab.js";
import { announce, word } from "./words.js";

const { face } = document.body.dataset;
const PLACE = `${face}:outbox`;
const PATIENCE = 10_000;
const LARGEST = 15_000; // bytes; over 16 kB the server ends the line, and again after every return
const waiting = new Map((held(PLACE) ?? []).map((entry) => [entry.id, entry]));
let socket = null;
let ready = false;
let once = false;

/** What waits, into the tab; the page knows by `data-stored` whether the tab took it. */
function save() {
  const entries = [...waiting.values()].map(({ id, form }) => ({ id, form }));
  document.body.toggleAttribute("data-stored", hold(PLACE, entries));
  document.body.dataset.waiting = waiting.size;
  document.dispatchEvent(new CustomEvent("overlegtafel:outbox"));
}

/** An id that nobody else has; a hall's plain-HTTP address has no randomUUID. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** From now on the line is there: send what waits. */
export function open(line) {
  [socket, ready, once] = [line, true, true];
  for (const entry of waiting.values()) emit(entry);
}
/** The line is gone: keep what comes. */
export function shut() {
  ready = false;
}

/** Do an act: pairs of names and values, as a form would post them. */
export function send(form, control = null) {
  const entry = { id: newId(), form, control };
  waiting.set(entry.id, entry);
  save();
  control?.setAttribute("data-pending", "");
  if (ready) emit(entry);
  else announce(word("stored" in document.body.dataset ? "kept" : "unkept"));
}

function emit(entry) {
  const message = { id: entry.id, form: entry.form };
  if (new Blob([JSON.stringify(message)]).size > LARGEST) return void post(entry);
  socket.timeout(PATIENCE).emit("act", message, (late, answer) => late || answered(entry, answer));
}

/** What is too large for a socket goes as the form it is. */
async function post(entry) {
  const form = document.getElementById("act");
  const token = form.elements.csrf_token.value;
  const body = new URLSearchParams([...entry.form, ["id", entry.id], ["face", face], ["csrf_token", token]]);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(
    () => null,
  );
  if (answer) answered(entry, await answer.json());
}

/** An act without an answer waits: the next time the line opens it goes again, under the same id. */
function answered(entry, answer) {
  if (answer.error?.key === "too_many") return later(entry, answer.error.seconds);
  waiting.delete(entry.id);
  save();
  entry.control?.removeAttribute("data-pending");
  if (answer.ok) kept(entry.control);
  else refused(answer.error, entry);
}

/** Somebody who does very much at once waits a little; nothing is lost. */
function later(entry, seconds) {
  const slow = word(seconds === 1 ? "slow-one" : "slow", { n: seconds });
  refuse(slow);
  announce(slow);
  setTimeout(() => ready && waiting.has(entry.id) && emit(entry), 1_000 * (seconds + Math.random()));
}

function kept(control) {
  settle();
  control?.dispatchEvent(new CustomEvent("overlegtafel:kept", { bubbles: true }));
  const box = control?.closest("[data-fields]");
  if (!box) return;
  forget(box);
  if (face !== "console") return;
  for (const field of box.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea"))
    field.value = field.defaultValue;
  const sheet = box.closest("details[open]:not(.behalf)");
  if (!sheet) return;
  anew(box);
  if (sheet.contains(document.activeElement)) sheet.querySelector("summary").focus();
  sheet.open = false;
}

function refused(error, { control, form }) {
  control?.closest("[data-sent]")?.removeAttribute("data-sent");
  refuse(error.message, form, control, error.field);
  announce(error.message);
  document.dispatchEvent(new CustomEvent("overlegtafel:refused", { detail: { ...error, form } }));
}

/* every button that does an act; pages without a line at all post their form instead. A press while the one before is
   under way is the same press, but for a button that goes a step each time */
document.addEventListener("click", (event) => {
  const button = event.target.closest?.('button[name="do"][form="act"]');
  if (!button || button.disabled || event.defaultPrevented || !(once || ready)) return;
  event.preventDefault();
  if (button.hasAttribute("data-pending") && !button.hasAttribute("data-by")) return;
  send([["do", button.value], ...fields(button)], button);
});

/** The fields that go with a button: those of its own box. */
function fields(button) {
  const box = button.closest("[data-fields]");
  if (!box) return [];
  const inputs = [...box.querySelectorAll("[name]:not(button)")].filter(
    (field) => field.getAttribute("form") === "act" && !field.disabled,
  );
  const given = inputs.filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
  return given.map((field) => [field.name, field.value]);
}

// Enter in a line presses the button of its own box
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.('input[form="act"]')) return;
  event.preventDefault();
  event.target.closest("[data-fields]")?.querySelector('button[name="do"]')?.click();
});
save();

// Saving as one types: a field at a time, over the version that was seen. What was not acknowledged is sent again.
import { baseOf, nameOf, names, put, says, settle, stands } from "./fields.js";
import { between, inLetters, merged } from "./texts.js";

export const ROOT = `/voorbereiden/${document.body.dataset.draft}`;
const WAIT = 500;
const AGAIN = 2000;
const SHORT = 300; // characters that are sent whole; of a longer text only what changed

const known = new Map(); // per field its last version that counts, and its text
const timers = new Map();
const busy = new Map(); // per field the sending of it
const heard = new Map(); // per field what another wrote in it that waits until it may be written over
const line = document.getElementById("saved");
const trouble = document.getElementById("trouble");

/** What is on the page is what counts, but for what somebody is writing. */
export function learn() {
  for (const name of names()) {
    const writing = dirty(name) && says(name) !== stands(name);
    if (writing || busy.has(name) || baseOf(name) < newest(name)) continue;
    known.set(name, { version: baseOf(name), text: stands(name) });
  }
}

/** The last version of a field that is known here. */
export const newest = (name) => known.get(name)?.version ?? 0;

/** Whether a field says something that was not kept yet. */
export const dirty = (name) => known.has(name) && says(name) !== undefined && says(name) !== known.get(name).text;

/** Whether a field may not be written over now. */
export const held = (name) => dirty(name) || busy.has(name);

/** What another wrote in a field: it comes in as soon as nothing of this window is under way there. */
export function hear(name, version, text) {
  if (!known.has(name)) return;
  if (version > (heard.get(name)?.version ?? 0)) heard.set(name, { version, text });
  catchUp(name);
}

function catchUp(name) {
  if (!heard.has(name) || held(name)) return;
  const { version, text } = heard.get(name);
  heard.delete(name);
  if (version <= newest(name)) return;
  known.set(name, { version, text });
  settle(name, version, text);
  put(name, text);
}

/** Keep everything that was not kept yet; when all of it is. */
export async function flush() {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  await Promise.all([...known.keys()].filter(dirty).map(send));
}

/** Say what went wrong; an empty text takes it away. */
export function say(text) {
  trouble.textContent = text;
  trouble.hidden = !text;
}

function soon(name, wait) {
  clearTimeout(timers.get(name));
  timers.set(
    name,
    setTimeout(() => send(name), wait),
  );
}

function send(name) {
  timers.delete(name);
  const running = busy.get(name);
  if (running) return running.then(() => dirty(name) && send(name));
  if (!dirty(name)) return Promise.resolve(catchUp(name));
  const going = post(name).finally(() => {
    busy.delete(name);
    catchUp(name);
    if (dirty(name) && !timers.has(name)) soon(name, WAIT);
  });
  busy.set(name, going);
  return going;
}

async function post(name) {
  const sent = says(name);
  const { version, text } = known.get(name);
  const body = new URLSearchParams({ name, base: version, ...said(text, sent) });
  const answer = await fetch(`${ROOT}/veld`, { method: "POST", body, headers: { Accept: "application/json" } }).catch(
    () => null,
  );
  if (!answer || answer.status >= 500) return later(name);
  const told = await answer.json().catch(() => null);
  if (!told) return later(name);
  if (!answer.ok) return refused(name, told);
  say("");
  counts(name, sent, told);
}

const said = (before, after) => (after.length <= SHORT ? { value: after } : inLetters(before, between(before, after)));

function counts(name, sent, told) {
  const kept = told.value ?? sent;
  const now = says(name);
  const both = now === undefined || now === sent ? kept : merged(sent, now, kept);
  if (both !== null) {
    known.set(name, { version: told.version, text: kept });
    const typed = now !== undefined && both !== now ? both : now;
    settle(name, told.version, kept);
    if (typed !== undefined) put(name, typed);
  }
  line.classList.remove("conn--wait");
  line.textContent = line.dataset.words.replace("{time}", told.saved);
  document.dispatchEvent(new CustomEvent("desk:kept", { detail: told }));
}

function refused(name, told) {
  say(told.error?.message ?? line.dataset.not);
  if (told.error?.key === "unknown_base") known.set(name, { version: 0, text: "" });
}

function later(name) {
  line.classList.add("conn--wait");
  line.textContent = line.dataset.not;
  soon(name, AGAIN);
}

document.addEventListener("input", (event) => {
  const name = nameOf(event.target);
  if (name && !event.isComposing) soon(name, WAIT);
});
document.addEventListener("change", (event) => {
  const name = nameOf(event.target);
  if (name) soon(name, 0);
});
addEventListener("beforeunload", (event) => {
  if ([...known.keys()].some(held)) event.preventDefault();
});
document.addEventListener("visibilitychange", () => document.hidden && flush());
learn();
flush(); // what was typed before this script came

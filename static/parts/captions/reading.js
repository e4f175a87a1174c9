// Captions: who wants to read along does so, and their phone remembers it. The wall reads along where it should.
import { always } from "../../js/live/marks.js";
import { listen, say, whenOpen } from "../../js/live/said.js";

const PLACE = "overlegtafel:captions";
let typed = { now: "", last: "" };
let wanted = remembered();
let following = false;

function remembered() {
  try {
    return localStorage.getItem(PLACE) === "on";
  } catch {
    return false; // a browser that keeps nothing
  }
}

function remember() {
  try {
    localStorage.setItem(PLACE, wanted ? "on" : "off");
  } catch {
    // it is asked again after a reload
  }
}

const boxes = () => [...document.querySelectorAll("[data-captions]")];
const reads = (box) => wanted || box.dataset.captions === "always";

function show() {
  for (const toggle of document.querySelectorAll("[data-captions-toggle]")) {
    toggle.hidden = false;
    toggle.setAttribute("aria-pressed", String(wanted));
  }
  for (const box of boxes()) {
    box.hidden = !reads(box);
    for (const [name, text] of Object.entries(typed)) write(box.querySelector(`[data-line="${name}"]`), text);
  }
  follow();
}

function write(line, text) {
  if (line && line.textContent !== text) line.textContent = text;
}

async function follow() {
  const on = boxes().some(reads);
  if (on === following) return;
  following = on;
  const answer = await say("captions", { on });
  if (!answer?.ok) following = !on;
  else if (on) take(answer);
}

function take({ now, last }) {
  typed = { now, last };
  show();
}

document.addEventListener("click", ({ target }) => {
  if (!target.closest?.("[data-captions-toggle]")) return;
  wanted = !wanted;
  remember();
  show();
});
listen("caption", take);
whenOpen(() => {
  following = false;
  follow();
});
always(show);

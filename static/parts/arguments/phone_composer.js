// Writing an argument: its draft stays in this tab, follows the plan on the floor until somebody writes, and leaves when kept.
import { count } from "../../js/faces/phone/characters.js";
import { always, marks } from "../../js/live/marks.js";
import { arrived, before, warn, wasSent } from "../../js/live/sending.js";
import { keep, kept } from "../../js/live/tab.js";
import { announce } from "../../js/live/words.js";
import { put, standing } from "../../js/stages/editor.js";

const box = () => document.querySelector("[data-compose]");
const text = () => document.getElementById("argument-text");
const plan = () => document.getElementById("argument-plan");
let said = (marks().arguments ?? []).length;

always(() => {
  const now = (marks().arguments ?? []).length;
  const grown = now > said;
  said = now;
  if (!box()) return;
  if (grown && wasSent("[data-compose]")) return done();
  const draft = kept("argument");
  if (draft) put(box(), draft);
  else if (document.activeElement !== plan()) plan().value = box().dataset.floor;
  count();
});

function done() {
  arrived("[data-compose]");
  keep("argument", null);
  text().value = "";
  put(box(), { initiative: box().dataset.floor });
  count();
  if (location.hash === "#schrijven") location.hash = "argumenten";
  announce(box().dataset.said);
}

document.addEventListener("input", (event) => {
  if (!event.target.closest?.("[data-compose]")) return;
  const now = standing(box());
  keep("argument", now.text || now.side ? now : null);
  warn(box(), "");
});

// the address opens the page for writing: begin with the first choice
addEventListener("hashchange", () => {
  if (location.hash !== "#schrijven" || !box()) return;
  scrollTo({ top: 0 });
  box().querySelector('input[name="side"]').focus({ preventScroll: true });
});

// with a finger, the next thing after the kind is the text
document.addEventListener("click", (event) => {
  if (event.detail > 0 && event.target.matches?.('[data-compose] input[name="side"]') && !text().value) text().focus();
});

before("[data-compose]", () => {
  const now = standing(box());
  const words = document.getElementById("argument-warn").dataset;
  if (now.side && now.text.trim()) return "";
  (now.side ? text() : box().querySelector('input[name="side"]')).focus();
  return now.side ? words.noText : words.noSide;
});

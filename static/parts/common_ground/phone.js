// What you think of each argument: one at a time until you answered all, and all of them when asked.
import { always, marks } from "../../js/live/marks.js";
import { fill } from "../../js/live/words.js";

let all = false;

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-sayings-all]")) return;
  all = !all;
  show();
});

always(show);

function show() {
  const box = document.querySelector("[data-sayings]");
  if (!box) return;
  const marked = marks().marked ?? {};
  const own = new Set(marks().arguments ?? []);
  const cards = [...box.querySelectorAll("[data-saying]")];
  for (const card of cards) mark(card, marked[card.dataset.saying], own.has(card.dataset.saying));
  const left = cards.filter((card) => !(card.dataset.saying in marked));
  const held = cards.find((card) => card.contains(document.activeElement));
  for (const card of cards) card.classList.toggle("saying--now", card === left[0]);
  box.classList.toggle("sayings--one", !all);
  if (held && !all && held !== left[0]) left[0]?.querySelector("button")?.focus();
  const button = box.querySelector("[data-sayings-all]");
  button.hidden = cards.length < 2;
  button.setAttribute("aria-pressed", String(all));
  tell(box, left.length);
}

function mark(card, value, own) {
  card.classList.toggle("mine", own);
  card.querySelector(".saying__own").hidden = !own;
  for (const button of card.querySelectorAll("[data-mark]"))
    button.setAttribute("aria-pressed", String(!own && button.dataset.mark === String(value)));
}

/** Say how many are left; only where that changed, since whoever listens hears it. */
function tell(box, left) {
  const words = box.dataset;
  const text = left === 0 ? words.done : left === 1 ? words.last : fill(words.left, { n: left });
  const line = box.querySelector(".sayings__left");
  if (line.textContent !== text) line.textContent = text;
}

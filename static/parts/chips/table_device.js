// The shared device of a table: who taps their stack first, lays with + and −. Without anybody the table lays together.
import { always } from "../../js/live/marks.js";

let lays = ""; // the seat that lays now

function show() {
  const stacks = [...document.querySelectorAll("[data-lays]")];
  if (!stacks.some((stack) => stack.dataset.lays === lays)) lays = "";
  for (const stack of stacks) {
    const now = stack.dataset.lays === lays;
    stack.setAttribute("aria-pressed", String(now));
    const word = stack.querySelector("[data-lays-word]");
    word.textContent = now ? word.dataset.laysWord : word.dataset.leftWord;
  }
  for (const button of document.querySelectorAll("[data-does]"))
    button.value = lays ? `${button.dataset.does} seat=${lays}` : button.dataset.does;
}

document.addEventListener("overlegtafel:lays", ({ detail }) => {
  lays = detail;
  show();
});
document.addEventListener("click", ({ target }) => {
  const stack = target.closest?.("[data-lays]");
  if (!stack) return;
  lays = lays === stack.dataset.lays ? "" : stack.dataset.lays;
  show();
});
always(show);

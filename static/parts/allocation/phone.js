// Your own division of the pot: the sum and the bar follow each choice, and over the pot nothing can be sent.

import { voted } from "../../js/live/marks.js";
import { before } from "../../js/live/sending.js";
import { announce, euro, fill } from "../../js/live/words.js";
import { draw } from "../../js/stages/budget_bar.js";
import { editor, standing } from "../../js/stages/editor.js";

let last = ""; // the plan that was touched last carries the warning
const amounts = (box) =>
  [...box.querySelectorAll("fieldset[data-plan]")].map((plan) => {
    const chosen = plan.querySelector("input:checked");
    return {
      id: plan.dataset.plan,
      amount: Number(chosen?.value ?? 0),
      part: chosen?.hasAttribute("data-part") ?? false,
    };
  });
const over = (box) => amounts(box).reduce((sum, plan) => sum + plan.amount, 0) - Number(box.dataset.pot);

editor(
  "[data-allocate]",
  (marks, box) => {
    if (!voted() || !marks.ballot?.amounts) return null;
    const given = Object.keys(standing(box)).map((name) => [
      name,
      String(marks.ballot.amounts[name.slice("amounts.".length)] ?? 0),
    ]);
    return Object.fromEntries(given);
  },
  paint,
);

function paint(box) {
  // in a shared region no plan has been given anything
  for (const plan of box.querySelectorAll("fieldset[data-plan]")) {
    if (!plan.querySelector("input:checked")) plan.querySelector("input").checked = true;
  }
  const pot = Number(box.dataset.pot);
  const parts = amounts(box);
  const short = over(box);
  const sum = pot + short;
  box.querySelector("[data-purse-label]").textContent = short > 0 ? box.dataset.too : box.dataset.left;
  box.querySelector("[data-purse-left]").textContent = euro(Math.abs(short));
  draw(box.querySelector(".bar"), parts, pot, fill(box.dataset.bar, { sum: euro(sum), pot: euro(pot) }));
  box.querySelector(".foot .btn").setAttribute("aria-disabled", String(short > 0));
  for (const plan of box.querySelectorAll("fieldset[data-plan]")) {
    const line = plan.querySelector("[data-short]");
    const here = short > 0 && plan.dataset.plan === last;
    line.hidden = !here;
    line.querySelector("span").textContent = here ? fill(box.dataset.short, { amount: euro(short) }) : "";
  }
  if (short <= 0) box.querySelector("[data-warn]").hidden = true;
}

// before the editor hears of the change, so that its warning stands at the plan just touched
document.addEventListener(
  "change",
  (event) => {
    const box = event.target.closest?.("[data-allocate]");
    const plan = event.target.closest?.("fieldset[data-plan]");
    if (!box || !plan) return;
    last = plan.dataset.plan;
    const short = over(box);
    announce(short > 0 ? fill(box.dataset.short, { amount: euro(short) }) : `${box.dataset.left}: ${euro(-short)}`);
  },
  true,
);

before("[data-allocate]", (box) => (over(box) > 0 ? fill(box.dataset.over, { amount: euro(over(box)) }) : ""));

// A number per plan: points that follow each press, a grade, or resistance. What does not fit is said before it is sent.

import { voted } from "../../js/live/marks.js";
import { before } from "../../js/live/sending.js";
import { announce, fill } from "../../js/live/words.js";
import { editor } from "../../js/stages/editor.js";

const fields = (box) =>
  [...box.querySelectorAll(`[name^="${box.dataset.perplan}."]`)].filter(
    (field) => field.type !== "radio" || field.checked,
  );
const given = (box) =>
  fields(box).filter((field) => field.value !== "" && (box.dataset.perplan !== "points" || field.value !== "0"));
const left = (box) =>
  Number(box.dataset.limit ?? Infinity) - given(box).reduce((sum, field) => sum + Number(field.value), 0);

editor(
  "[data-perplan]",
  (marks, box) => {
    const said = voted() && marks.ballot?.[box.dataset.perplan];
    return said
      ? Object.fromEntries(Object.entries(said).map(([id, mark]) => [`${box.dataset.perplan}.${id}`, String(mark)]))
      : null;
  },
  paint,
);

function paint(box) {
  const line = box.querySelector("[data-perplan-left]");
  const problem = wrong(box);
  const warning = box.querySelector("[data-warn]");
  if (line) line.textContent = fill(box.dataset.left, { n: Math.max(0, left(box)) });
  box.querySelector(".foot .btn").setAttribute("aria-disabled", String(Boolean(problem)));
  warning.textContent = problem;
  warning.hidden = !problem;
}

function wrong(box) {
  if (box.dataset.perplan === "points" && left(box) < 0) return fill(box.dataset.over, { n: -left(box) });
  const most = Number(box.dataset.most ?? Infinity);
  return given(box).length > most ? fill(box.dataset.many, { n: most }) : "";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-perplan] [data-step]");
  if (!button) return;
  const field = button.parentElement.querySelector("input");
  const most = Number(field.max || Infinity);
  field.value = Math.max(0, Math.min(most, Number(field.value) + Number(button.dataset.step)));
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const box = button.closest("[data-perplan]");
  announce(`${field.value}. ${box.querySelector("[data-perplan-left]")?.textContent ?? ""}`);
});

before("[data-perplan]", (box) => wrong(box) || (given(box).length ? "" : box.dataset.none));

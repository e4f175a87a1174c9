// Choosing by resistance: eleven steps per option, as they were given until they are changed; one's own marks in the outcome.

import { always, marks } from "../../js/live/marks.js";
import { before } from "../../js/live/sending.js";
import { editor, standing } from "../../js/stages/editor.js";

const given = ({ choice }, id) => (choice?.choice === id ? choice.marks : null);

editor(
  "[data-resist]",
  (mine, box) => {
    const said = given(mine, box.dataset.resist);
    return said && Object.fromEntries(Object.entries(said).map(([option, mark]) => [`marks.${option}`, String(mark)]));
  },
  paint,
);

/** In a shared region nobody has said anything: what is not chosen is blank. */
function paint(box) {
  for (const option of box.querySelectorAll("fieldset")) {
    if (!option.querySelector("input:checked")) option.querySelector('input[value=""]').checked = true;
  }
}

before("[data-resist]", (box) => (Object.values(standing(box)).some((mark) => mark !== "") ? "" : box.dataset.none));

always(() => {
  for (const list of document.querySelectorAll("[data-own-choice]")) {
    const said = given(marks(), list.dataset.ownChoice) ?? {};
    for (const line of list.querySelectorAll("[data-own-mark]")) {
      line.hidden = !(line.dataset.ownMark in said);
      line.querySelector("b").textContent = said[line.dataset.ownMark] ?? "";
    }
  }
});

// What you said of each clause and proposal: which button is pressed, and your reason where you gave one.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const wordings = marks().wordings ?? {};
  for (const box of document.querySelectorAll("[data-wording]")) {
    const said = wordings[box.dataset.wording];
    box.querySelector("[data-agrees]").setAttribute("aria-pressed", String(said?.agrees === true));
    box.querySelector("[data-disagrees]").setAttribute("aria-pressed", String(said?.agrees === false));
    box.querySelector("[data-own]").hidden = !said;
  }
});

// The simple phone: once what was chosen counts, the page for handing in makes way for the first one, which says so.
import { always } from "../../live/marks.js";

const known = new WeakMap(); // per box the state that it was in

const soon = () => setTimeout(look); // when every part has put back what is yours
always(soon);
for (const event of ["change", "click", "input"]) document.addEventListener(event, soon);

function look() {
  for (const box of document.querySelectorAll("[data-state]")) {
    const { state } = box.dataset;
    const handed = state === "settled" && known.get(box) !== "settled" && box.querySelector(".last:target");
    if (handed && known.has(box)) back(box);
    known.set(box, state);
  }
}

function back(box) {
  location.hash = "nu";
  box.querySelector(".handed").focus({ preventScroll: true });
}

addEventListener("hashchange", () => scrollTo({ top: 0, behavior: "instant" }));

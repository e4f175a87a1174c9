// One step at a time, by the server's clock: on every screen the same, whatever time a phone thinks it is.
import { since } from "../../js/live/clock.js";
import { marks } from "../../js/live/marks.js";

function show(steps) {
  const all = [...steps.querySelectorAll("[data-step]")];
  const now = all.find((step) => since(step.dataset.until) < 0);
  for (const step of all) {
    if (steps.tagName === "OL") step.toggleAttribute("data-now", step === now);
    else step.hidden = step !== now;
  }
  const over = steps.querySelector("[data-steps-over]");
  if (over) over.hidden = Boolean(now);
}

function tick() {
  for (const steps of document.querySelectorAll("[data-steps]")) show(steps);
  for (const row of document.querySelectorAll("[data-round]")) {
    row.querySelector("[data-own-round]").hidden = marks().round !== Number(row.dataset.round);
  }
}

tick();
setInterval(tick, 500);
document.addEventListener("overlegtafel:regions", tick);
document.addEventListener("overlegtafel:marks", () => setTimeout(tick));

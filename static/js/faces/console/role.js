// The console of somebody who helps: what their link does not allow is not offered. The server refuses it anyway.
const { role, may } = document.body.dataset;
const allowed = new Set(may.split(" "));
const buttons = (place) => [...place.querySelectorAll('button[name="do"]')];
const BOXES =
  "#r-go, details.plans, details.edit, details.behalf, .why, details.pop, .row, .clock, .frame__do, .stepper";

function narrow() {
  for (const thing of document.querySelectorAll("[data-for]")) thing.hidden = thing.dataset.for !== role;
  if (role === "facilitator") return;
  for (const button of buttons(document)) button.hidden = !allowed.has(button.value.split(" ")[0]);
  for (const link of document.querySelectorAll("[data-behalf]")) link.hidden = !allowed.has("argument.post");
  for (const box of document.querySelectorAll(BOXES)) {
    const inside = buttons(box);
    box.hidden = inside.length > 0 && inside.every((button) => button.hidden);
  }
}
document.addEventListener("overlegtafel:regions", narrow);
narrow();

// What can be undone counts its seconds down in words and in a bar, and goes away at the end.
import { moment } from "../../js/live/clock.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

function run(strip, left) {
  const bar = strip.querySelector(":scope > .undo__bar");
  if (!bar || strip.dataset.runs || still.matches) return;
  strip.dataset.runs = "";
  const start = { transform: `scaleX(${left / 10_000})` };
  bar.animate([start, { transform: "scaleX(0)" }], { duration: left, fill: "forwards" });
}

function tick() {
  for (const strip of document.querySelectorAll(".undo, .undo__before li")) {
    const left = Date.parse(strip.dataset.until) - moment();
    const words = strip.querySelector(":scope > .undo__do .undo__left");
    const seconds = `${Math.max(0, Math.ceil(left / 1000))} s`;
    if (words && words.textContent !== seconds) words.textContent = seconds;
    if (left > 0) run(strip, left);
    else if (!strip.contains(document.activeElement)) strip.remove();
    else strip.hidden = true;
  }
}

tick();
setInterval(tick, 250);
document.addEventListener("overlegtafel:regions", tick);

// How much of a turn is left, by the server's clock: the same on every screen, whatever time a phone thinks it is.
import { since } from "../../js/live/clock.js";

const said = (seconds) => {
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function tick() {
  for (const time of document.querySelectorAll("time[data-turn]")) {
    const left = Math.round(-since(time.dataset.until));
    const words = said(left);
    if (time.textContent !== words) time.textContent = words;
    time.classList.toggle("over", left < 0);
  }
  for (const bar of document.querySelectorAll("[data-turn-bar]")) {
    const whole = since(bar.dataset.since) - since(bar.dataset.until);
    const left = Math.min(1, Math.max(0, -since(bar.dataset.until) / whole));
    bar.setAttribute("width", `${(left * 100).toFixed(1)}%`);
  }
}

tick();
setInterval(tick, 500);
document.addEventListener("overlegtafel:regions", tick);
document.addEventListener("overlegtafel:marks", () => setTimeout(tick));

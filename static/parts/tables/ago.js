// How long ago something was, by the server's clock: in whole minutes.
import { since } from "../../js/live/clock.js";

const said = ({ ago, now, one, many }) => {
  const minutes = Math.floor(since(ago) / 60);
  if (minutes < 1) return now;
  return minutes === 1 ? one : many.replace("{n}", minutes);
};

function tick() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const words = said(time.dataset);
    if (time.textContent !== words) time.textContent = words;
  }
}

tick();
setInterval(tick, 1000);
document.addEventListener("overlegtafel:regions", tick);

// The number that changes each second, by the clock of the server: home measures with it how late its picture is.
import { moment } from "../../js/live/clock.js";

function show() {
  const number = String(Math.floor(moment() / 1000) % 1000).padStart(3, "0");
  for (const place of document.querySelectorAll("[data-number]")) place.textContent = number;
}

show();
setInterval(show, 200);
document.addEventListener("overlegtafel:regions", show);

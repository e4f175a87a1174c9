// Seats whose owner asked for help are offered as long as that lasts; the server refuses them after it anyway.
import { since } from "../../js/live/clock.js";

function look() {
  for (const thing of document.querySelectorAll("option[data-until], li[data-until]")) {
    const over = since(thing.dataset.until) >= 0;
    thing.hidden = over;
    if (thing.tagName === "OPTION") thing.disabled = over;
  }
}

document.addEventListener("overlegtafel:regions", look);
setInterval(look, 1000);
look();

// Help ends by itself: what says that others may act for you goes when its time is over, and you can ask again.
import { since } from "../../js/live/clock.js";
import { always, marks } from "../../js/live/marks.js";

function look() {
  const { seat, help } = marks();
  const helped = Boolean(help) && since(help) < 0;
  for (const line of document.querySelectorAll("[data-asks-help]")) line.hidden = !seat || helped;
  const open = document.getElementById("help");
  if (open) open.hidden = since(open.dataset.until) >= 0;
}

always(look);
setInterval(look, 1000);

// The line to the server, in a dot and a word: open, or lost and for how long.
import { word } from "./words.js";

let since = 0;
let connected = true;

/** The line is open: from here on acts go over it, no longer as forms. */
export function open() {
  connected = true;
  document.body.dataset.live = "";
  show();
}

/** The line is lost. */
export function lost() {
  if (connected) since = Date.now();
  connected = false;
  show();
}

function show() {
  const gone = connected ? 0 : Date.now() - since;
  for (const dot of document.querySelectorAll("[data-conn]")) {
    const words = gone > 2_000 ? word("reconnecting") : word("connected");
    dot.classList.toggle("conn--wait", gone > 2_000);
    if (words && dot.textContent !== words) dot.textContent = words;
  }
  for (const notice of document.querySelectorAll("[data-offline]")) notice.hidden = gone < 8_000;
  const unsent = Number(document.body.dataset.waiting ?? 0) > 0;
  for (const line of document.querySelectorAll("[data-saved]")) {
    line.textContent = word(unsent || gone > 2_000 ? "unsaved" : "saved");
  }
  const kept = document.getElementById("kept");
  if (kept) kept.hidden = !(unsent && gone > 2_000);
  document.body.classList.toggle("offline", gone > 2_000);
}
setInterval(show, 1_000);
for (const event of ["overlegtafel:regions", "overlegtafel:outbox"]) document.addEventListener(event, show);

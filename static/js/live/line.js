// The line to the server, in a dot and a word. It says what was heard, never what was meant: without a word from the
// server for two beats, after sleep, and before the first answer, there is no line.
import { whose } from "./fault.js";
import { word } from "./words.js";

const QUIET = 21_000; // two beats of ten seconds, and a second for the way
const NOTICED = 2_000; // a line that is back by then was never lost for anybody
const LONG = 8_000;
const DOTS = { own: "own", hall: "hall" };

let since = Date.now(); // from when on nothing proves the line
let heard = 0;
let proven = false;
let fault = ""; // whose it is: `own`, `hall`, `silent`, or not known
let asked = 0;

/** The server answered: from here on acts go over the line, no longer as forms. */
export function open() {
  [proven, fault, asked] = [true, "", 0];
  document.body.dataset.live = "";
  hear();
  show();
}

/** The server said something, whatever it was. */
export function hear() {
  heard = Date.now();
}

/** There is reason to doubt the line until the server answers again. After a long silence it was lost all that time. */
export function doubt() {
  if (proven) since = Date.now() - heard > QUIET ? heard : Date.now();
  proven = false;
  show();
}

/** Whether the gespreksleider's console is connected; undefined where the server does not know. */
export function led(leads) {
  for (const notice of document.querySelectorAll("[data-unled]")) notice.hidden = leads !== false;
}

function look() {
  if (proven && Date.now() - heard > QUIET) {
    doubt();
    document.dispatchEvent(new CustomEvent("overlegtafel:quiet"));
  }
  show();
}

function show() {
  const gone = proven ? 0 : Date.now() - since;
  const lost = gone > NOTICED;
  if (lost && Date.now() - asked > LONG) void find();
  const words = lost ? word(DOTS[fault] ?? "reconnecting") : heard ? word("connected") : "";
  for (const dot of document.querySelectorAll("[data-conn]")) {
    dot.classList.toggle("conn--wait", lost);
    if (dot.textContent !== words) dot.textContent = words;
  }
  explain(gone > LONG || (lost && fault !== ""));
  kept(lost);
  document.body.classList.toggle("offline", lost);
}

/** Say whose fault it is, once it lasts or is known. */
function explain(shown) {
  for (const notice of document.querySelectorAll("[data-offline]")) {
    notice.hidden = !shown;
    for (const cause of notice.querySelectorAll("[data-fault]")) cause.hidden = cause.dataset.fault !== fault;
  }
}

/** What waits on this phone, and whether it would survive the page. */
function kept(lost) {
  const unsent = Number(document.body.dataset.waiting ?? 0) > 0;
  for (const line of document.querySelectorAll("[data-saved]")) {
    line.textContent = word(unsent || !proven ? "unsaved" : "saved");
  }
  const strip = document.getElementById("kept");
  if (!strip) return;
  strip.hidden = !(unsent && lost);
  const words = word("stored" in document.body.dataset ? "kept" : "unkept");
  if (strip.textContent !== words) strip.firstElementChild.textContent = words;
}

/** Ask whose fault it is, now and then as long as it lasts. */
async function find() {
  asked = Date.now();
  const found = await whose();
  if (!proven && found !== fault) {
    fault = found;
    show();
  }
}

/* what the browser itself says about its network is news about whose fault it is */
for (const event of ["online", "offline"]) addEventListener(event, () => !proven && void find());
setInterval(look, 1_000);
for (const event of ["overlegtafel:regions", "overlegtafel:outbox"]) document.addEventListener(event, show);
show();

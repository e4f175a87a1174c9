// The overlay: it shows the meeting or nothing. It trades the key in its address for a session, which the browser keeps;
// the key stays where it is, so that it comes back by itself after any restart. It never leaves its page: what a browser
// shows of an address that does not answer would be in the picture.
import { keyIn } from "../../link_key.js";
import { wake } from "../../live/connection.js";
import { listen, whenOpen } from "../../live/said.js";

const QUIET = 5_000; // then the server is asked whether it is there
const STALE = 10_000; // then nobody knows whether the numbers still hold
const AGAIN = 2_000;
const { code, wrong } = document.body.dataset;
const piece = document.querySelector("[data-region]");
const named = document.title;
let heard = Date.now();
let refused = false;

function hear() {
  heard = Date.now();
  look();
}

function look() {
  const quiet = Date.now() - heard;
  document.body.classList.toggle("stale", quiet > STALE);
  if (quiet > QUIET) wake();
}

/** Nothing is shown any more; the words for it stand in the title, which is in no picture. */
function away(event) {
  event.preventDefault();
  piece?.replaceChildren();
  document.title = wrong;
  enter();
}

/** Trade the key for a session; one that opens nothing is tried once. */
async function enter() {
  const key = keyIn(location.hash);
  if (!key || refused) return;
  const body = new URLSearchParams({ key });
  const answer = await fetch(`/t/${code}/regie/key`, { method: "POST", body }).catch(() => null);
  refused = answer?.status === 403;
  if (answer?.ok) document.dispatchEvent(new CustomEvent("overlegtafel:quiet"));
  else if (!refused) setTimeout(enter, AGAIN * (1 + Math.random()));
}

document.addEventListener("overlegtafel:away", away);
document.addEventListener("overlegtafel:regions", hear);
for (const name of ["beat", "mine"]) listen(name, hear);
whenOpen(() => {
  document.title = named;
  hear();
});
setInterval(look, 1_000);

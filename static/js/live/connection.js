// The connection of a live face: joins its meeting, takes in what changed, and comes back by itself after sleep, wifi
// and restarts.
import { set as setClock } from "./clock.js";
import "./heard.js";
import { fetched, soon, unready } from "../stages/later.js";
import { doubt, hear, led, open as lineOpen } from "./line.js";
import { release, renew, show } from "./morph.js";
import { open, shut } from "./outbox.js";
import { heard, shut as hush, open as speak } from "./said.js";
import { Socket } from "./socket.js";
import { announce, word } from "./words.js";

const { code, face, locale } = document.body.dataset;
const PATIENCE = 8_000;
const LOST = ["key_needed", "door_link_needed", "livecast_link_needed", "unknown_meeting"];
const SCOPES = ["scope_not_yours", "unknown_scope"];
const AWAKE = 1_200; // a line that slept answers within this, or a new one is opened
/** How far we are, per scope that this page follows: the room, and what else it names. */
const revs = { room: document.body.dataset.rev, ...JSON.parse(document.body.dataset.scopes || "{}") };
let joining = false;
let early = [];

// a proxy before several processes leads all lines of a meeting to the same one, by its code
const socket = new Socket(
  { code },
  { soonest: face === "overlay" ? 100 : 500, latest: 4_000, patience: PATIENCE }, // an overlay is one of a few
);

socket.on("connect", () => join());
socket.on("disconnect", () => {
  joining = false;
  shut();
  hush();
  doubt();
});
socket.on("connect_error", () => doubt());
socket.onAny(hear);
socket.onAny(heard);
socket.on("regions", take);
socket.on("mine", own);
socket.on("beat", (beat) => {
  setClock(beat.now);
  led(beat.led);
  if (beat.rev !== revs[scopeOf(beat)]) join();
});

/** Look at this face from now on; what we lack comes with the answer. Without one in time a new line is opened. */
function join(from = revs, within = PATIENCE) {
  if (joining || !socket.connected) return;
  [joining, early] = [true, []];
  const { room: rev, ...others } = from;
  const scopes = Object.keys(others).length ? { scopes: others } : {};
  const line = socket.id;
  socket.timeout(within).emit("join", { code, face, locale, rev, ...scopes }, async (late, answer) => {
    if (line !== socket.id) return;
    if (unready(answer?.html)) await fetched();
    if (line !== socket.id) return;
    joining = false;
    if (late) return anew();
    if (!answer.ok) return turnedAway(answer.error);
    setClock(answer.now);
    led(answer.led);
    leave(Object.keys(revs).filter((scope) => !(scope in (answer.scopes ?? {}))));
    for (const [scope, found] of Object.entries({ room: answer, ...answer.scopes })) whole(scope, found);
    lineOpen();
    open(socket);
    speak(socket);
    soon();
    for (const message of early) take(message);
  });
}

/** A stage that came before what it looks like, and what comes after it, are shown once that is here. */
async function wait(message) {
  const line = socket.id;
  [joining, early] = [true, [message]];
  await fetched();
  if (line !== socket.id) return;
  joining = false;
  for (const next of early) take(next);
}

/** What came of a scope as we joined: its regions whole, where we lacked something. */
function whole(scope, { html, order, rev }) {
  if (html) show(html, stale(html), order, hold);
  revs[scope] = rev;
}

/** Items on the page that regions which came whole do not have. */
const stale = (html) =>
  [...document.querySelectorAll("[data-list] > [data-region]")]
    .filter((item) => item.parentElement.closest("[data-region]")?.dataset.region in html)
    .map((item) => item.dataset.region)
    .filter((name) => !(name in html));

const scopeOf = (message) => message.scope ?? "room";

/** A console whose link was withdrawn finds the door; a table that is ours no longer is left; else we try later. */
function turnedAway(error) {
  if (SCOPES.includes(error.key) && leave(Object.keys(revs))) join();
  else if (LOST.includes(error.key)) away();
  else setTimeout(join, 2_000 + Math.random() * 3_000);
}

/** A page finds its door anew, unless it says itself what it does; what it had counts no more. */
function away() {
  if (document.dispatchEvent(new CustomEvent("overlegtafel:away", { cancelable: true }))) location.reload();
  else revs.room = "";
}

/** Follow these no longer, and tell whether there was any. */
function leave(scopes) {
  const left = scopes.filter((scope) => scope !== "room" && scope in revs);
  for (const scope of left) delete revs[scope];
  return left.length > 0;
}

/** What is ours from now on comes whole, and takes the place of the one of its kind that was. */
function begin(scope) {
  leave(Object.keys(revs).filter((each) => each.split(":")[0] === scope.split(":")[0]));
}

function take(message) {
  if (joining) return void early.push(message);
  if (unready(message.html)) return void wait(message);
  const scope = scopeOf(message);
  if (message.prev === "") begin(scope);
  else if (message.prev !== revs[scope]) return void (older(message.rev, revs[scope]) || join());
  revs[scope] = message.rev;
  if (!show(message.html, message.gone, message.order, hold)) join({ ...revs, [scope]: "" });
}

const older = (other, known) => {
  const [start, count] = other.split(".");
  const [ours, at] = (known || ".").split(".");
  return start === ours && Number(count) <= Number(at);
};

/* what only its owner reads is renewed when it says something else, and only then */
const strip = document.querySelector("[data-mine]");
let told = strip?.innerHTML.trim();
function normal(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // our own template, escaped on the server
  return template.innerHTML.trim();
}

function own({ html, marks }) {
  const words = normal(html);
  if (strip && words !== told) renew(strip, html);
  told = words;
  document.dispatchEvent(new CustomEvent("overlegtafel:marks", { detail: marks }));
}

/* while somebody writes, the stage does not change under their hands */
let patience = 0;
function hold() {
  const moved = document.getElementById("moved");
  if (!moved) return;
  moved.querySelector("p").textContent = word("moved");
  moved.hidden = false;
  announce(word("moved"));
  clearTimeout(patience);
  patience = setTimeout(follow, 30_000);
}
function follow() {
  clearTimeout(patience);
  document.getElementById("moved").hidden = true;
  release();
  join({ ...revs, room: "" }); // its items and pieces came while it was held
}
document.addEventListener("click", (event) => event.target.closest?.("#moved button") && follow());

/** Leave a line that says nothing, and open another. */
function anew() {
  socket.disconnect();
  socket.connect();
}
document.addEventListener("overlegtafel:quiet", anew);

/* waking up: from sleep, from the back of the browser, from a dead wifi, from a jump in time */
export function wake() {
  doubt();
  if (socket.connected) join(revs, AWAKE);
  else socket.connect();
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") wake();
  else if (socket.connected) socket.emit("asleep", {});
});
document.addEventListener("resume", wake);
addEventListener("pageshow", (event) => event.persisted && wake());
for (const event of ["online", "offline"]) addEventListener(event, wake);
let last = Date.now();
setInterval(() => {
  if (Date.now() - last > 20_000) wake();
  last = Date.now();
}, 5_000);

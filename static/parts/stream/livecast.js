// The picture of the hall at home: fetched once somebody presses, and measured against the clock of the server.
import { behind, moment } from "../../js/live/clock.js";

const HLS = "application/vnd.apple.mpegurl";
const LIBRARY = "/static/vendor/hls.js/hls.light.min.js";
const LONGEST = 120;
const section = document.getElementById("beeld");
const find = (name) => section.querySelector(`[data-${name}]`);
const policy = (section?.dataset.origins ?? "").split(" ");
const taps = [];
let playing = "";
let measured = null;
let aim = 0;

/** What the region says of the stream now. */
const told = () => document.querySelector("[data-stream]")?.dataset ?? {};

function show() {
  const now = told();
  section.hidden = !now.hall;
  if (playing && playing !== now.hall) stop();
  if (!now.hall) return;
  const here = now.hallHow === "link" || policy.includes(new URL(now.hall).origin);
  for (const place of section.querySelectorAll("[data-host]")) place.textContent = now.hallHost;
  find("play").hidden = !here || now.hallHow === "link";
  find("elsewhere").hidden = now.hallHow !== "link";
  find("elsewhere").href = now.hall;
  find("stale").hidden = here;
  find("ask").hidden = Boolean(playing) || !here;
  tell();
}

/** How far behind this picture is: what was measured here, else what the host says. */
function late() {
  return measured ?? Number(told().seconds ?? 0);
}

function tell() {
  const seconds = Math.round(late());
  find("behind").textContent = seconds;
  find("delay").hidden = !playing && !seconds;
  behind(playing ? Math.min(seconds, Number(told().seconds ?? 0)) : 0);
}

function stop() {
  for (const each of section.querySelectorAll("video, iframe")) each.remove();
  find("sign").hidden = true;
  playing = "";
}

async function play() {
  const now = told();
  playing = now.hall;
  find("player").prepend(await made(now.hall, now.hallHow, true));
  find("sign").hidden = !now.sign || now.signHow === "link" || !policy.includes(new URL(now.sign).origin);
  if (!find("sign").hidden) find("sign").append(await made(now.sign, now.signHow, false));
  show();
}

/** An element that shows this picture; without sound where it stands beside another. */
async function made(address, how, loud) {
  if (how === "embed") return framed(address);
  const video = document.createElement("video");
  Object.assign(video, { controls: loud, muted: !loud, playsInline: true, autoplay: true });
  if (how === "hls" && !video.canPlayType(HLS)) await fed(video, address, loud);
  else {
    video.src = address;
    if (loud) follow(() => shownAt(video));
  }
  video.play().catch(() => {}); // a browser that wants another press shows its own button
  return video;
}

function framed(address) {
  const frame = document.createElement("iframe");
  frame.title = section.getAttribute("aria-label");
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.sandbox = "allow-scripts allow-same-origin allow-presentation allow-popups";
  frame.referrerPolicy = "strict-origin";
  frame.src = address;
  return frame;
}

/** A browser that does not know such streams is helped by a library, which only then is fetched. */
async function fed(video, address, loud) {
  await import(LIBRARY);
  const player = new window.Hls({ enableWorker: false });
  player.loadSource(address);
  player.attachMedia(video);
  if (loud) follow(() => player.playingDate?.getTime());
}

/** When what is shown now was made, by the stream itself, in milliseconds; undefined where it does not say. */
function shownAt(video) {
  const begins = video.getStartDate?.().getTime();
  return Number.isFinite(begins) ? begins + 1000 * video.currentTime : undefined;
}

function follow(asked) {
  const timer = setInterval(() => {
    if (!playing) return clearInterval(timer);
    const filmed = asked();
    if (filmed && !taps.length) keep((moment() - filmed) / 1000);
  }, 2000);
}

function keep(seconds) {
  if (seconds >= 0 && seconds <= LONGEST) measured = seconds;
  tell();
}

// The number that stands on the wall now comes into the picture later: whoever sees it there presses
const second = () => Math.floor(moment() / 1000);
function take() {
  aim = second();
  find("aim").textContent = String(aim % 1000).padStart(3, "0");
}

function seen() {
  taps.push(moment() / 1000 - aim - 0.5);
  if (taps.length > 5) taps.shift();
  const sorted = [...taps].sort((one, other) => one - other);
  keep(Math.max(0, sorted[Math.floor((sorted.length - 1) / 2)]));
  find("measure").open = false;
  find("measure").querySelector("summary").focus();
}

if (section) {
  find("play").addEventListener("click", play);
  find("seen").addEventListener("click", seen);
  find("other").addEventListener("click", take);
  find("measure").addEventListener("toggle", take);
  document.addEventListener("overlegtafel:regions", show);
  show();
}

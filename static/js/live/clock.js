// Clocks count from an absolute deadline, by the server's time: no phone is ahead of another.
import { announce, word } from "./words.js";

const SPOKEN = { 300: "five", 60: "one" };
let ahead = 0;
let told = null;
let later = 0;

/** The server's clock, as `now` of a beat says it. */
export function set(now) {
  ahead = Date.parse(now) - Date.now();
  tick();
}

/** The moment by the server's clock, in milliseconds. */
export const moment = () => Date.now() + ahead;

/** A picture at home is so many seconds late: a countdown that is said in it runs as late as what is seen. */
export function behind(seconds) {
  later = seconds;
  tick();
}

export const text = (seconds) => {
  const whole = Math.abs(seconds);
  const two = (number) => String(number).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
};

/** Seconds since a moment by the server's time; below 0 before it. */
export const since = (time) => (moment() - Date.parse(time)) / 1000;

function left(clock) {
  if (clock.dataset.remaining !== undefined) return Number(clock.dataset.remaining);
  return Math.round(-since(clock.dataset.deadline) + (clock.dataset.unit ? 0 : later));
}

/** Fill in every clock on the page. */
export function tick() {
  for (const clock of document.querySelectorAll("time[data-deadline], time[data-remaining]")) {
    const seconds = left(clock);
    const words = clock.dataset.unit === "s" ? `${Math.max(0, seconds)} s` : text(seconds);
    if (clock.textContent !== words) clock.textContent = words;
    clock.classList.toggle("over", seconds < 0);
    if (clock.dataset.deadline && !clock.dataset.unit) speak(seconds, clock.dataset.deadline);
  }
}

function speak(seconds, deadline) {
  if (document.body.dataset.face === "screen" || !SPOKEN[seconds] || told === `${deadline} ${seconds}`) return;
  told = `${deadline} ${seconds}`;
  announce(word(SPOKEN[seconds]));
}

tick();
setInterval(tick, 1000);
document.addEventListener("overlegtafel:regions", tick);

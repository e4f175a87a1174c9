// Reading aloud with a voice that this device has itself: what stands on the page goes to no other computer.
import { always } from "../../live/marks.js";

const { locale } = document.body.dataset;
const BLOCKS = "p, h1, h2, h3, li, label, legend, a, button, summary, dt, dd, th, td";
const speech = globalThis.speechSynthesis;
const box = document.querySelector("[data-aloud]");
const button = box.querySelector("button");
let about = ""; // what the page was about when the reading began

const voice = () =>
  speech?.getVoices().find((each) => each.localService && each.lang.toLowerCase().split(/[-_]/)[0] === locale);

function offer() {
  box.hidden = !voice();
}

/** What happens now and what is asked, as it stands on the page: a line per paragraph, button or answer. */
function lines() {
  const said = new Map();
  for (const part of document.querySelectorAll("#r-now, #mine, #r-stage")) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const block = parentElement.closest(BLOCKS) ?? part;
      if (stands(parentElement)) said.set(block, `${said.get(block) ?? ""} ${data}`);
    }
  }
  return [...said.values()].map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

const stands = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

const sentence = () => document.querySelector(".now__says")?.textContent ?? "";

function read() {
  about = sentence();
  const said = lines().map((line) =>
    Object.assign(new SpeechSynthesisUtterance(line), { voice: voice(), lang: locale }),
  );
  said.at(-1)?.addEventListener("end", still);
  box.dataset.reading = "";
  for (const each of said) speech.speak(each);
}

function still() {
  delete box.dataset.reading;
  about = "";
}

function stop() {
  if (!about) return;
  still();
  speech.cancel();
}

button.addEventListener("click", () => (about ? stop() : read()));
for (const event of ["hashchange", "pagehide"]) addEventListener(event, stop);
always(() => about !== sentence() && stop());
speech?.addEventListener?.("voiceschanged", offer);
offer();

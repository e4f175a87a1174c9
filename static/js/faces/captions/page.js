// What the captioner types goes along as it stands, a few times a second; Enter or the button finishes a sentence.
import { say } from "../../live/said.js";

const GAP = 200;
const SHOWN = 6; // sentences that stay in sight
const line = document.getElementById("regel");
const done = document.getElementById("gedaan");
const wrong = document.getElementById("regel-fout");
let timer = 0;

async function send(text, finished) {
  const answer = await say("caption", { text, done: finished });
  wrong.textContent = answer ? (answer.error?.message ?? "") : line.dataset.late;
  wrong.hidden = !wrong.textContent;
  return Boolean(answer?.ok);
}

function soon() {
  timer ||= setTimeout(() => {
    timer = 0;
    send(line.value, false);
  }, GAP);
}

async function finish() {
  const text = line.value.trim();
  if (!text) return;
  clearTimeout(timer);
  [timer, line.value] = [0, ""];
  if (await send(text, true)) return stood(text);
  line.value = `${text} ${line.value}`.trim(); // nothing that was typed is lost
}

function stood(text) {
  const row = document.createElement("li");
  row.dir = "auto";
  row.textContent = text;
  done.append(row);
  while (done.children.length > SHOWN) done.firstElementChild.remove();
}

line.addEventListener("input", soon);
line.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  finish();
});
document.getElementById("klaar").addEventListener("click", () => {
  finish();
  line.focus();
});

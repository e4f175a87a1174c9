// Where the room is, said once to those who listen: the server writes one sentence beside the stage, and only that it
// became another is news. Counters and clocks stand elsewhere and are never said.
import { announce } from "./words.js";

const sentence = () => document.querySelector("[data-heard]")?.dataset.heard ?? "";
let known = sentence();

document.addEventListener("overlegtafel:regions", () => {
  const now = sentence();
  if (now === known) return;
  known = now;
  announce(now);
});

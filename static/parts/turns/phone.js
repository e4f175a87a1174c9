// Whoever waits or speaks is not asked again whether they want to; and their place in the line is marked.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const { seat, turn } = marks();
  const waits = turn !== null && turn !== undefined;
  for (const ask of document.querySelectorAll("[data-asks-turn]")) ask.hidden = !seat || waits;
  for (const other of document.querySelectorAll("[data-others-turn]")) other.hidden = turn === 0;
  document.querySelectorAll(".turn__line > li").forEach((row, at) => {
    row.classList.toggle("own", Boolean(turn) && at + 1 === turn);
  });
});

// Whoever waits or speaks is not asked again whether they want to; and their place in the line is marked.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const { seat, turn, table_turn: own, tasks } = marks();
  const mine = { asks: Boolean(seat) && own === null, waits: own > 0, speaks: own === 0 };
  for (const button of document.querySelectorAll("[data-table-turn]")) button.hidden = !mine[button.dataset.tableTurn];
  for (const box of document.querySelectorAll("[data-chair]")) box.hidden = !tasks?.includes("chair");
  const waits = turn !== null && turn !== undefined;
  for (const ask of document.querySelectorAll("[data-asks-turn]")) ask.hidden = !seat || waits;
  for (const other of document.querySelectorAll("[data-others-turn]")) other.hidden = turn === 0;
  document.querySelectorAll(".turn__line > li").forEach((row, at) => {
    row.classList.toggle("own", Boolean(turn) && at + 1 === turn);
  });
});

// One plan at a time: from each plan that is not on the list to the next one of those, and from the last to the list.
import { always } from "../../js/live/marks.js";

const pool = () => document.getElementById("rank-pool");

function turns() {
  if (!pool()) return;
  const rows = [...pool().children];
  rows.forEach((row, at) => {
    row.querySelector('[data-turn="on"]').href = `#${rows[at + 1]?.id ?? "lijst"}`;
    row.querySelector('[data-turn="back"]').href = `#${rows[at - 1]?.id ?? "nu"}`;
    row.querySelector(".onward__n").hidden = true; // the list that is counted grows shorter
  });
  const chosen = document.getElementById("rank-top").children.length > 0;
  document.querySelector(".begin a").href = chosen ? "#lijst" : "#rank-pool";
}

always(turns);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-rank] button[data-move]");
  if (!button || !document.querySelector(".begin")) return;
  turns();
  if (button.dataset.move === "pick") location.hash = "lijst";
});

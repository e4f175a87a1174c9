// What comes in, by support or by arrival, of all tables or of one, as this gespreksleider likes it. Rows stay put while
// one has the focus.
const stage = document.getElementById("r-stage");

const waits = (row) => (row.dataset.status === "waiting" ? 1 : 0);
const arrival = (row) => Number(row.id.replace(/\D+/g, ""));
const support = (row) => Number(row.dataset.support);

function sort() {
  const choice = stage.querySelector("select[data-sort]");
  const list = choice && document.getElementById(choice.dataset.sort);
  if (!list || list.contains(document.activeElement)) return;
  const by = choice.value === "support" ? support : arrival;
  const rows = [...list.children];
  const wanted = [...rows].sort((a, b) => waits(b) - waits(a) || by(b) - by(a) || arrival(b) - arrival(a));
  if (wanted.some((row, index) => row !== rows[index])) list.append(...wanted);
}

/** Only what came from the chosen table; what waits for a look is never out of sight. */
function choose() {
  const from = stage.querySelector("select[data-from]")?.value ?? "";
  for (const row of stage.querySelectorAll("tr[data-table]")) {
    const elsewhere = from !== "" && row.dataset.table !== from && !waits(row);
    if (row.hidden !== elsewhere) row.hidden = elsewhere;
  }
}

stage.addEventListener("change", (event) => {
  if (event.target.matches("select[data-sort]")) sort();
  if (event.target.matches("select[data-from]")) choose();
});
new MutationObserver(() => {
  sort();
  choose();
}).observe(stage, { childList: true, subtree: true, attributeFilter: ["hidden", "data-status"] });

// What comes in, by support or by arrival, as this gespreksleider likes it. Rows stay put while one has the focus.
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

stage.addEventListener("change", (event) => event.target.matches("select[data-sort]") && sort());
new MutationObserver(sort).observe(stage, { childList: true, subtree: true });

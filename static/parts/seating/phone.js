// Where you sit: your table at the head of the page, and chosen in the form that changes it.
import { always, marks } from "../../js/live/marks.js";

const began = marks().seat;

always(() => {
  const { seat, table } = marks();
  if (began && !seat) location.reload(); // it was taken out: the page to come in says why
  for (const select of document.querySelectorAll('select[data-own="table"]')) {
    if (select !== document.activeElement) select.value = table ?? "";
  }
  const place = document.querySelector("[data-own-table]");
  if (place) place.textContent = JSON.parse(place.dataset.names)[table] ?? "";
});

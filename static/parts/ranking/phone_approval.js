// Choosing plans within a limit: the sum follows each tick; a long list can be searched by word and theme.

import { always, voted } from "../../js/live/marks.js";
import { before } from "../../js/live/sending.js";
import { announce, euro, fill } from "../../js/live/words.js";
import { draw } from "../../js/stages/budget_bar.js";
import { editor } from "../../js/stages/editor.js";

const ticks = (box) => [...box.querySelectorAll('input[name="approved"]:checked')];
const total = (box) => ticks(box).reduce((sum, tick) => sum + Number(tick.dataset.ask), 0);
const limit = (box) => Number(box.dataset.limit ?? Infinity);

editor(
  "[data-approve]",
  (marks) => (voted() && marks.ballot?.approved ? { approved: marks.ballot.approved } : null),
  paint,
);

function paint(box) {
  const sum = total(box);
  const left = limit(box) - sum;
  if (box.dataset.limit) {
    box.querySelector("[data-purse-label]").textContent = left < 0 ? box.dataset.too : box.dataset.left;
    box.querySelector("[data-purse-left]").textContent = euro(Math.abs(left));
    const parts = [...box.querySelectorAll('input[name="approved"]')].map((tick) => ({
      id: tick.value,
      amount: tick.checked ? Number(tick.dataset.ask) : 0,
      part: false,
    }));
    draw(
      box.querySelector(".bar"),
      parts,
      limit(box),
      fill(box.dataset.bar, { sum: euro(sum), pot: euro(limit(box)) }),
    );
  }
  for (const theme of box.querySelectorAll(".theme")) {
    const n = theme.querySelectorAll("input:checked").length;
    theme.querySelector("[data-theme-count]").textContent = n ? `✓ ${n}` : "";
  }
  const wrong = tooMuch(box);
  box.querySelector(".foot .btn").setAttribute("aria-disabled", String(Boolean(wrong)));
  const line = box.querySelector("[data-warn]");
  line.textContent = wrong;
  line.hidden = !wrong;
}

function tooMuch(box) {
  const over = total(box) - limit(box);
  const most = Number(box.dataset.most ?? Infinity);
  if (over > 0) return fill(box.dataset.over, { amount: euro(over) });
  return ticks(box).length > most ? fill(box.dataset.many, { n: most }) : "";
}

document.addEventListener("change", (event) => {
  const box = event.target.closest?.("[data-approve]");
  if (!box || event.target.name !== "approved" || !box.dataset.limit) return;
  announce(tooMuch(box) || `${box.dataset.left}: ${euro(limit(box) - total(box))}`);
});

before("[data-approve]", (box) => tooMuch(box) || (ticks(box).length ? "" : box.dataset.none));

/* search */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function search() {
  const text = document.getElementById("search-text");
  const theme = document.getElementById("search-theme");
  if (!text) return;
  const words = plain(text.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const section of document.querySelectorAll(".theme")) {
    let here = 0;
    for (const item of section.querySelectorAll(".tick")) {
      const matches = words.every((word) => plain(item.textContent).includes(word));
      item.hidden = !matches;
      here += matches;
    }
    section.hidden = !here || Boolean(theme?.value && theme.value !== section.id);
    found += section.hidden ? 0 : here;
  }
  return found;
}

always(() => {
  const field = document.querySelector("[data-search]");
  if (!field) return;
  field.hidden = false;
  for (const other of document.querySelectorAll("[data-without-search]")) other.hidden = true;
  search();
});
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const field = event.target.closest?.("[data-search]");
    if (field) announce(fill(field.dataset.found, { n: search() }));
  });
}

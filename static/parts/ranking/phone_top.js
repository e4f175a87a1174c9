// Ranking without dragging: buttons only, for touch, keyboard, switch and screen reader alike.
// Without scripts the same buttons ask the server for the resulting list; this module only saves the round trip.

import { always, marks, voted } from "../../js/live/marks.js";
import { arrived, before, wasSent } from "../../js/live/sending.js";
import { keep, kept } from "../../js/live/tab.js";
import { announce, fill } from "../../js/live/words.js";
import { settle } from "../../js/stages/editor.js";

const box = () => document.querySelector("[data-rank]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const rows = (list) => [...list.children];
const lists = () => [document.getElementById("rank-top"), document.getElementById("rank-pool")];
const order = () => rows(lists()[0]).map((row) => row.dataset.plan);
const draft = () => `draft:${box().closest("[data-stage]").dataset.stage}`;
const same = (a, b) => a.length === b.length && a.every((key, at) => key === b[at]);

always(() => {
  if (!box()) return;
  if (wasSent("[data-rank]") && voted()) {
    arrived("[data-rank]");
    if (same(kept(draft()) ?? [], marks().ballot?.order ?? [])) keep(draft(), null);
  }
  arrange(kept(draft()) ?? marks().ballot?.order ?? []);
});

/** Put the rows in this order, moving only what stands elsewhere, so that focus stays where it is. */
function arrange(wanted) {
  const [top, pool] = lists();
  const row = (key) => document.getElementById(`rank-${key}`);
  const known = wanted.filter((key) => row(key)).slice(0, Number(box().dataset.top));
  for (const item of rows(top)) if (!known.includes(item.dataset.plan)) pool.prepend(item);
  known.forEach((key, at) => {
    if (top.children[at] !== row(key)) top.insertBefore(row(key), top.children[at] ?? null);
  });
  paint();
}

/** Numbers, points and names of buttons, as they now are. */
function paint() {
  const words = box().dataset;
  const [top, pool] = lists();
  const most = Number(words.top);
  rows(top).forEach((row, at) => {
    const n = at + 1;
    const points = Number(words.worth) - at;
    const last = n === top.children.length;
    row.querySelector("input").disabled = false;
    row.querySelector(".rank__n").textContent = n;
    row.querySelector(".rank__points").textContent =
      points > 0 ? ` · ${fill(points === 1 ? words.point : words.points, { n: points })}` : "";
    const [up, down] = row.querySelectorAll(".rank__up, .rank__down");
    up.disabled = n === 1;
    up.setAttribute("aria-label", fill(words.up, { name: row.dataset.name, n }));
    down.setAttribute("aria-label", fill(last ? words.out : words.down, { name: row.dataset.name, n }));
    down.querySelector("path").setAttribute("d", last ? "M5 5l14 14M19 5 5 19" : "M12 4v15M5 12.5l7 7 7-7");
  });
  for (const row of rows(pool)) row.querySelector("input").disabled = true;
  const free = document.getElementById("rank-free");
  const left = most - top.children.length;
  free.hidden = left < 1;
  free.querySelector(".rank__n").textContent = top.children.length + 1;
  free.querySelector(".rank__frees").textContent = left === 1 ? words.free : fill(words.frees, { n: left });
  document.getElementById("rank-count").textContent = pool.children.length;
  settle(box(), voted(), !same(order(), marks().ballot?.order ?? []));
}

function move(row, what) {
  const [top, pool] = lists();
  if (what === "up") row.previousElementSibling?.before(row);
  else if (what === "down" && row.nextElementSibling) row.nextElementSibling.after(row);
  else if (what === "down") pool.prepend(row);
  else if (top.children.length < Number(box().dataset.top)) top.append(row);
  else return announce(fill(box().dataset.full, { n: box().dataset.top }));
  keep(draft(), order());
  paint();
  for (const other of document.querySelectorAll(".moved")) other.classList.remove("moved");
  row.classList.add("moved");
  stay(row, what);
  const n = order().indexOf(row.dataset.plan) + 1;
  announce(fill(n ? box().dataset.moved : box().dataset.left, { name: row.dataset.name, n }));
}

/** Focus stays on the same action; where that button is gone or off, on another one in the row. */
function stay(row, what) {
  const buttons = [...row.querySelectorAll("button")].filter((button) => !button.disabled && button.offsetParent);
  (buttons.find((button) => button.dataset.move === what) ?? buttons[0])?.focus({ preventScroll: true });
  if (what !== "pick") row.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-rank] button[data-move]");
  if (!button) return;
  event.preventDefault();
  move(button.closest("[data-plan]"), button.dataset.move);
});

before("[data-rank]", (editor) => (order().length ? "" : editor.dataset.none));

// The list of arguments: what is yours in it, newest or most supported, and what came in since you looked.
import { always, marks } from "../../js/live/marks.js";
import { announce, fill } from "../../js/live/words.js";

always(() => {
  const supported = new Set(marks().supported ?? []);
  const said = new Set(marks().arguments ?? []);
  for (const button of document.querySelectorAll("[data-support][form]")) {
    const { support } = button.dataset;
    const pressed = supported.has(support);
    button.setAttribute("aria-pressed", String(pressed));
    button.value = `argument.${pressed ? "unsupport" : "support"} ${support}`;
  }
  for (const button of document.querySelectorAll("button[data-support]"))
    button.disabled = said.has(button.dataset.support) && !supported.has(button.dataset.support);
  for (const row of document.querySelectorAll("[data-argument]"))
    row.classList.toggle("mine", said.has(row.dataset.argument));
});

/* newest or most supported: rows change place only when asked, later ones come on top */
let shuffled = null;
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-sort] a");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  for (const other of link.parentElement.children) other.toggleAttribute("aria-current", false);
  link.setAttribute("aria-current", "true");
  shuffled = link.dataset.by === "support" ? bySupport() : null;
  place(shuffled ?? byAge());
});

const rows = () => [...(document.getElementById("arguments")?.children ?? [])];
const number = (row) => Number(row.dataset.argument.slice(1));
const support = (row) => Number(row.querySelector(".support [data-piece]").textContent);
const byAge = () =>
  rows()
    .sort((a, b) => number(b) - number(a))
    .map((row) => row.id);
const bySupport = () =>
  rows()
    .sort((a, b) => support(b) - support(a) || number(b) - number(a))
    .map((row) => row.id);

/** Reorder around the row that has the focus: moving that one would lose it. */
function place(ids) {
  const list = document.getElementById("arguments");
  const wanted = ids.map((id) => document.getElementById(id)).filter((row) => row?.parentElement === list);
  const held = wanted.find((row) => row.contains(document.activeElement));
  let passed = !held;
  for (const row of wanted) {
    if (row === held) passed = true;
    else if (passed) list.append(row);
    else list.insertBefore(row, held);
  }
}

always(() => {
  if (!shuffled) return;
  const fresh = byAge().filter((id) => !shuffled.includes(id));
  shuffled = [...fresh, ...shuffled];
  const links = document.querySelectorAll("[data-sort] a");
  for (const link of links) {
    if (link.dataset.by === "support") link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (
    rows()
      .map((row) => row.id)
      .join() !== shuffled.filter((id) => document.getElementById(id)).join()
  )
    place(shuffled);
});

/* what others add: a yellow edge for a while, and told to a screen reader at most once in ten seconds */
const QUIET = 10_000;
const FRESH = 30_000;
const since = new Map();
const untold = new Set();
let floor = null;
let timer = 0;

always(() => {
  const about = document.getElementById("argumenten")?.dataset.about ?? null;
  if (about !== floor) {
    since.clear();
    untold.clear();
    floor = about;
    for (const row of rows()) since.set(row.id, 0);
  }
  const now = Date.now();
  const own = new Set(marks().arguments ?? []);
  for (const row of rows()) {
    if (!since.has(row.id)) {
      since.set(row.id, now);
      untold.add(row.id);
    }
    if (own.has(row.dataset.argument)) {
      // what is yours is known a moment after the list; it is no news to you
      since.set(row.id, 0);
      untold.delete(row.id);
    }
    row.classList.toggle("arg--new", now - since.get(row.id) < FRESH);
  }
  if (untold.size && !timer) timer = setTimeout(tell, QUIET);
});

function tell() {
  const words = document.getElementById("argumenten")?.dataset;
  if (words && untold.size) announce(untold.size === 1 ? words.one : fill(words.many, { n: untold.size }));
  untold.clear();
  timer = 0;
}

setInterval(() => {
  for (const row of document.querySelectorAll(".arg--new"))
    row.classList.toggle("arg--new", Date.now() - since.get(row.id) < FRESH);
}, 5_000);

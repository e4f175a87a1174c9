// The chips of your table: what of them is yours, and whether you agree, put into what all who sit there are sent.
import { always, marks } from "../../js/live/marks.js";
import { fill } from "../../js/live/words.js";

always(() => {
  const { chips } = marks();
  const box = document.querySelector("[data-chips]");
  if (box && chips) show(box, chips);
});

function show(box, { laid, agreed }) {
  const words = box.querySelector("[data-own-left]");
  const left = Object.values(laid).reduce((sum, n) => sum - n, Number(words.dataset.ownLeft));
  words.textContent = fill(left === 1 ? words.dataset.one : words.dataset.many, { n: left });
  words.hidden = false;
  box.querySelector(".chips__stack").hidden = false;
  for (const pile of box.querySelectorAll(".chip")) lies(pile, laid[pile.dataset.chipTo] ?? 0, left);
  for (const button of box.querySelectorAll("[data-agrees]"))
    button.hidden = agreed !== (button.dataset.agrees === "yes");
  for (const note of box.querySelectorAll("[data-counted]")) note.hidden = !agreed;
  box.dataset.state = agreed ? "settled" : "empty";
}

/** Your chips on one thing: their number, or else of how many people those are that lie there. */
function lies(pile, mine, left) {
  const own = pile.querySelector("[data-own-laid]");
  own.textContent = fill(own.dataset.words, { n: mine });
  own.hidden = !mine;
  own.nextElementSibling.hidden = mine > 0;
  pile.querySelector('[data-by="-1"]').disabled = !mine;
  pile.querySelector('[data-by="1"]').disabled = !left;
}

// Your ballot: whether it counts. It leaves the server when its stage closes; what this tab handed in stays readable.
import { always, marks, stage, voted } from "../../js/live/marks.js";
import { keep, kept } from "../../js/live/tab.js";
import { euro } from "../../js/live/words.js";

always(() => {
  for (const line of document.querySelectorAll(".shut [data-counted]")) line.hidden = !voted();
  const { ballot } = marks();
  if (ballot && voted()) keep(`handed-in:${stage()}`, ballot);
  for (const box of document.querySelectorAll("[data-kept]")) show(box, kept(`handed-in:${box.dataset.kept}`));
});

/** The plans on a ballot, in its order where it has one. */
const plans = (ballot) =>
  ballot.order ??
  ballot.approved ??
  Object.keys(ballot.amounts ?? ballot.points ?? ballot.grades ?? ballot.resistance ?? {});

function show(box, ballot) {
  const chosen = ballot && plans(ballot);
  box.hidden = !chosen?.length;
  if (box.hidden) return;
  const list = box.querySelector(".kept");
  list.toggleAttribute("data-ranked", Boolean(ballot.order));
  for (const item of list.children) item.hidden = !chosen.includes(item.dataset.plan);
  box.hidden = !chosen.some((key) => list.querySelector(`[data-plan="${CSS.escape(key)}"]`));
  for (const key of chosen) {
    const item = list.querySelector(`[data-plan="${CSS.escape(key)}"]`);
    if (!item) continue;
    list.append(item);
    const amount = item.querySelector("[data-kept-amount]");
    const given = ballot.points ?? ballot.resistance;
    if (amount && ballot.amounts) amount.textContent = euro(ballot.amounts[key]);
    else if (amount && given) amount.textContent = given[key];
  }
}

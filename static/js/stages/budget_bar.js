// The budget bar, redrawn in the browser the way the server draws it: an SVG as wide as the pot, or as what is over it.
const SVG = "http://www.w3.org/2000/svg";
const percent = (share) => `${Math.round(share * 100000) / 1000}%`;

/** Draw `parts` ({id, amount, part}) in cents against `pot`; what goes over it is dashed past the end. */
export function draw(bar, parts, pot, label) {
  if (!bar) return;
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  const whole = Math.max(pot, sum, 1);
  bar.setAttribute("aria-label", label);
  for (const edge of bar.querySelectorAll(".bar__pot, .bar__frame")) edge.setAttribute("width", percent(pot / whole));
  for (const old of bar.querySelectorAll(".bar__part:not([data-plan])")) old.remove();
  let x = 0;
  for (const part of parts) {
    const [group, rect, end] = piece(bar, part.id);
    group.classList.toggle("part", part.part);
    rect.setAttribute("class", part.part ? "bar__striped" : "bar__seg");
    if (part.part) rect.setAttribute("fill", `url(#${bar.querySelector("pattern").id})`);
    rect.setAttribute("x", percent(x / whole));
    rect.setAttribute("width", percent(part.amount / whole));
    x += part.amount;
    for (const side of ["x1", "x2"]) end.setAttribute(side, percent(x / whole));
    group.toggleAttribute("hidden", !part.amount);
    end.style.display = part.amount ? "" : "none";
  }
  past(bar, pot / whole, sum > pot);
}

function piece(bar, id) {
  const found = bar.querySelector(`.bar__part[data-plan="${CSS.escape(id)}"]`);
  if (found) return [found, ...found.children];
  const group = document.createElementNS(SVG, "g");
  const rect = document.createElementNS(SVG, "rect");
  const end = document.createElementNS(SVG, "line");
  group.setAttribute("class", "bar__part");
  group.dataset.plan = id;
  rect.setAttribute("height", "100%");
  end.setAttribute("class", "bar__end");
  end.setAttribute("y2", "100%");
  group.append(rect, end);
  bar.querySelector(".bar__frame").before(group);
  return [group, rect, end];
}

function past(bar, share, is) {
  let ghost = bar.querySelector(".bar__ghost");
  if (!is) return ghost?.remove();
  if (!ghost) {
    ghost = document.createElementNS(SVG, "g");
    ghost.setAttribute("class", "bar__ghost");
    ghost.append(document.createElementNS(SVG, "rect"));
    ghost.firstChild.setAttribute("height", "100%");
    bar.append(ghost);
  }
  ghost.firstChild.setAttribute("x", percent(share));
  ghost.firstChild.setAttribute("width", percent(1 - share));
}

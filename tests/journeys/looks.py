"""What can be measured of how a page looks: what sticks out, what is covered, how large its letters are."""

from playwright.sync_api import Page

SHOWN = """
  const shown = e => {
    if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
    const box = e.getBoundingClientRect();
    return box.width > 2 && box.height > 2;
  };
  const name = e => `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${e.getAttribute('class') || ''} `
    + `"${(e.getAttribute('aria-label') || e.textContent || e.value || '').trim().replace(/\\s+/g, ' ').slice(0, 60)}"`;
  const controls = () => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary'
  )].filter(e => !e.disabled && !e.matches('.skip') && !e.closest('[inert]'));
  const box_of = e => (!shown(e) && e.labels && e.labels[0]) || e;
  const texts = () => {
    const texts = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode, e = node.parentElement;
      if (!node.data.trim() || !shown(e)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(b => b.width > 2 && b.height > 2);
      if (boxes.length) texts.push({node, e, boxes});
    }
    return texts;
  };
"""

SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= wide) return [];
  const out = [...document.body.querySelectorAll('*')].filter(e =>
    shown(e) && (e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1));
  return [`wider than ${wide}: ${document.documentElement.scrollWidth}`, ...out.slice(-6).map(name)];
}"""

LOST_CONTROLS = """() => {
  const lost = [];
  for (const e of controls().map(box_of).filter(shown)) {
    e.scrollIntoView({block: 'center', inline: 'nearest'});
    const box = e.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) { lost.push(`sticks out: ${name(e)}`); continue; }
    const inside = [...e.getClientRects()][0] || box;
    const x = inside.left + inside.width / 2, y = inside.top + Math.min(inside.height / 2, 20);
    const top = document.elementFromPoint(x, y);
    if (y < 0 || y > innerHeight) lost.push(`out of reach: ${name(e)}`);
    else if (top && !e.contains(top) && !top.contains(e)) lost.push(`covered: ${name(e)} by ${name(top)}`);
  }
  scrollTo(0, 0);
  return lost;
}"""

CLIPPED = """() => [...document.body.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e);
  if (!shown(e) || !/hidden|clip/.test(style.overflowX + style.overflowY) || e.closest('svg')) return false;
  return e.textContent.trim() && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2);
}).map(e => `clipped: ${name(e)}`)"""

OUTSIDE = """() => {
  const all = texts();
  const out = b => b.left < -1 || b.top < -1 || b.right > innerWidth + 1 || b.bottom > innerHeight + 1;
  const words = all.filter(t => t.boxes.some(out)).map(t => `outside: "${t.node.data.trim().slice(0, 60)}"`);
  const holders = e => e ? [...(/hidden|clip/.test(getComputedStyle(e).overflow) ? [e] : []),
    ...holders(e.parentElement)] : [];
  const cut = all.filter(t => holders(t.e).some(h => {
    const room = h.getBoundingClientRect();
    return t.boxes.some(b => b.bottom - b.height * .2 > room.bottom || b.top + b.height * .2 < room.top
      || b.right > room.right + 2 || b.left < room.left - 2);
  })).map(t => `cut off: "${t.node.data.trim().slice(0, 60)}"`);
  const under = (t, b) => {
    const top = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
    return top && !t.e.contains(top) && !top.contains(t.e);
  };
  const hidden = all.filter(t => !t.boxes.some(out) && t.boxes.some(b => under(t, b)))
    .map(t => `covered: "${t.node.data.trim().slice(0, 60)}"`);
  const drawn = [...document.querySelectorAll('svg')].filter(e => shown(e) && out(e.getBoundingClientRect()));
  const root = document.documentElement;
  const rolls = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight
    ? [`scrolls: ${root.scrollWidth} x ${root.scrollHeight}`] : [];
  return [...words, ...cut, ...hidden, ...drawn.map(e => `outside: ${name(e)}`), ...rolls];
}"""

OVERLAPPING = """() => {
  const shrink = b => ({
    l: b.left + 2, r: b.right - 2, t: b.top + b.height * .25, b: b.bottom - b.height * .25});
  const all = texts().flatMap(t => t.boxes.map(b => (
    {...shrink(b), node: t.node, words: t.node.data.trim().slice(0, 40)})));
  const found = [];
  all.forEach((a, i) => all.slice(i + 1).forEach(z => {
    const touch = a.node !== z.node && a.l < z.r && z.l < a.r && a.t < z.b && z.t < a.b;
    if (touch) found.push(`"${a.words}" on "${z.words}"`);
  }));
  return found.slice(0, 8);
}"""

SMALL_LETTERS = """least => {
  const size = e => {
    const drawn = e.closest('svg') && e.getScreenCTM ? Math.abs(e.getScreenCTM().d) : 1;
    return parseFloat(getComputedStyle(e).fontSize) * drawn;
  };
  return texts().filter(t => size(t.e) < least)
    .map(t => `${size(t.e).toFixed(1)} px: "${t.node.data.trim().slice(0, 60)}"`);
}"""

SMALL_TARGETS = """least => controls().map(box_of)
  .filter(e => shown(e) && !(e.tagName === 'A' && e.closest('p, li, td')))
  .filter(e => {
    const whole = (e.labels && e.labels[0]) || e;
    const own = e.getBoundingClientRect(), around = whole.getBoundingClientRect();
    return Math.max(own.height, around.height) < least - .5;
  }).map(e => `${e.getBoundingClientRect().height.toFixed(0)} px high: ${name(e)}`)"""

# a name for each control that the Tab key should reach, in `awaited`; what gets the focus leaves it
TABBED = """() => {
  let n = 0;
  const awaited = window.awaited = new Map();
  for (const e of controls().filter(e => shown(box_of(e)) && e.tabIndex >= 0)) {
    const group = e.type === 'radio' && `${e.form && e.form.id} ${e.name}`;
    e.dataset.tab = group || `c${n++}`;
    if (!awaited.has(e.dataset.tab)) awaited.set(e.dataset.tab, `never reached: ${name(e)}`);
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  document.addEventListener('focusin', event => awaited.delete(event.target.dataset.tab));
  return [...awaited.values()];
}"""
AT_ONCE = 20  # presses of the Tab key before the page is asked what is still awaited


def measured(page: Page, *measures: str, least: float | None = None) -> list[str]:
    """What these measures find on the page as it stands."""
    asked = ", ".join(f"...({measure})(least)" for measure in measures)
    found: list[str] = page.evaluate(f"least => {{ {SHOWN} return [{asked}]; }}", least)
    return found


def lost(page: Page) -> list[str]:
    """What a narrow window, a zoomed one or large letters take away.

    That is what makes the page wider than its window, controls that cannot be brought into view whole in width or that
    something else covers, and boxes that hide a part of their own words.
    """
    return measured(page, SIDEWAYS, LOST_CONTROLS, CLIPPED)


def astray(page: Page) -> list[str]:
    """Texts and drawings of the wall that do not stand whole in its window, and texts on top of one another."""
    return measured(page, OUTSIDE, OVERLAPPING)


def small_letters(page: Page, least: float) -> list[str]:
    """Texts whose letters are smaller than this many px as they stand on the page."""
    return measured(page, SMALL_LETTERS, least=least)


def small_targets(page: Page, least: float = 44) -> list[str]:
    """Buttons and choices lower than a thumb needs; links inside running text are let off."""
    return measured(page, SMALL_TARGETS, least=least)


def unreachable(page: Page) -> list[str]:
    """Controls that the Tab key never reaches; of a group of radio buttons one is enough."""
    awaited = measured(page, TABBED)
    left = len(awaited) + 40
    while awaited and left > 0:
        for _ in range(min(left, AT_ONCE)):
            page.keyboard.press("Tab")
        left -= AT_ONCE
        awaited = page.evaluate("[...awaited.values()]")
    return awaited

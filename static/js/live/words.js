// The words of this page, in its language: the server wrote them into <template id="words">.
const { locale } = document.body.dataset;
const words = document.getElementById("words")?.content;

/** `{name} staat op plek {n}` with its values; a name without one leaves nothing. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** The words for this, such as `kept`; `{n}` in them becomes `values.n`. */
export const word = (name, values = {}) =>
  fill(words?.querySelector(`[data-word="${name}"]`)?.textContent ?? "", values);

/** Cents as the server writes them. */
export function euro(cents) {
  const digits = cents % 100 ? 2 : 0;
  return new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    style: "currency",
    currency: "EUR",
    useGrouping: "always",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** Tell it to a screen reader, once. */
export function announce(text) {
  const live = document.getElementById("live");
  if (live && text) live.textContent = text;
}

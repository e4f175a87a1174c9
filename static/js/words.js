// Words in the language of the page: the server wrote them into <template id="words">.
const words = document.getElementById("words")?.content;

/** The words for this, such as `kept`; `{n}` in them becomes `values.n`. */
export function word(name, values = {}) {
  const text = words?.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** Tell it to a screen reader, once. */
export function announce(text) {
  const live = document.getElementById("live");
  if (live && text) live.textContent = text;
}

// A code that the link of a sheet brings: it is filled in, so that one tap seats and decides. It stands behind the `#`,
// which no server ever sees.
const brought = new URLSearchParams(location.hash.slice(1)).get("code");

if (brought) {
  for (const box of document.querySelectorAll("[data-voting-code]")) {
    const field = box.querySelector("input[name=voting_code]");
    field.value ||= brought;
    box.closest("form").querySelector("button:not([type=button])")?.focus();
    for (const told of box.querySelectorAll("[data-code-brought]")) told.hidden = false;
  }
  // who turns to another language, another way to read or to the page for who is at home takes it along
  for (const link of document.querySelectorAll("a[href]:not([target])")) {
    if (link.origin === location.origin && !link.hash) link.hash = location.hash;
  }
}

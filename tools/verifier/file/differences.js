// Where what a file says differs from what comes out, down to the single value; the first of them
function compare(said, own, place, fault, more = { left: 20 }) {
  const kind = kindOf(said);
  if (kind === kindOf(own) && (kind === "object" || (kind === "array" && said.length === own.length))) {
    for (const key of new Set([...Object.keys(said), ...Object.keys(own)])) {
      compare(said[key], own[key], kind === "array" ? `${place}[${key}]` : `${place}.${key}`, fault, more);
    }
  } else if (said !== own && more.left-- > 0) {
    fault(place, difference(said, own), short(said), short(own));
  }
}

function difference(said, own) {
  if (said === undefined) return "missing";
  return own === undefined ? "extra" : "differs";
}

function short(value) {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

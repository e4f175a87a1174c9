/* Written apart from the program that makes records, from docs/protocol.md, docs/record.md and docs/tellen.md: what one
   of the two does wrong, the other sees. Nothing here asks the network for anything. */
"use strict";

// reading: so strict that nobody can read a file in two ways

// What cannot be read at all; `said` is the name of a sentence and what goes into it
class Unreadable extends Error {
  constructor(...said) {
    super(said.join(" "));
    this.said = said;
  }
}

function parse(text) {
  let at = 0;
  const blank = /[ \t\n\r]*/y,
    number = /-?(?:0|[1-9][0-9]*)(?![0-9.eE])/y;
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  const fail = (why = "noRecord") => {
    throw new Unreadable(why, at);
  };
  const skip = () => {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
  };
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) fail();
    at = pattern.lastIndex;
    return found[0];
  };
  function value(deep) {
    if (deep > 60) fail("tooDeep");
    skip();
    const sign = text[at];
    if (sign === "{" || sign === "[") return sign === "{" ? object(deep) : array(deep);
    if (sign === '"') return JSON.parse(take(string));
    for (const [word, meant] of [
      ["true", true],
      ["false", false],
      ["null", null],
    ]) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meant;
      }
    }
    const found = Number(take(number));
    return Number.isSafeInteger(found) ? found : fail("tooLarge");
  }
  function inside(end, one) {
    at++;
    skip();
    if (text[at] === end) {
      at++;
      return;
    }
    for (;;) {
      one();
      skip();
      const next = text[at++];
      if (next === end) return;
      if (next !== ",") fail();
    }
  }
  function object(deep) {
    const found = Object.create(null);
    inside("}", () => {
      skip();
      const key = JSON.parse(take(string));
      if (key in found) fail("twice");
      skip();
      if (text[at++] !== ":") fail();
      found[key] = value(deep + 1);
    });
    return found;
  }
  function array(deep) {
    const found = [];
    inside("]", () => found.push(value(deep + 1)));
    return found;
  }
  const whole = value(0);
  skip();
  return at === text.length ? whole : fail("more");
}

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  SURROGATE = /[\ud800-\udfff]/;
const written = new WeakMap(); // what was spelled out before: bodies of events are needed twice

// RFC 8785: members in the order of their UTF-16 units, no blanks, strings as JSON.stringify writes them
function canonical(value) {
  if (typeof value === "string") {
    if (SURROGATE.test(value) && HALF.test(value)) throw new Unreadable("half");
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== "object") return String(value);
  if (written.has(value)) return written.get(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${canonical(key)}:${canonical(value[key])}`)
    .join(",")}}`;
}

function remembered(value) {
  const text = canonical(value);
  written.set(value, text);
  return text;
}

// JSON as the digests of counts are made of: members by their signs (code points), and with `ascii` \u escapes
function spelled(value, { ascii = false, comma = ",", colon = ":" } = {}) {
  const inner = (part) => spelled(part, { ascii, comma, colon });
  if (typeof value === "string") {
    const text = JSON.stringify(value);
    const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return ascii ? text.replace(/[^ -~]/g, escape) : text;
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inner).join(comma)}]`;
  const members = Object.keys(value)
    .sort(byPoint)
    .map((key) => inner(key) + colon + inner(value[key]));
  return `{${members.join(comma)}}`;
}

// The order of texts by their signs, whatever the sign: JavaScript's own goes by UTF-16 units
function byPoint(a, b) {
  if (a === b) return 0;
  const x = [...a],
    y = [...b];
  for (let i = 0; i < x.length && i < y.length; i++) {
    if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  }
  return x.length - y.length;
}

const kindOf = (value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
const has = (value, names) => kindOf(value) === "object" && Object.keys(value).sort().join() === names;

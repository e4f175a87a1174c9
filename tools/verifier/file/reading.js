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

// JSON read from front to back: no number that loses digits, no name twice, nothing after the end
const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?![0-9.eE])/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const MEANT = { true: true, false: false, null: null };

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }
  fail(why = "noRecord") {
    throw new Unreadable(why, this.at);
  }
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) this.fail();
    this.at = pattern.lastIndex;
    return found[0];
  }
  value(deep) {
    if (deep > 60) this.fail("tooDeep");
    this.take(BLANK);
    const sign = this.text[this.at];
    if (sign === "{") return this.object(deep);
    if (sign === "[") return this.array(deep);
    if (sign === '"') return JSON.parse(this.take(STRING));
    const word = Object.keys(MEANT).find((one) => this.text.startsWith(one, this.at));
    if (!word) return this.number();
    this.at += word.length;
    return MEANT[word];
  }
  number() {
    const found = Number(this.take(NUMBER));
    return Number.isSafeInteger(found) ? found : this.fail("tooLarge");
  }
  inside(end, one) {
    this.at++;
    this.take(BLANK);
    if (this.text[this.at] === end) {
      this.at++;
      return;
    }
    for (;;) {
      one();
      this.take(BLANK);
      const next = this.text[this.at++];
      if (next === end) return;
      if (next !== ",") this.fail();
    }
  }
  object(deep) {
    const found = Object.create(null);
    this.inside("}", () => {
      this.take(BLANK);
      const key = JSON.parse(this.take(STRING));
      if (key in found) this.fail("twice");
      this.take(BLANK);
      if (this.text[this.at++] !== ":") this.fail();
      found[key] = this.value(deep + 1);
    });
    return found;
  }
  array(deep) {
    const found = [];
    this.inside("]", () => found.push(this.value(deep + 1)));
    return found;
  }
}

function parse(text) {
  const reader = new Reader(text);
  const found = reader.value(0);
  reader.take(BLANK);
  return reader.at === text.length ? found : reader.fail("more");
}

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SURROGATE = /[\ud800-\udfff]/;
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
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return ascii ? text.replace(/[^ -~]/g, escaped) : text;
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
  const x = [...a];
  const y = [...b];
  for (let i = 0; i < x.length && i < y.length; i++) {
    if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  }
  return x.length - y.length;
}

const kindOf = (value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
const has = (value, names) => kindOf(value) === "object" && Object.keys(value).sort().join() === names;

// bytes, hashes and signatures

const utf8 = new TextEncoder();
const isHex = (text, length) => typeof text === "string" && new RegExp(`^[0-9a-f]{${length}}$`).test(text);
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const BYTES = new Map(PAIRS.map((pair, byte) => [pair, byte]));
const hex = (buffer) => new Uint8Array(buffer).reduce((text, byte) => text + PAIRS[byte], "");

function bytes(hex_) {
  const found = new Uint8Array(hex_.length >> 1);
  for (let at = 0; at < found.length; at++) found[at] = BYTES.get(hex_.slice(2 * at, 2 * at + 2)) ?? 0;
  return found;
}

function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function sha256(data) {
  return hex(await crypto.subtle.digest("SHA-256", typeof data === "string" ? utf8.encode(data) : data));
}

async function signedBy(key, signature, said) {
  if (!isHex(key, 64) || !isHex(signature, 128)) return false;
  const message = utf8.encode(canonical(said));
  const way = { name: "Ed25519" };
  try {
    const known = await crypto.subtle.importKey("raw", bytes(key), way, false, ["verify"]);
    return await crypto.subtle.verify(way, known, bytes(signature), message);
  } catch (error) {
    if (error.name !== "NotSupportedError") return false;
    return slowly(bytes(key), bytes(signature), message); // an older browser: the same sums, by hand
  }
}

// Ed25519 by RFC 8032, for browsers whose Web Crypto has none
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a, m = P) => {
  const r = a % m;
  return r < 0n ? r + m : r;
};

function power(base, exponent) {
  let out = 1n;
  for (base = mod(base); exponent; exponent >>= 1n, base = mod(base * base)) if (exponent & 1n) out = mod(out * base);
  return out;
}

const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n);
const little = (part) => part.reduceRight((n, byte) => (n << 8n) | BigInt(byte), 0n);

function plus([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  const e = b - a;
  const f = d - c;
  const g = d + c;
  const h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(n, point) {
  let out = [0n, 1n, 1n, 0n];
  for (; n; n >>= 1n, point = plus(point, point)) if (n & 1n) out = plus(out, point);
  return out;
}

function pointOf(part) {
  const number = little(part);
  const y = number & ((1n << 255n) - 1n);
  const sign = number >> 255n;
  if (y >= P) return null;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) !== u) x = mod(x * ROOT);
  if (mod(v * x * x) !== u || (x === 0n && sign)) return null;
  if ((x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

const BASE = pointOf(bytes(`58${"66".repeat(31)}`));

async function slowly(key, signature, message) {
  const r = pointOf(signature.slice(0, 32));
  const a = pointOf(key);
  const s = little(signature.slice(32));
  if (!r || !a || s >= L) return false;
  const hashed = await crypto.subtle.digest("SHA-512", join(signature.slice(0, 32), key, message));
  const k = mod(little(new Uint8Array(hashed)), L);
  const [x1, y1, z1] = times(s, BASE);
  const [x2, y2, z2] = plus(r, times(k, a));
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
}

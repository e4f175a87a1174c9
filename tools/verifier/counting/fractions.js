// fractions, exact

function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

class Ratio {
  constructor(n, d = 1n) {
    const common = gcd(BigInt(n), BigInt(d)) || 1n;
    this.n = BigInt(n) / common;
    this.d = BigInt(d) / common;
  }
  // As it is, where it is only compared
  static raw(n, d) {
    return Object.assign(Object.create(Ratio.prototype), { n, d });
  }
  times(other) {
    return new Ratio(this.n * other.n, this.d * other.d);
  }
  plus(other) {
    return new Ratio(this.n * other.d + other.n * this.d, this.d * other.d);
  }
  get turned() {
    return new Ratio(this.d, this.n);
  }
  get ceiling() {
    return -(-this.n / this.d) + (this.n > 0n && this.n % this.d ? 1n : 0n);
  }
}

// Below zero, zero or above, for whole numbers and fractions alike
function order(a, b) {
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  const x = whole(a);
  const y = whole(b);
  const left = x.n * y.d;
  const right = y.n * x.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
const whole = (a) => (a instanceof Ratio ? a : new Ratio(a));
const atMost = (a, b) => (order(a, b) > 0 ? b : a);
const isZero = (a) => (a instanceof Ratio ? a.n === 0n : a === 0n);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0n);

// Plain values: whole numbers as they are, a fraction as "1/3", a whole number past 2^53 as "18014398509481984/1"
function plain(value) {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}/1`;
  if (value instanceof Ratio) return `${value.n}/${value.d}`;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

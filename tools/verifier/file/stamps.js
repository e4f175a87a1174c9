// time stamps by RFC 3161: the little of ASN.1 that it takes, read by hand

// The first value at a place: its tag, what it holds, and its bytes as a whole
function derAt(data, at) {
  let length = data[at + 1];
  let start = at + 2;
  if (length > 127) {
    const size = length & 127;
    if (size > 4) throw new RangeError("DER");
    length = data.slice(start, start + size).reduce((sum_, byte) => sum_ * 256 + byte, 0);
    start += size;
  }
  const end = start + length;
  if (!(end <= data.length)) throw new RangeError("DER");
  return { tag: data[at], inside: data.slice(start, end), whole: data.slice(at, end), end };
}

function derParts({ inside }) {
  const found = [];
  for (let at = 0; at < inside.length; at = found.at(-1).end) found.push(derAt(inside, at));
  return found;
}

const OID = {
  sha256: "0609608648016503040201",
  sha384: "0609608648016503040202",
  sha512: "0609608648016503040203",
  signed: "06092a864886f70d010702",
  stamp: "060b2a864886f70d0109100104",
  digest: "06092a864886f70d010904",
  ec: "06072a8648ce3d0201",
  p256: "06082a8648ce3d030107",
};
const HASHES = new Map([
  [OID.sha256, "SHA-256"],
  [OID.sha384, "SHA-384"],
  [OID.sha512, "SHA-512"],
]);
const hashOf = (algorithm) => HASHES.get(hex(derParts(algorithm)[0].whole));
const need = (fits) => {
  if (!fits) throw new RangeError("DER");
};
const digested = async (name, data) => hex(await crypto.subtle.digest(name, data));

// Who says when: {at, by}; by is the fingerprint (SHA-256) of the certificate. Throws where it is no stamp on this head
async function stampOn(token, head) {
  const [status, content] = derParts(
    derAt(
      Uint8Array.from(atob(token), (sign) => sign.charCodeAt(0)),
      0,
    ),
  );
  need(hex(derParts(status)[0].whole) === "020100");
  const [kind, wrapped] = derParts(content);
  need(hex(kind.whole) === OID.signed);
  const signed = derParts(derParts(wrapped)[0]);
  const [type, inner] = derParts(signed[2]);
  need(hex(type.whole) === OID.stamp);
  const told = derParts(inner)[0].inside;
  const info = derParts(derAt(told, 0));
  const [algorithm, imprint] = derParts(info[2]);
  need(hashOf(algorithm) === "SHA-256" && hex(imprint.inside) === (await sha256(bytes(head))));
  const signer = derParts(derParts(signed.at(-1))[0]);
  const attributes = signer.find(({ tag }) => tag === 0xa0);
  const hash = hashOf(signer[2]);
  const noted = derParts(attributes)
    .map(derParts)
    .find(([name]) => hex(name.whole) === OID.digest);
  need(hash && hex(derParts(noted[1])[0].inside) === (await digested(hash, told)));
  const said = join(new Uint8Array([0x31]), attributes.whole.slice(1));
  const signature = signer[signer.indexOf(attributes) + 2].inside;
  for (const certificate of derParts(signed.find(({ tag }) => tag === 0xa0)))
    if (await certifiedBy(certificate, hash, signature, said))
      return { at: generalized(info[4].inside), by: await sha256(certificate.whole) };
  throw new RangeError("signature");
}

async function certifiedBy(certificate, hash, signature, said) {
  const fields = derParts(derParts(certificate)[0]);
  const spki = fields[fields[0].tag === 0xa0 ? 6 : 5];
  const [name, curve] = derParts(derParts(spki)[0]).map(({ whole }) => hex(whole));
  const namedCurve = curve === OID.p256 ? "P-256" : "P-384";
  const way = name === OID.ec ? { name: "ECDSA", namedCurve, hash } : { name: "RSASSA-PKCS1-v1_5", hash };
  try {
    const key = await crypto.subtle.importKey("spki", spki.whole, way, false, ["verify"]);
    const raw = name === OID.ec ? rawSignature(signature, curve === OID.p256 ? 32 : 48) : signature;
    return await crypto.subtle.verify(way, key, raw, said);
  } catch {
    return false;
  }
}

// Both numbers of an ECDSA signature at their full length, as Web Crypto wants them
function rawSignature(signature, size) {
  const numbers = derParts(derAt(signature, 0)).map(({ inside }) => hex(inside).replace(/^(00)+/, ""));
  return bytes(numbers.map((digits) => digits.padStart(2 * size, "0")).join(""));
}

function generalized(inside) {
  const [, year, month, day, rest] = /^(\d{4})(\d\d)(\d\d)(\d{6})/.exec(String.fromCharCode(...inside));
  return `${year}-${month}-${day}T${rest.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`;
}

// Judges our signatures with WebCrypto and with OpenSSL, and makes some with keys of theirs for us to judge.
//
// Usage: node check.mjs VECTORS FOLDER. Reads every .json of VECTORS; writes a file a statement to FOLDER:
// {key, signature} by a key that WebCrypto made and never gives away, and by one of OpenSSL.
// One line a check; the status is 1 at the first that fails.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash, webcrypto } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { subtle } = webcrypto;
const [vectors, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const base64 = (bytes) => Buffer.from(bytes).toString("base64url");
const held = (what) => console.log(`ok: ${what}`);
function check(holds, what) {
  if (!holds) {
    console.error(`failed: ${what}`);
    process.exit(1);
  }
}

// RFC 8785 for what our payloads are made of: texts, whole numbers, null.
function canonical(value) {
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value[name])}`).join(",")}}`;
}

// DER of a key is a fixed prefix and its 32 bytes (RFC 8410).
const spki = (key) => Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
const pkcs8 = (seed) => Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);

const file = (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

function opensslVerifies(key, message, signature) {
  const done = spawnSync("openssl", [
    "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
    "-inkey", file("key.der", spki(key)),
    "-in", file("message", message),
    "-sigfile", file("signature", signature),
  ]);
  return done.status === 0;
}

function opensslSigns(path, format, message) {
  return execFileSync("openssl", [
    "pkeyutl", "-sign", "-rawin", "-inkey", path, "-keyform", format, "-in", file("message", message),
  ]);
}

execFileSync("openssl", ["genpkey", "-algorithm", "ed25519", "-out", join(folder, "openssl.pem")]);
const opensslKey = execFileSync("openssl", [
  "pkey", "-in", join(folder, "openssl.pem"), "-pubout", "-outform", "DER",
]).subarray(12);
const browser = await subtle.generateKey("Ed25519", false, ["sign", "verify"]);
const browserKey = Buffer.from(await subtle.exportKey("raw", browser.publicKey));

const names = readdirSync(vectors).filter((name) => name.endsWith(".json"));
check(names.length === 10, "a vector of each statement");
for (const name of names) {
  const vector = JSON.parse(readFileSync(join(vectors, name), "utf8"));
  const key = Buffer.from(vector.key, "base64url");
  const envelope = JSON.parse(vector.envelope);
  const payload = Buffer.from(envelope.payload, "base64url");
  const signature = Buffer.from(envelope.signature, "base64url");
  const message = Buffer.concat([Buffer.from(`${vector.label}\n`), payload]);

  check(canonical(envelope) === vector.envelope, `${name}: the envelope is canonical`);
  check(payload.toString() === vector.payload, `${name}: the envelope has the payload`);
  check(canonical(JSON.parse(vector.payload)) === vector.payload, `${name}: the payload is canonical`);
  check(message.toString() === vector.message, `${name}: the message is label and payload`);
  const jwk = canonical({ crv: "Ed25519", kty: "OKP", x: vector.key });
  check(base64(sha256(jwk)) === vector.key_id, `${name}: the key id is its thumbprint`);
  check(envelope.key === vector.key_id, `${name}: the envelope names the key`);
  const digest = sha256(Buffer.from(`collegiale/envelope/v1\n${vector.envelope}`)).toString("hex");
  check(digest === vector.digest, `${name}: the digest of the envelope`);
  held(`${name}: JSON, thumbprint and hashes`);

  const verifier = await subtle.importKey("raw", key, "Ed25519", true, ["verify"]);
  const webcryptoVerifies = (s, m) => subtle.verify("Ed25519", verifier, s, m);
  check(await webcryptoVerifies(signature, message), `${name}: WebCrypto accepts it`);
  check(opensslVerifies(key, message, signature), `${name}: OpenSSL accepts it`);
  // Every byte of the signature, and some of the message.
  for (let place = 0; place < 64; place += 1) {
    const changed = Buffer.from(signature);
    changed[place] ^= 1;
    check(!(await webcryptoVerifies(changed, message)), `${name}: WebCrypto refuses a changed one`);
  }
  for (let place = 0; place < message.length; place += 37) {
    const changed = Buffer.from(message);
    changed[place] ^= 1;
    check(!(await webcryptoVerifies(signature, changed)), `${name}: WebCrypto refuses a changed one`);
  }
  const changed = Buffer.from(message);
  changed[message.length - 1] ^= 1;
  check(!opensslVerifies(key, changed, signature), `${name}: OpenSSL refuses a changed one`);
  held(`${name}: WebCrypto and OpenSSL accept it, and refuse it changed`);

  // The same key in their hands signs the same bytes: Ed25519 leaves no choice.
  const seed = Buffer.from(vector.seed, "hex");
  const same = await subtle.importKey("pkcs8", pkcs8(seed), "Ed25519", false, ["sign"]);
  const theirs = Buffer.from(await subtle.sign("Ed25519", same, message));
  check(theirs.equals(signature), `${name}: WebCrypto makes the same signature`);
  const der = file("seed.der", pkcs8(seed));
  check(opensslSigns(der, "DER", message).equals(signature), `${name}: OpenSSL makes the same signature`);
  held(`${name}: WebCrypto and OpenSSL make the same signature`);

  // Keys that only they have. An enrolment has its own key in it, and so gets another payload.
  for (const [who, its, sign] of [
    ["webcrypto", browserKey, async (m) => Buffer.from(await subtle.sign("Ed25519", browser.privateKey, m))],
    ["openssl", opensslKey, async (m) => opensslSigns(join(folder, "openssl.pem"), "PEM", m)],
  ]) {
    const statement = JSON.parse(vector.payload);
    if (name === "enrolment.json") {
      statement.key = base64(its);
    }
    const text = canonical(statement);
    const made = await sign(Buffer.from(`${vector.label}\n${text}`));
    const id = base64(sha256(canonical({ crv: "Ed25519", kty: "OKP", x: base64(its) })));
    const whole = canonical({ key: id, payload: base64(text), signature: base64(made) });
    file(`${who}-${name}`, JSON.stringify({ label: vector.label, key: base64(its), envelope: whole }));
  }
}

// The key of this device, and what is signed with it: for every page where a member signs.
const text = new TextEncoder();

export const base64 = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
export const hex = (bytes) =>
  [...new Uint8Array(bytes)].map((it) => it.toString(16).padStart(2, "0")).join("");
const sha256 = (...parts) =>
  new Blob(parts).arrayBuffer().then((bytes) => crypto.subtle.digest("SHA-256", bytes));

// One key an account in this browser.
const store = (mode, ask) =>
  new Promise((done, fail) => {
    const open = indexedDB.open("collegiale", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("device");
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
      const change = open.result.transaction("device", mode);
      const asked = ask(change.objectStore("device"));
      change.oncomplete = () => { open.result.close(); done(asked.result); };
      change.onerror = change.onabort = () => fail(change.error);
    };
  });

// In the browser's own keeping: the secret cannot be read out, not by this page either.
const browser = {
  storage: "browser",
  make: async () => {
    const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return [pair.privateKey, await crypto.subtle.exportKey("raw", pair.publicKey)];
  },
  sign: (secret, message) => crypto.subtle.sign("Ed25519", secret, message),
};

// Where the browser knows no such keys, our program makes one, and its 32 bytes lie in the browser's storage.
const software = async ([script, wasm]) => {
  const program = await import(script);
  await program.default({ module_or_path: wasm });
  return {
    storage: "software",
    make: async () => {
      const secret = crypto.getRandomValues(new Uint8Array(32));
      return [secret, program.public_key(secret)];
    },
    sign: async (secret, message) => program.sign(secret, message),
  };
};

const knows = () =>
  crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]).then(() => true, () => false);

/** The key of an account in this browser. Fails where none can be kept. */
export const open = async (account, program) => {
  const alone = (run) => navigator.locks.request("collegiale-device", run);
  const kept = () => store("readonly", (it) => it.get(account));
  const own = await alone(kept);
  const native = own ? !(own.secret instanceof Uint8Array) : await knows();
  const way = native ? browser : await software(program);
  const make = async () => {
    const [secret, bytes] = await way.make();
    const key = base64(bytes);
    const id = base64(await sha256(`{"crv":"Ed25519","kty":"OKP","x":"${key}"}`));
    const made = { secret, key, id };
    await store("readwrite", (it) => it.put(made, account));
    return made;
  };
  // What is signed has one form only: the order of the fields is part of it.
  const sign = async (mine, label, fields) => {
    const sorted = Object.entries(fields).sort(([one], [next]) => (one < next ? -1 : 1));
    const payload = JSON.stringify({ "@type": label, ...Object.fromEntries(sorted) });
    const signed = await way.sign(mine.secret, text.encode(`${label}\n${payload}`));
    return JSON.stringify({
      key: mine.id, payload: base64(text.encode(payload)), signature: base64(signed),
    });
  };
  return { own, storage: way.storage, alone, kept, make, sign };
};

/** A commitment to a text: what is signed in its place, and the salt without which it tells nothing. */
export const commit = async (kind, said) => {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const hash = await sha256("cpts-commit-v1\0", kind, "\0", salt, said);
  return { commitment: base64(hash), salt: hex(salt) };
};

/** How the next statement names this one. */
export const digest = async (envelope) => hex(await sha256("collegiale/envelope/v1\n", envelope));

// The key of a trustee: sealed under a passphrase, kept on this device and in a file. For her two pages.
const text = new TextEncoder();
const ROUNDS = 600_000;
const FORMAT = "collegiale/trustee-key/v1";

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytes = (base64) => Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
export const chance = (length = 32) => crypto.getRandomValues(new Uint8Array(length));

const derive = async (phrase, salt, iterations) => {
  const typed = text.encode(phrase.normalize("NFKC").trim());
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(way, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};
const bound = (board) => text.encode(`${FORMAT}\n${board}`);

/** The seed, sealed: a text for a file. */
export const seal = async (seed, phrase, board, about) => {
  const [salt, iv] = [chance(16), chance(12)];
  const key = await derive(phrase, salt, ROUNDS);
  const way = { name: "AES-GCM", iv, additionalData: bound(board) };
  const data = await crypto.subtle.encrypt(way, key, text.encode(seed));
  return JSON.stringify({
    format: FORMAT, about, board, iterations: ROUNDS,
    salt: base64(salt), iv: base64(iv), data: base64(data),
  }, null, 1);
};

/** The seed again; fails with the name of a word of the page. */
export const open = async (file, phrase, board) => {
  let kept;
  try {
    kept = JSON.parse(file);
    if (kept.format !== FORMAT) throw 0;
    // A hostile file must not keep the device busy for a day.
    if (!(kept.iterations >= 1 && kept.iterations <= 10_000_000)) throw 0;
  } catch {
    throw "notFile";
  }
  if (kept.board !== board) throw "notMine";
  try {
    const key = await derive(phrase, bytes(kept.salt), kept.iterations);
    const way = { name: "AES-GCM", iv: bytes(kept.iv), additionalData: bound(board) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(way, key, bytes(kept.data)));
  } catch {
    throw "phrase";
  }
};

/** Ten syllables: 61 bits, and what one can say aloud. */
export const phrase = () => {
  const [one, two] = ["bdfgklmnprstvz", "aeiou"];
  const pick = (from) => {
    let at;
    do [at] = chance(1); while (at >= 256 - (256 % from.length));
    return from[at % from.length];
  };
  const word = () => [0, 0].map(() => pick(one) + pick(two)).join("");
  return [0, 0, 0, 0, 0].map(word).join("-");
};

// One sealed key a board in this browser.
const store = (mode, ask) =>
  new Promise((done, fail) => {
    const opened = indexedDB.open("collegiale-depositaire", 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore("key");
    opened.onerror = () => fail(opened.error);
    opened.onsuccess = () => {
      const change = opened.result.transaction("key", mode);
      const asked = ask(change.objectStore("key"));
      change.oncomplete = () => { opened.result.close(); done(asked.result); };
      change.onerror = change.onabort = () => fail(change.error);
    };
  });
export const kept = (board) => store("readonly", (it) => it.get(board));
export const keep = (board, file) => store("readwrite", (it) => it.put(file, board));

/** The program that computes. */
export const program = async ([script, wasm]) => {
  const made = await import(script);
  await made.default({ module_or_path: wasm });
  return made;
};

/** What the program gave, or a failure with its word. */
export const told = (said) => {
  if (said.startsWith("!")) throw said.slice(1);
  return said;
};

/** Asks for the passphrase, and for the file where this device has no key; gives the seed once it is opened. */
export const asked = (form, board, say, words) => {
  const find = (id) => form.querySelector(`#${id}`);
  kept(board).then((file) => { find("autre-appareil").hidden = !!file; }, () => {});
  return new Promise((done) => {
    const submit = async (event) => {
      event.preventDefault();
      say(words.opening);
      try {
        const [chosen] = find("cle-fichier").files;
        const file = chosen ? await chosen.text() : await kept(board);
        if (!file) throw "file";
        const seed = await open(file, find("ouvre-phrase").value, board);
        await keep(board, file);
        find("ouvre-phrase").value = "";
        form.removeEventListener("submit", submit);
        say("");
        done([seed, file]);
      } catch (word) {
        say(words[word] ?? words.failed);
        if (word === "file" || word === "notFile" || word === "notMine") find("autre-appareil").hidden = false;
      }
    };
    form.addEventListener("submit", submit);
  });
};

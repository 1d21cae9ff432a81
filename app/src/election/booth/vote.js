// What the pages of a vote share: the codes that this device keeps, the booth's program, drawings, sending.

// One code a line of a roll, in this browser alone.
const store = (mode, ask) =>
  new Promise((done, fail) => {
    const open = indexedDB.open("collegiale-vote", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("code");
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
      const change = open.result.transaction("code", mode);
      const asked = ask(change.objectStore("code"));
      change.oncomplete = () => { open.result.close(); done(asked.result); };
      change.onerror = change.onabort = () => fail(change.error);
    };
  });
export const kept = (urn, line) => store("readonly", (it) => it.get(`${urn}/${line}`));
export const keep = (urn, line, code) => store("readwrite", (it) => it.put(code, `${urn}/${line}`));

export const chance = () => crypto.getRandomValues(new Uint8Array(32));

/** The booth's program. */
export const booth = async ([script, wasm]) => {
  const program = await import(script);
  await program.default({ module_or_path: wasm });
  return program;
};

/** A tracking number or a code in short groups, to be read aloud. */
export const groups = (text) => text.match(/.{1,4}/g).join(" ");

const NS = "http://www.w3.org/2000/svg";
/** A drawing that a telephone reads. */
export const qr = (program, text, label) => {
  const drawn = program.qr(text);
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", `0 0 ${drawn.size} ${drawn.size}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  for (const [fill, d] of [["#fff", `M0 0h${drawn.size}v${drawn.size}h-${drawn.size}z`], ["#000", drawn.path]]) {
    const path = document.createElementNS(NS, "path");
    path.setAttribute("fill", fill);
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
};

/** An element with a text, and perhaps a class. */
export const make = (name, text, kind) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

/**
 * Sends a form and says what came back: `{ok, answer}`, or why not: `network`, `signIn`, `failed`, or a sentence in
 * `refused`.
 */
export const post = async (to, fields) => {
  let answer;
  try {
    answer = await fetch(to, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      // A network that swallows what is sent is none.
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return { network: true };
  }
  if (answer.redirected || answer.status === 401) return { signIn: true };
  const json = answer.headers.get("content-type")?.startsWith("application/json");
  if (!json) return { failed: true };
  const said = await answer.json();
  return answer.ok ? { ok: true, answer: said } : { refused: said.refused };
};

/** Why something was not taken: what the server says of it, or a word of the page. */
export const why = (sent, words) =>
  sent.refused ?? words[sent.network ? "network" : sent.signIn ? "signIn" : "failed"];

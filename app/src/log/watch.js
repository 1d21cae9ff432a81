(async (addresses, lang, log, words) => {
  const place = document.getElementById("constat");
  const number = new Intl.NumberFormat(lang);
  const key = `registre/${log}`;
  document.getElementById("sans-script").hidden = true;

  const say = (kind, sentence, title) => {
    place.replaceChildren();
    const box = place.appendChild(document.createElement("div"));
    box.className = `notice notice--${kind}`;
    box.append(document.getElementById(`signe-${kind}`).content.cloneNode(true));
    const body = box.appendChild(document.createElement("div"));
    body.className = "notice__body";
    if (title) body.appendChild(document.createElement("strong")).textContent = title;
    body.appendChild(document.createElement("p")).textContent = sentence;
    return body;
  };
  const fill = (sentence, now, before) =>
    sentence.replace("#", number.format(now)).replace("@", number.format(before));
  const get = async (path) => {
    const answer = await fetch(`/log/${log}/${path}`, { cache: "no-cache" });
    if (!answer.ok) throw answer.status;
    return answer;
  };
  const file = (body, label, name, text) => {
    const link = body.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
    link.textContent = label;
    link.download = name;
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  };

  say("info", words.working);
  let seen;
  try {
    seen = JSON.parse(localStorage.getItem(key));
  } catch {
    // What cannot be read is like nothing.
  }
  const keep = (value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing compares nothing.
    }
  };
  try {
    const part = await import(addresses[0]);
    await part.default({ module_or_path: addresses[1] });
    const [vkey, note] = [await (await get("key")).text(), await (await get("checkpoint")).text()];
    const now = part.size(vkey, note);
    if (!seen?.note) {
      if (now === undefined) throw 0;
      keep({ vkey, note });
      say("info", fill(words.first, now));
      return;
    }
    const broken = (why) => {
      const body = say("refusal", words[why], words.broken);
      body.appendChild(document.createElement("p")).textContent = words.evidence;
      file(body, words.old, "avant.checkpoint", seen.note);
      file(body, words.new, "maintenant.checkpoint", note);
    };
    // The key that was seen first judges both.
    const [verdict, ...paths] = part.compare(seen.vkey, seen.note, note).split("\n");
    if (verdict !== "tiles") return broken(verdict);
    const tiles = await Promise.all(paths.map(async (path) => new Uint8Array(await (await get(path)).arrayBuffer())));
    const bytes = new Uint8Array(await new Blob(tiles).arrayBuffer());
    const judged = part.judge(seen.vkey, seen.note, note, bytes);
    if (judged !== "extends") return broken(judged);
    const before = part.size(seen.vkey, seen.note);
    say("success", fill(before === now ? words.same : words.extends, now, before));
    keep({ vkey: seen.vkey, note });
  } catch (error) {
    if (error !== 503) return say("info", words.offline);
    const body = say("refusal", words.stopped);
    if (seen?.note) file(body, words.old, "avant.checkpoint", seen.note);
  }
})

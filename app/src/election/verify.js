((addresses, lang, words) => {
  const [program, script, wasm] = addresses;
  const file = document.getElementById("archive");
  const tracker = document.getElementById("suivi");
  const place = document.getElementById("constat");
  const number = new Intl.NumberFormat(lang);
  const signs = { holds: "✓", tolerated: "!", fails: "✗", unknown: "?" };
  let worker;

  const add = (parent, tag, text, name) => {
    const node = parent.appendChild(document.createElement(tag));
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const notice = (kind, sentence) => {
    const box = add(place, "div", "", `notice notice--${kind}`);
    box.append(document.getElementById(`signe-${kind}`).content.cloneNode(true));
    const body = add(box, "div", "", "notice__body");
    add(body, "h2", sentence);
    return body;
  };
  const refuse = (sentence) => {
    place.replaceChildren();
    notice("refusal", sentence);
    place.focus();
  };
  const results = (questions) => {
    const part = add(place, "section", "", "stack");
    add(part, "h2", words.result);
    for (const { question, answers } of questions) {
      const table = add(part, "table", "", "counts");
      add(table, "caption", question);
      const head = add(add(table, "thead"), "tr");
      for (const column of [words.answer, words.voices]) {
        add(head, "th", column, column === words.voices ? "cell--number" : "").scope = "col";
      }
      const body = add(table, "tbody");
      for (const [answer, voices] of answers) {
        const row = add(body, "tr");
        const name = add(row, "th");
        name.scope = "row";
        add(name, "bdi", answer);
        add(row, "td", number.format(voices), "cell--number");
      }
    }
  };
  const checks = (lines) => {
    const part = add(place, "section", "", "stack");
    add(part, "h2", words.checks);
    const list = add(part, "ul", "", "checks");
    for (const line of lines) {
      const item = add(list, "li", "", "check");
      item.dataset.mark = line.mark;
      add(item, "span", signs[line.mark], "check__sign").ariaHidden = "true";
      const body = add(item, "div");
      add(body, "span", `${words.marks[line.mark]} `, "visually-hidden");
      add(body, "span", line.text);
      const shown = line.reasons.slice(0, 20);
      if (!shown.length) continue;
      const reasons = add(body, "ul", "", "notes");
      for (const reason of shown) add(reasons, "li", reason);
      const rest = line.reasons.length - shown.length;
      if (rest) add(reasons, "li", words.more.replace("#", number.format(rest)));
    }
  };
  const show = (found) => {
    place.replaceChildren();
    const body = notice(found.holds ? "success" : "refusal", found.summary);
    for (const sentence of [found.name, found.stage]) if (sentence) add(body, "p", sentence);
    if (found.checks.length === 1) {
      // Nothing could be read: the list would say the same again.
      add(body, "p", words.choose);
      return place.focus();
    }
    if (found.questions) results(found.questions);
    checks([...found.checks, found.tracker].filter(Boolean));
    if (found.fingerprint) {
      const print = add(place, "p", `${words.fingerprint} `, "fingerprint");
      add(print, "code", found.fingerprint);
    }
    place.focus();
  };
  const check = async () => {
    worker?.terminate();
    const [chosen] = file.files;
    if (!chosen) return;
    if (!chosen.size) return refuse(words.empty);
    if (chosen.size > 5e8) return refuse(words.large);
    place.replaceChildren();
    const waiting = add(place, "div", "", "stack stack-tight");
    add(waiting, "p", words.working);
    const bar = add(waiting, "progress");
    bar.max = 100;
    bar.ariaLabel = words.working;
    let bytes;
    try {
      bytes = await chosen.arrayBuffer();
    } catch {
      return refuse(words.unreadable);
    }
    const mine = (worker = new Worker(program));
    mine.onerror = () => mine === worker && refuse(words.offline);
    mine.onmessage = ({ data: { percent, found } }) => {
      if (mine !== worker) return;
      if (percent) {
        bar.value = percent;
        return;
      }
      mine.terminate();
      if (found) show(found);
      else refuse(words.offline);
    };
    mine.postMessage([script, wasm, bytes, lang, tracker.value], [bytes]);
  };
  file.addEventListener("change", check);
  tracker.addEventListener("change", check);
  document.getElementById("sans-script").remove();
  document.getElementById("verifier").hidden = false;
})

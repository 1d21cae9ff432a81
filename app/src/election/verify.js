((addresses, lang, words) => {
  const { place, number, add, notice, refuse, wait, table, checks } = shown(lang, words);
  const [program, script, wasm] = addresses;
  const file = document.getElementById("archive");
  const tracker = document.getElementById("suivi");
  let worker;

  const results = (questions) => {
    const part = add(place, "section", "", "stack");
    add(part, "h2", words.result);
    for (const { question, answers } of questions) {
      const rows = answers.map(([answer, voices]) => [answer, [number.format(voices)]]);
      table(part, question, [words.answer, words.voices], rows);
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
    const bar = wait();
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

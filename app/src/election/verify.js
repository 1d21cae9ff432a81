((addresses, lang, words) => {
  const { place, number, add, notice, refuse, wait, table, checks, list } = shown(lang, words);
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
    if (found.seats?.length) {
      const part = add(place, "section", "", "stack");
      add(part, "h2", words.seats);
      const rows = add(part, "ul");
      for (const sentence of found.seats) add(rows, "li", sentence);
    }
    const questions = [found, ...(found.urns ?? [])].flatMap((it) => it.questions ?? []);
    if (questions.length) results(questions);
    checks([...found.checks, found.tracker].filter(Boolean));
    for (const urn of found.urns ?? []) {
      // Each urn by itself, folded: who doubts looks.
      const part = add(place, "details");
      add(part, "summary", words.urn.replace("#", urn.questions?.[0]?.question ?? urn.college));
      list(part, urn.checks);
      add(add(part, "p", `${words.fingerprint} `, "fingerprint"), "code", urn.fingerprint);
    }
    if (found.fingerprint) {
      const print = add(place, "p", `${words.fingerprint} `, "fingerprint");
      add(print, "code", found.fingerprint);
    }
    place.focus();
  };
  const run = (bytes, bar) => {
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
    // A copy goes: what came from this site is asked again with another tracking number.
    mine.postMessage([script, wasm, bytes, lang, tracker.value]);
  };
  let here;
  const check = async () => {
    worker?.terminate();
    worker = undefined;
    const [chosen] = file.files;
    if (!chosen) return here && run(here, wait());
    if (!chosen.size) return refuse(words.empty);
    if (chosen.size > 5e8) return refuse(words.large);
    const bar = wait();
    try {
      run(await chosen.arrayBuffer(), bar);
    } catch {
      refuse(words.unreadable);
    }
  };
  // An archive of this site, from a link « Vérifier ».
  const linked = async (named) => {
    const address = new URL(named, location.href);
    if (address.origin !== location.origin) return refuse(words.elsewhere);
    const bar = wait();
    try {
      const answer = await fetch(address);
      if (!answer.ok || answer.redirected) return refuse(words.gone);
      here = await answer.arrayBuffer();
      if (!file.files.length) run(here, bar);
    } catch {
      refuse(words.offline);
    }
  };
  file.addEventListener("change", check);
  tracker.addEventListener("change", check);
  document.getElementById("sans-script").remove();
  document.getElementById("verifier").hidden = false;
  const named = new URLSearchParams(location.search).get("archive");
  if (file.files.length) check();
  else if (named) linked(named);
})

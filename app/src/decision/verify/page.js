((addresses, lang, words) => {
  const { place, add, notice, refuse, wait, table, checks } = shown(lang, words);
  const [program, script, wasm] = addresses;
  const file = document.getElementById("archive");
  let worker;

  const link = (parent, label, href) => {
    const there = add(add(parent, "p"), "a", label);
    there.href = href;
  };
  const show = ({ found, known }) => {
    if (found.refused) {
      const body = refuse(found.refused);
      add(body, "p", found.advice);
      if (found.secret) link(body, words.secret, "/verifier");
      return;
    }
    place.replaceChildren();
    const body = notice(found.holds ? "success" : "refusal", found.summary);
    if (found.end) add(body, "p", found.end);
    if (found.tables.length) {
      const part = add(place, "section", "", "stack");
      add(part, "h2", words.counts);
      // The numbers in brackets stand in the rows.
      found.tables.forEach(({ columns, rows }, at) =>
        table(part, found.counts[at].replace(/ \(.*\)/, ""), columns, rows));
    }
    checks(found.checks);
    add(place, "p", found.log, "fingerprint");
    add(place, "p", known ? words.known : words.unknown, "muted");
    place.focus();
  };
  const check = (bytes) => {
    const mine = (worker = new Worker(program));
    mine.onerror = () => mine === worker && refuse(words.offline);
    mine.onmessage = ({ data }) => {
      if (mine !== worker) return;
      mine.terminate();
      if (data.found) show(data);
      else refuse(words.offline);
    };
    mine.postMessage([script, wasm, bytes, lang], [bytes]);
  };
  const choose = async () => {
    worker?.terminate();
    worker = undefined;
    const [chosen] = file.files;
    if (!chosen) return;
    if (!chosen.size) return refuse(words.empty);
    if (chosen.size > 5e8) return refuse(words.large);
    wait();
    try {
      check(await chosen.arrayBuffer());
    } catch {
      refuse(words.unreadable);
    }
  };
  // An archive of this site, from a link « Vérifier ».
  const linked = async (named) => {
    const address = new URL(named, location.href);
    if (address.origin !== location.origin) return refuse(words.elsewhere);
    wait();
    try {
      const answer = await fetch(address);
      if (answer.redirected || answer.status === 401) {
        const body = refuse(words.signIn);
        return link(body, words.open, address.pathname);
      }
      if (!answer.ok) return refuse(words.gone);
      const bytes = await answer.arrayBuffer();
      if (!worker && !file.files.length) check(bytes);
    } catch {
      refuse(words.offline);
    }
  };
  file.addEventListener("change", choose);
  document.getElementById("sans-script").remove();
  document.getElementById("verifier").hidden = false;
  const named = new URLSearchParams(location.search).get("archive");
  if (file.files.length) choose();
  else if (named) linked(named);
})

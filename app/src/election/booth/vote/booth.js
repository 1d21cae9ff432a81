(async ([, , shared, program], words) => {
  const find = (id) => document.getElementById(id);
  find("sans-script").hidden = true;
  const form = find("isoloir");
  const state = find("isoloir-etat");
  const say = (text) => { state.textContent = text; };
  let tools, booth;
  try {
    tools = await import(shared);
    booth = await tools.booth(program);
  } catch {
    find("sans-programme").hidden = false;
    return;
  }
  const urns = [...form.querySelectorAll("fieldset[data-urn]")];
  const lines = JSON.parse(form.dataset.lines);
  const codes = new Map();
  for (const line of lines) {
    codes.set(line.entry, await tools.kept(line.uuid, line.entry).catch(() => undefined));
  }

  // A sheet that was scanned brings its code behind the address, which is not sent to anybody.
  const scanned = new URLSearchParams(location.hash.slice(1)).get("code");
  if (scanned) {
    history.replaceState(null, "", location.pathname + location.search);
    find("feuille-code").value = scanned;
  }

  // One step at a time.
  const steps = ["choisir", "verifier", "deposer", "recu"];
  const show = (name) => {
    for (const step of steps) find(`etape-${step}`).hidden = step !== name;
    const at = steps.indexOf(name);
    for (const [place, bar] of [...find("etapes").querySelectorAll("li")].entries()) {
      bar.className = place < at ? "stepper__done" : "";
      if (place === at) bar.setAttribute("aria-current", "step"); else bar.removeAttribute("aria-current");
    }
    find("etapes").querySelector("p").textContent = words.steps[at];
    say("");
    const head = find(`etape-${name}`).querySelector("h2");
    head.tabIndex = -1;
    head.focus();
  };

  // For whom: all voices of an urn, or one.
  const chosen = () => {
    const pour = form.elements.pour?.value ?? `urne:${lines[0].urn}`;
    const [kind, id] = pour.split(":");
    return lines.filter((it) => (kind === "urne" ? it.urn === id : it.entry === id));
  };
  const urn = () => urns.find((it) => it.dataset.urn === chosen()[0].urn);
  const boxes = (of) => [...of.querySelectorAll("input[type=checkbox]")];
  const needsCode = () => chosen().some((it) => !codes.get(it.entry)) || scanned;
  const adapt = () => {
    for (const it of urns) it.hidden = it !== urn();
    find("feuille").hidden = !needsCode();
    find("feuille-replie").hidden = !!needsCode();
    count();
  };
  const count = () => {
    const it = urn();
    const marked = boxes(it).filter((box) => box.checked && box.value !== "blanc").length;
    const blank = it.querySelector("input[value=blanc]").checked;
    it.querySelector("[data-count]").textContent = blank
      ? words.blank
      : words.count.replace("{n}", marked).replace("{max}", it.dataset.max)
        + (marked === Number(it.dataset.max) ? ` ${words.full}` : "");
  };
  form.addEventListener("change", (event) => {
    const box = event.target;
    const it = box.closest("fieldset[data-urn]");
    if (it && box.checked) {
      if (box.value === "blanc") {
        for (const other of boxes(it)) other.checked = other === box;
      } else {
        it.querySelector("input[value=blanc]").checked = false;
        const marked = boxes(it).filter((other) => other.checked);
        if (Number(it.dataset.max) < marked.length) {
          box.checked = false;
          count();
          it.querySelector("[data-count]").textContent = words.tooMany.replace("{max}", it.dataset.max);
          return;
        }
      }
    }
    say("");
    adapt();
  });
  find("feuille-montrer").addEventListener("click", () => {
    find("feuille").hidden = false;
    find("feuille-replie").hidden = true;
    find("feuille-code").focus();
  });
  adapt();
  form.hidden = false;

  // What is encrypted; kept in the memory of this page alone, and erased once it is sent.
  let ballots = [];
  const names = () => boxes(urn()).filter((it) => it.checked).map((it) => it.dataset.name);
  const encrypt = () => {
    const it = urn();
    const typed = find("feuille").hidden ? "" : find("feuille-code").value.trim();
    const marks = new Uint8Array(Number(it.dataset.answers));
    const blank = it.querySelector("input[value=blanc]").checked;
    for (const box of boxes(it)) if (box.checked && box.value !== "blanc") marks[Number(box.value)] = 1;
    const election = new TextEncoder().encode(it.dataset.election);
    return chosen().map((line) => ({
      line, ...(({ ballot, tracker, opening }) => ({ ballot, tracker, opening }))(
        booth.fill(election, typed || codes.get(line.entry), marks, blank, tools.chance()),
      ),
    }));
  };
  const recap = () => {
    find("recap").replaceChildren(...(urn().querySelector("input[value=blanc]").checked
      ? [tools.make("li", words.blank)]
      : names().map((it) => tools.make("li", it))));
    find("numeros").replaceChildren(...ballots.flatMap((it) => [
      ...(lines.length > 1 ? [tools.make("p", it.line.member)] : []),
      tools.make("p", tools.groups(it.tracker), "tracker"),
    ]));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (find("etape-choisir").hidden) return;
    const it = urn();
    const count = boxes(it).filter((box) => box.checked).length;
    const blank = it.querySelector("input[value=blanc]").checked;
    if (count === 0 || (!blank && count < Number(it.dataset.min))) return say(words.none.replace("{min}", it.dataset.min));
    const typed = find("feuille").hidden ? "" : find("feuille-code").value.trim();
    if (!typed && chosen().some((line) => !codes.get(line.entry))) {
      find("feuille-code").focus();
      return say(words.noCode);
    }
    if (typed && chosen().length > 1) return say(words.oneSheet);
    try {
      ballots = encrypt();
    } catch {
      return say(words.badCode);
    }
    recap();
    show("verifier");
  });
  const back = () => { ballots = []; show("choisir"); };
  for (const button of document.querySelectorAll("[data-revenir]")) button.addEventListener("click", back);

  // Cast: sent again as often as it takes, it counts once.
  let receipts = [];
  const again = find("renvoyer");
  // A while, or until the network is back.
  const rest = (seconds) => new Promise((done) => {
    const go = () => { clearTimeout(late); removeEventListener("online", go); done(); };
    const late = setTimeout(go, seconds * 1000);
    addEventListener("online", go);
  });
  const cast = async (it) => {
    const patience = Date.now() + 90_000;
    for (let wait = 1; ; wait = Math.min(wait * 2, 8)) {
      const sent = await tools.post(form.dataset.cast, { urne: it.line.urn, ligne: it.line.entry, bulletin: it.ballot });
      if (!sent.network && !sent.failed || patience < Date.now()) return sent;
      find("envoi").textContent = words.retry;
      await rest(wait);
    }
  };
  let busy = false;
  const send = async () => {
    // One tap is enough, and two do no more.
    if (busy) return;
    busy = true;
    try {
      await all();
    } finally {
      busy = false;
    }
  };
  const all = async () => {
    show("deposer");
    find("envoi").textContent = words.sending;
    again.hidden = true;
    find("reconnecter").hidden = true;
    find("refuse-revenir").hidden = true;
    receipts = [];
    for (const it of ballots) {
      const sent = await cast(it);
      if (!sent.ok) {
        find("envoi").textContent = tools.why(sent, words);
        find("reconnecter").hidden = !sent.signIn;
        again.hidden = !!sent.refused;
        find("refuse-revenir").hidden = !sent.refused;
        return;
      }
      receipts.push({ line: it.line, ...sent.answer });
    }
    // Nobody who takes the phone afterwards reads it here.
    ballots = [];
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
    find("feuille-code").value = "";
    find("recap").replaceChildren();
    count();
    receive();
  };
  find("deposer").addEventListener("click", send);
  again.addEventListener("click", send);
  const receive = () => {
    find("recu-numeros").replaceChildren(...receipts.map((it) => {
      const part = tools.make("section", undefined, "receipt");
      const link = `${location.origin}${form.dataset.track}?numero=${encodeURIComponent(it.tracker)}`;
      const follow = tools.make("a", words.follow);
      follow.href = link;
      const after = tools.make("p");
      after.append(follow);
      part.append(
        ...(lines.length > 1 ? [tools.make("h3", it.line.member)] : []),
        tools.make("p", tools.groups(it.tracker), "tracker"),
        tools.qr(booth, link, words.drawing),
        tools.make("p", words.before.replace("{at}", it.before_words)),
        after,
      );
      return part;
    }));
    show("recu");
  };
  const paper = () => receipts.map((it) => it.note).join("\n");
  find("recu-telecharger").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([paper()], { type: "text/plain" }));
    link.download = "recu-de-vote.txt";
    link.click();
  });
  find("recu-imprimer").addEventListener("click", () => window.print());
  const share = find("recu-partager");
  share.hidden = !navigator.share;
  share.addEventListener("click", () => {
    navigator.share({ title: words.receipt, text: receipts.map((it) => it.tracker).join("\n") }).catch(() => {});
  });

  // Tested: shown, and never cast.
  find("tester").addEventListener("click", async (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    say(words.sending);
    for (const it of ballots) {
      const sent = await tools.post(form.dataset.test, { urne: it.line.urn, numero: it.tracker });
      if (!sent.ok) {
        button.disabled = false;
        return say(tools.why(sent, words));
      }
    }
    const election = new TextEncoder().encode(urn().dataset.election);
    const tested = ballots.map((it) => {
      const opened = booth.open(election, it.ballot, it.opening);
      const part = tools.make("section", undefined, "stack");
      const file = JSON.stringify({ ballot: it.ballot, opening: it.opening, election: urn().dataset.election });
      const link = tools.make("a", words.file, "button button--quiet");
      link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
      link.download = "bulletin-teste.json";
      const list = tools.make("ul");
      list.append(...(opened.blank ? [tools.make("li", words.blank)] : opened.marked.map((name) => tools.make("li", name))));
      part.append(tools.make("p", tools.groups(opened.tracker), "tracker"), list, link);
      return part;
    });
    find("teste-bulletins").replaceChildren(...tested);
    ballots = [];
    button.disabled = false;
    for (const step of steps) find(`etape-${step}`).hidden = true;
    find("teste").hidden = false;
    say("");
    const head = find("teste").querySelector("h2");
    head.tabIndex = -1;
    head.focus();
  });
  find("teste-revenir").addEventListener("click", () => { find("teste").hidden = true; back(); });
})

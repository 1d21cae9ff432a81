(async ([script, addresses], words) => {
  const find = (id) => document.getElementById(id);
  const [part, state] = [find("cle"), find("cle-etat")];
  const say = (sentence) => { state.textContent = sentence; };
  const { action, board, about } = part.dataset;
  const facts = () => find("faits").dataset;
  find("sans-script").hidden = true;
  let tools, program;
  try {
    tools = await import(script);
    await tools.kept(board);
    program = await tools.program(addresses);
  } catch {
    return say(words.old);
  }
  const { chance, told } = tools;

  // The file, to be downloaded and printed.
  const offer = (file) => {
    const link = find("fichier");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    link.download = "cle-de-depositaire.json";
    find("feuille").textContent = file;
    find("garder").hidden = false;
    return link;
  };
  find("imprimer").addEventListener("click", () => print());

  // Shows anew who is awaited, and what there is to do.
  const refresh = (page) => {
    for (const id of ["faits", "avancement", "refus"]) {
      const [old, fresh] = [find(id), page.getElementById(id)];
      if (old && fresh && old.outerHTML !== fresh.outerHTML) old.replaceWith(document.adoptNode(fresh));
    }
    const [old, fresh] = ["h1 + p", "h1 + p"].map((it, at) => (at ? page : document).querySelector(it));
    if (old && fresh && old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
  };
  const read = async (answer) => {
    if (answer.redirected) { say(words.signIn); throw "signIn"; }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const look = async () => refresh(await read(await fetch(location.pathname)));
  const post = async (to, fields) => {
    const answer = await fetch(`${action}/${to}`, {
      method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json" },
    });
    if (answer.ok && !answer.redirected) return look();
    refresh(await read(answer));
    throw "refused";
  };

  // What is awaited now, computed and sent.
  const speak = async (seed) => {
    const now = facts();
    if (now.awaited === undefined) return;
    const [needed, size, place] = [now.needed, now.size, now.place].map(Number);
    say(words.sending);
    const make = {
      gathering: () => program.certificate(seed, place, needed, size, chance()),
      polynomials: () => program.polynomial(seed, now.certificates, needed, chance()),
      answers: () => program.answer(seed, now.certificates, needed, now.received, chance()),
    }[now.state];
    const said = make();
    if (said.startsWith("!trustee-")) {
      const accused = said.slice("!trustee-".length);
      say(words.accused.replace("#", find("avancement").querySelectorAll("li > span")[accused - 1].textContent));
      return post("plainte", { place: accused });
    }
    if (said === "!not-mine") { say(words.notMine); throw "notMine"; }
    await post("message", { etape: now.state, message: told(said) });
  };

  let seed;
  const going = () => facts().state !== "ready" && facts().state !== "retired";
  const turn = async () => {
    if (seed && facts().awaited !== undefined) await speak(seed);
    if (!going()) return say(words.ready);
    if (facts().awaited === undefined) say(words.waiting);
  };
  const wait = () => setTimeout(async () => {
    try {
      await look();
      await turn();
    } catch { /* the next look may find better */ }
    if (going()) wait();
  }, 2000);

  const create = find("creer");
  const fields = [find("phrase"), find("encore")];
  find("proposer").addEventListener("click", () => {
    fields[0].value = tools.phrase();
    fields[1].value = "";
    fields[0].select();
  });
  create.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [one, two] = fields.map((it) => it.value.normalize("NFKC").trim());
    if (one.length < 14) return say(words.short);
    if (one !== two) return say(words.differ);
    const button = create.querySelector("[type=submit]");
    button.disabled = true;
    say(words.making);
    try {
      const made = told(program.seed(chance()));
      const file = await tools.seal(made, one, board, about);
      // Kept before anything is sent: a key that is lost would be missed by all.
      await tools.keep(board, file);
      seed = made;
      await speak(seed);
      for (const field of fields) field.value = "";
      create.hidden = true;
      offer(file).click();
      await turn();
    } catch {
      say(find("refus").textContent.trim() || words.failed);
    } finally {
      button.disabled = false;
    }
  });

  const before = await tools.kept(board);
  if (facts().key === undefined) create.hidden = false;
  else {
    if (before) offer(before);
    if (going()) {
      const form = find("ouvrir");
      form.hidden = facts().awaited === undefined;
      if (form.hidden) say(words.waiting);
      const shown = setInterval(() => { if (!seed) form.hidden = facts().awaited === undefined; }, 1000);
      tools.asked(form, board, say, words).then(async ([opened, file]) => {
        clearInterval(shown);
        form.hidden = true;
        seed = opened;
        offer(file);
        try { await turn(); } catch { say(find("refus").textContent.trim() || state.textContent || words.failed); }
      });
    }
  }
  if (going()) wait();
})

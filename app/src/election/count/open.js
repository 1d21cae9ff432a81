(async ([script, addresses], words) => {
  const find = (id) => document.getElementById(id);
  const [part, form, state] = [find("ouverture"), find("ouvrir"), find("cle-etat")];
  const say = (sentence) => { state.textContent = sentence; };
  const { action, board, sealed } = part.dataset;
  find("sans-script").hidden = true;
  let tools, program;
  try {
    tools = await import(script);
    await tools.kept(board);
    program = await tools.program(addresses);
  } catch {
    return say(words.old);
  }
  const post = async (urn, share) => {
    const answer = await fetch(`${action}/${urn}`, {
      method: "POST", body: new URLSearchParams({ part: share }), headers: { accept: "application/json" },
    });
    if (answer.ok && !answer.redirected) return;
    if (answer.redirected) throw "signIn";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("refus");
    if (fresh) find("refus").replaceWith(document.adoptNode(fresh));
    throw "refused";
  };
  const open = async (seed) => {
    for (const [urn, uuid, turnout, name] of JSON.parse(part.dataset.urns)) {
      say(words.checking.replace("#1", name));
      const answer = await fetch(`${action}/${urn}`);
      if (answer.redirected) throw "signIn";
      if (!answer.ok) throw "failed";
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // The words are painted before the device is busy.
      await new Promise((done) => setTimeout(done, 50));
      const said = tools.told(program.decrypt(seed, sealed, bytes, tools.chance()));
      const [one, two] = [said.indexOf(" "), said.indexOf(" ", said.indexOf(" ") + 1)];
      const [of, ballots] = [said.slice(0, one), Number(said.slice(one + 1, two))];
      // Another urn, or another number of ballots than the one that everybody sees.
      if (of !== uuid || ballots !== turnout) throw "archive";
      await post(urn, said.slice(two + 1));
    }
  };
  const ask = async () => {
    form.hidden = false;
    const [seed] = await tools.asked(form, board, say, words);
    try {
      await open(seed);
      form.hidden = true;
      say(words.done);
      location.reload();
    } catch (word) {
      say(word === "refused" ? find("refus").textContent.trim() : words[word] ?? words.failed);
      if (word !== "archive" && word !== "unreadable") ask();
    }
  };
  ask();
})

(async ([script, softkey, shared, program], words) => {
  const find = (id) => document.getElementById(id);
  find("sans-script").hidden = true;
  const form = find("code");
  const say = (text) => { find("code-etat").textContent = text; };
  let device, tools, booth;
  try {
    tools = await import(shared);
    device = await (await import(script)).open(form.dataset.account, softkey);
    booth = await tools.booth(program);
  } catch {
    find("sans-cle").hidden = false;
    return;
  }
  const lines = [...form.querySelectorAll("[data-line]")].map((it) => ({ ...it.dataset, element: it }));
  const codes = await Promise.all(lines.map((it) => tools.kept(it.urn, it.line)));

  // The code is here: it can be printed. It is shown when asked for only: somebody may look on.
  find("secours").hidden = !codes.some(Boolean);
  const sheets = () => {
    const made = lines.flatMap((it, place) => {
      if (!codes[place]) return [];
      const part = tools.make("section", undefined, "sheet card");
      part.append(
        tools.make("h3", it.member),
        tools.make("p", it.college),
        tools.make("p", codes[place], "code-text"),
        tools.qr(booth, `${location.origin}${form.dataset.booth}#code=${codes[place]}`, words.drawing),
      );
      return [part];
    });
    find("secours-feuilles").replaceChildren(...made);
  };
  find("secours-imprimer").addEventListener("click", () => { sheets(); window.print(); });
  find("secours-voir").addEventListener("click", sheets);
  for (const [place, it] of lines.entries()) {
    it.element.querySelector("[data-here]").hidden = !codes[place];
    it.element.querySelector("[data-elsewhere]").hidden = !!codes[place] || it.registered !== "true";
  }

  if (!form.dataset.keys.split(" ").includes(device.own?.id)) {
    find("sans-appareil").hidden = false;
    return;
  }
  const button = find("code-preparer");
  if (!button) return;
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    say(words.working);
    try {
      const made = [];
      for (const it of lines) {
        const code = booth.make_credential(it.urn, it.line, tools.chance());
        const fields = { ...JSON.parse(it.statement), credential: code.public };
        const envelope = await device.sign(device.own, "collegiale/election.credential/v1", fields);
        const sealed = booth.seal(form.dataset.tellers, `${it.urn}|${it.line}`, envelope, tools.chance());
        // Kept before it is sent: what the server knows is never without its code.
        made.push([it, code.secret, {
          urn: it.row, entry: it.line, credential: code.public, proof: code.proof, sealed,
        }]);
      }
      const before = await Promise.all(made.map(([it]) => tools.kept(it.urn, it.line)));
      for (const [it, secret] of made) await tools.keep(it.urn, it.line, secret);
      const sent = await tools.post(form.action, {
        inscriptions: JSON.stringify(made.map(([, , line]) => line)),
      });
      if (sent.ok) return location.assign(sent.answer.to);
      if (!sent.network && !sent.failed) {
        // Refused: the earlier code stays the one that counts.
        for (const [place, [it]] of made.entries()) {
          if (before[place]) await tools.keep(it.urn, it.line, before[place]);
        }
      }
      say(tools.why(sent, words));
    } catch {
      say(words.failed);
    } finally {
      button.disabled = false;
    }
  });
})

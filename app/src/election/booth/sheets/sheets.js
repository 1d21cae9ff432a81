(async ([, , shared, program], words) => {
  const find = (id) => document.getElementById(id);
  const page = find("feuilles");
  const tools = await import(shared);
  const booth = await tools.booth(program);
  find("sans-script").hidden = true;
  page.hidden = false;
  const say = (text) => { find("feuilles-etat").textContent = text; };
  let printed = true;
  addEventListener("beforeunload", (event) => { if (!printed) event.preventDefault(); });
  for (const button of page.querySelectorAll("button[data-urn]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      say(words.working);
      const { urn, uuid, name, needed } = button.dataset;
      const made = [];
      for (let number = 1; number <= Number(needed); number += 1) {
        made.push(booth.make_credential(uuid, `sheet ${number}`, tools.chance()));
        // The page stays alive while hundreds are made.
        if (number % 20 === 0) await new Promise((done) => setTimeout(done));
      }
      const sent = await tools.post(page.dataset.action, {
        urne: urn,
        feuilles: JSON.stringify(made.map((it) => ({ credential: it.public, proof: it.proof }))),
      });
      button.disabled = false;
      if (!sent.ok) {
        return say(tools.why(sent, words));
      }
      printed = false;
      find("impression-feuilles").replaceChildren(...made.map((it, place) => {
        const part = tools.make("section", undefined, "sheet card");
        part.append(
          tools.make("h2", words.sheet.replace("{n}", place + 1)),
          tools.make("p", `${page.dataset.title} · ${name}`),
          tools.make("p", it.secret, "code-text"),
          tools.qr(booth, `${location.origin}${page.dataset.booth}#code=${it.secret}`, words.drawing),
          tools.make("p", words.how),
        );
        return part;
      }));
      page.hidden = true;
      find("impression").hidden = false;
      say(words.made);
    });
  }
  find("imprimer").addEventListener("click", () => window.print());
  find("imprime").addEventListener("click", () => {
    printed = true;
    find("impression-feuilles").replaceChildren();
    location.reload();
  });
})

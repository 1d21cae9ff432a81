(async ([, , shared, program], words) => {
  const form = document.getElementById("teste");
  const shown = document.getElementById("teste-resultat");
  const tools = await import(shared);
  const booth = await tools.booth(program);
  document.getElementById("sans-script").hidden = true;
  form.hidden = false;
  const elections = JSON.parse(form.dataset.elections);
  document.getElementById("bulletin").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      const { ballot, opening, election } = JSON.parse(await file.text());
      // Only a text that this server publishes: else the first device could bring its own.
      if (!elections.includes(election)) {
        shown.replaceChildren(tools.make("p", words.other));
        return;
      }
      const opened = booth.open(new TextEncoder().encode(election), ballot, opening);
      const list = tools.make("ul");
      list.append(...(opened.blank ? [words.blank] : opened.marked).map((it) => tools.make("li", it)));
      shown.replaceChildren(
        tools.make("h2", words.holds), list,
        tools.make("p", words.number), tools.make("p", tools.groups(opened.tracker), "tracker"),
      );
    } catch {
      shown.replaceChildren(tools.make("p", words.wrong));
    }
  });
})

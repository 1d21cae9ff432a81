(async ([, , shared, program], words) => {
  const form = document.getElementById("echantillon");
  const say = (text) => { document.getElementById("echantillon-etat").textContent = text; };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector("button");
    button.disabled = true;
    say(words.working);
    try {
      const tools = await import(shared);
      const booth = await tools.booth(program);
      const { under, line } = form.dataset;
      const key = await tools.kept(under, line);
      if (!key) return say(words.noKey);
      const parts = JSON.parse(form.dataset.sealed).map((it) => ({
        line: it.line,
        part: booth.share(under, key.secret, it.sealed, tools.chance()),
      }));
      const sent = await tools.post(form.action, { parts: JSON.stringify(parts) });
      if (sent.ok) return location.reload();
      say(tools.why(sent, words));
    } catch {
      say(words.failed);
    } finally {
      button.disabled = false;
    }
  });
})

(async ([, , shared, program], words) => {
  const form = document.getElementById("scrutateur");
  const say = (text) => { document.getElementById("scrutateur-etat").textContent = text; };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    button.disabled = true;
    say(words.working);
    try {
      const tools = await import(shared);
      const booth = await tools.booth(program);
      const { urn, line } = form.dataset;
      // Made once: a key that was sent and whose answer was lost is sent again.
      const old = await tools.kept(urn, line);
      const made = old ?? booth.make_credential(urn, line, tools.chance());
      const { secret, public: cle, proof: preuve } = made;
      if (!old) await tools.keep(urn, line, { secret, public: cle, proof: preuve });
      const sent = await tools.post(form.action, { cle, preuve });
      if (sent.ok) return location.assign(sent.answer.to);
      say(tools.why(sent, words));
    } catch {
      say(words.failed);
    } finally {
      button.disabled = false;
    }
  });
})

(async ([, , shared, program], words) => {
  const find = (id) => document.getElementById(id);
  const form = find("papiers");
  const say = (text) => { find("papiers-etat").textContent = text; };
  const refuse = (text) => {
    say("");
    find("papiers-refus").textContent = text;
  };
  const tools = await import(shared);
  const booth = await tools.booth(program);
  find("sans-script").hidden = true;
  form.hidden = false;
  const { min, max, answers } = form.dataset;
  const election = new TextEncoder().encode(form.dataset.election);
  // Each place as likely as another.
  const mixed = (all) => {
    const left = [...all];
    const out = [];
    while (left.length > 0) {
      const fair = 2 ** 32 - (2 ** 32 % left.length);
      const [drawn] = crypto.getRandomValues(new Uint32Array(1));
      if (drawn < fair) out.push(...left.splice(drawn % left.length, 1));
    }
    return out;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const codes = new Set();
    let wrong;
    const made = [...form.querySelectorAll("[data-paper]")].map((paper) => {
      const marked = [...paper.querySelectorAll("input[type=checkbox]:checked")].map((it) => it.value);
      const blank = marked.includes("blanc");
      const code = paper.querySelector(".input").value.trim();
      const tell = (text) => {
        paper.querySelector("[data-wrong]").textContent = text;
        if (text) wrong ??= paper;
      };
      tell("");
      if (blank ? marked.length > 1 : marked.length < Number(min) || marked.length > Number(max)) {
        return tell(words.marks.replace("{min}", min).replace("{max}", max));
      }
      if (codes.has(code)) return tell(words.twice);
      codes.add(code);
      const marks = new Uint8Array(Number(answers));
      for (const it of marked) if (!blank) marks[Number(it)] = 1;
      try {
        return booth.fill(election, code, marks, blank, tools.chance());
      } catch {
        return tell(words.badCode);
      }
    });
    if (wrong) {
      wrong.querySelector("input").focus();
      return;
    }
    const button = event.submitter ?? form.querySelector("button");
    button.disabled = true;
    refuse("");
    say(words.sending);
    const ballots = mixed(made);
    const sent = await tools.post(form.action, { bulletins: JSON.stringify(ballots.map((it) => it.ballot)) });
    button.disabled = false;
    if (!sent.ok) {
      return refuse(tools.why(sent, words));
    }
    find("papiers-numeros").replaceChildren(...ballots.map((it) => tools.make("li", tools.groups(it.tracker), "tracker")));
    form.reset();
    form.hidden = true;
    find("papiers-faits").hidden = false;
    say(words.made);
  });
})

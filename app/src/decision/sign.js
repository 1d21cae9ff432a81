(async ([script, program], words) => {
  const form = document.querySelector("form[data-sign]");
  const find = (id) => document.getElementById(id);
  find("sans-script").hidden = true;
  const kept = `decision/${form.dataset.decision}/${form.dataset.sign}`;
  const value = (name) => form.elements[name]?.value ?? "";
  const state = find("signature-etat");
  const say = (sentence) => { state.textContent = sentence; };

  // What is typed stays in this tab until it is sent, also when the device page comes in between.
  const draft = JSON.parse(sessionStorage.getItem(kept) ?? "{}");
  const typed = () => [...form.elements].filter((it) => it.name && it.type !== "hidden");
  for (const field of typed()) {
    const was = draft[field.name];
    if (was === undefined) continue;
    if (field.type === "radio") field.checked ||= field.value === was;
    else if (!field.value) field.value = was;
  }
  const remember = () => {
    const all = Object.fromEntries(typed()
      .filter((it) => it.type !== "radio" || it.checked)
      .map((it) => [it.name, it.value]));
    sessionStorage.setItem(kept, JSON.stringify(all));
  };
  const adapt = () => {
    for (const part of form.querySelectorAll("[data-for]")) {
      part.hidden = !part.dataset.for.split(" ").includes(value("choix"));
      for (const field of part.querySelectorAll("textarea")) {
        field.required = !part.hidden && value("choix") === "objection";
      }
    }
  };
  form.addEventListener("input", () => { remember(); adapt(); });
  adapt();

  let tools;
  let device;
  try {
    tools = await import(script);
    device = await tools.open(form.dataset.account, program);
  } catch {
    find("sans-cle").hidden = false;
    return;
  }
  const speaks = form.dataset.keys.split(" ").includes(device.own?.id);
  find("sans-appareil").hidden = speaks;
  if (!speaks) return;
  form.hidden = false;

  // The voices for which it is said: all that were chosen.
  const voices = () => {
    const all = [...form.querySelectorAll("[data-statement]")];
    const chosen = value("pour");
    return all.filter((it) => !chosen || chosen === "toutes" || it.dataset.voice === chosen);
  };
  const clean = (name) => {
    const field = form.elements[name];
    if (!field) return "";
    field.value = field.value.replaceAll("\0", "").trim();
    return field.value;
  };
  const sha256 = async (text) =>
    tools.hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  // What is said, beside the fields that the server gave.
  const saying = {
    position: async () => {
      const [reason, harm] = [clean("motif"), clean("dommage")];
      const reasoned = ["objection", "reservation"].includes(value("choix")) && reason;
      const bytes = JSON.stringify({ harm, reason });
      const made = reasoned ? await tools.commit("decision.reason", bytes) : null;
      return [{ choice: value("choix"), reason: made?.commitment ?? null }, made?.salt];
    },
    vote: async () => [{ ballot: value("choix") }],
    answer: async () => {
      const made = await tools.commit("decision.reply", clean("reponse"));
      const proposal = clean("propose");
      const proposes = proposal ? await sha256(proposal) : null;
      return [{ reply: made.commitment, proposes }, made.salt];
    },
    word: async () => [{ outcome: value("choix") }],
    // Everything is said by the text of the contract.
    contract: async () => [{}],
  };
  const signed = async () => {
    const [said, salt] = await saying[form.dataset.sign]();
    const body = new URLSearchParams();
    for (const voice of voices()) {
      const fields = { ...JSON.parse(voice.dataset.statement), ...said };
      if (fields.outcome === "withdrawn" || fields.outcome === "maintained") fields.answer ??= null;
      body.append("enveloppe", await device.sign(device.own, form.dataset.label, fields));
    }
    for (const field of typed()) {
      if (field.type !== "radio" || field.checked) body.append(field.name, field.value);
    }
    if (salt) body.append("sel", salt);
    return body.toString();
  };

  // What was signed is kept until the server has it: sent twice, it counts once.
  const waiting = `${kept}/envoi`;
  const retry = find("renvoyer");
  const send = async (body) => {
    say(words.working);
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST", body, headers: {
          accept: "application/json", "content-type": "application/x-www-form-urlencoded",
        },
      });
    } catch {
      say("");
      retry.hidden = false;
      retry.querySelector("button").focus();
      return;
    }
    retry.hidden = true;
    if (answer.ok && !answer.redirected) {
      localStorage.removeItem(waiting);
      sessionStorage.removeItem(kept);
      location.assign((await answer.json()).to);
      return;
    }
    if (answer.redirected) return say(words.signIn);
    if (answer.status >= 500) {
      retry.hidden = false;
      return say(words.failed);
    }
    // Refused: why, and what would have to be signed now. What was typed stays.
    localStorage.removeItem(waiting);
    say("");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["refus", "voix", "ce-qui-est-signe"]) {
      const [old, fresh] = [find(id), page.getElementById(id)];
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    }
    edit();
    const refused = find("refus");
    if (!refused.textContent.trim()) return say(page.querySelector("h1")?.textContent ?? words.failed);
    refused.tabIndex = -1;
    refused.focus();
  };

  const review = find("relire");
  const edit = () => {
    review.hidden = true;
    find("choisir").hidden = false;
  };
  const chosen = () => form.querySelector("input[name=choix]:checked")?.closest("label");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? review.querySelector("button");
    if (review.hidden) {
      find("relire-choix").textContent =
        chosen()?.querySelector(".radio-card__title").textContent ?? "";
      const who = voices().map((it) => it.dataset.member).filter(Boolean).join(", ");
      find("relire-voix").textContent = who && words.for.replace("#", () => who);
      const reasons = ["motif", "dommage", "reponse", "propose"]
        .map((name) => form.elements[name])
        .filter((it) => it && !it.closest("[hidden]") && clean(it.name));
      find("relire-raisons").replaceChildren(...reasons.map((it) => {
        const line = document.createElement("p");
        line.className = "letter";
        const label = document.createElement("strong");
        label.textContent = it.labels[0].firstChild.textContent;
        line.append(label, `\n${it.value}`);
        return line;
      }));
      review.hidden = false;
      find("choisir").hidden = true;
      review.tabIndex = -1;
      review.focus();
      return;
    }
    if (button.disabled) return;
    button.disabled = true;
    try {
      const body = await device.alone(signed);
      localStorage.setItem(waiting, body);
      await send(body);
    } catch {
      say(words.failed);
    } finally {
      button.disabled = false;
    }
  });
  find("modifier").addEventListener("click", edit);
  retry.querySelector("button").addEventListener("click", () => send(localStorage.getItem(waiting)));
  if (localStorage.getItem(waiting)) retry.hidden = false;
})

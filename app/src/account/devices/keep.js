(async ([script, program], words) => {
  const find = (id) => document.getElementById(id);
  const list = find("appareils");
  const account = list.dataset.account;
  const cardOf = (own) => own && list.querySelector(`[data-key="${own.id}"]`);
  const ended = (own) => document.querySelector(`[data-ended="true"][data-key="${own.id}"]`);

  find("sans-script").hidden = true;
  let device;
  try {
    const { open } = await import(script);
    device = await open(account, program);
  } catch {
    find("sans-cle").hidden = false;
    return;
  }
  const { own, alone, kept, make, sign } = device;
  const send = (form, work) =>
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      if (button.disabled) return;
      button.disabled = true;
      const state = form.querySelector("[role=status]");
      if (state) state.textContent = words.working;
      try {
        form.elements.enveloppe.value = await alone(work);
        form.submit();
      } catch {
        button.disabled = false;
        const place = state ?? form.appendChild(document.createElement("p"));
        place.setAttribute("role", "status");
        place.textContent = words.failed;
      }
    });

  const card = cardOf(own);
  // Back to where a signature was asked for, once this device signs; who signs an agreement for a partner gets a code there.
  const asked = new URLSearchParams(location.search).get("retour");
  if (asked?.startsWith("/cpts/")) sessionStorage.setItem("retour", asked);
  const back = sessionStorage.getItem("retour");
  if (back && (card?.dataset.speaks === "true" || (card && back.includes("/conventions/")))) {
    find("retour").hidden = false;
    find("retour").querySelector("a").href = back;
    find("retour").addEventListener("click", () => sessionStorage.removeItem("retour"));
  }
  if (card) {
    card.querySelector("[data-here]").hidden = false;
    navigator.storage?.persist?.();
  } else {
    find("enregistrer").hidden = false;
    find("cle-logicielle").hidden = device.storage !== "software";
  }

  const enrolment = find("enrolement");
  send(enrolment, async () => {
    await navigator.storage?.persist?.();
    // A key that was made and not enrolled serves; one that ended never does.
    let mine = await kept();
    if (!mine || ended(mine)) mine = await make();
    const answer = await fetch("/moi/appareils/defi", { method: "POST" });
    if (!answer.ok || answer.redirected) throw new Error();
    const begun = await answer.json();
    return sign(mine, "collegiale/device.enrolment/v1", {
      account: begun.account,
      challenge: begun.challenge,
      key: mine.key,
      replaces: enrolment.elements.remplace?.value || null,
      storage: device.storage,
    });
  });

  if (card?.dataset.speaks !== "true") return;
  for (const part of document.querySelectorAll("[data-enrolment]")) {
    part.hidden = false;
    send(part.querySelector("form"), () => sign(own, "collegiale/device.approval/v1", {
      account, enrolment: part.dataset.enrolment, key: part.closest("[data-key]").dataset.key,
    }));
  }
  for (const form of document.querySelectorAll("[data-revokes]")) {
    form.querySelector("[data-stale]")?.remove();
    send(form, () => sign(own, "collegiale/device.revocation/v1", {
      account, key: form.dataset.revokes, reason: form.elements.motif.value,
    }));
  }
})

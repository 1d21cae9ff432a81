(async (words) => {
  const find = (id) => document.getElementById(id);
  const list = find("appareils");
  const account = list.dataset.account;
  const text = new TextEncoder();
  const base64 = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

  // One key an account in this browser. It cannot be read out: not by this page either.
  const store = (mode, ask) =>
    new Promise((done, fail) => {
      const open = indexedDB.open("collegiale", 1);
      open.onupgradeneeded = () => open.result.createObjectStore("device");
      open.onerror = () => fail(open.error);
      open.onsuccess = () => {
        const change = open.result.transaction("device", mode);
        const asked = ask(change.objectStore("device"));
        change.oncomplete = () => { open.result.close(); done(asked.result); };
        change.onerror = change.onabort = () => fail(change.error);
      };
    });
  const kept = () => store("readonly", (it) => it.get(account));
  const make = async () => {
    const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    const key = base64(await crypto.subtle.exportKey("raw", pair.publicKey));
    const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${key}"}`;
    const id = base64(await crypto.subtle.digest("SHA-256", text.encode(jwk)));
    const made = { secret: pair.privateKey, key, id };
    await store("readwrite", (it) => it.put(made, account));
    return made;
  };
  // What is signed has one form only: the order of the fields is part of it.
  const sign = async (own, label, fields) => {
    const payload = JSON.stringify({ "@type": label, ...fields });
    const signed = await crypto.subtle.sign("Ed25519", own.secret, text.encode(`${label}\n${payload}`));
    return JSON.stringify({
      key: own.id, payload: base64(text.encode(payload)), signature: base64(signed),
    });
  };
  const cardOf = (own) => own && list.querySelector(`[data-key="${own.id}"]`);
  const ended = (own) => document.querySelector(`[data-ended="true"][data-key="${own.id}"]`);
  const alone = (run) => navigator.locks.request("collegiale-device", run);
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

  find("sans-script").hidden = true;
  let own;
  try {
    // Both the kind of key and a place for it: private windows may lack the second.
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    if (!navigator.locks) throw new Error();
    own = await alone(kept);
  } catch {
    find("sans-cle").hidden = false;
    return;
  }
  const card = cardOf(own);
  if (card) {
    card.querySelector("[data-here]").hidden = false;
    navigator.storage?.persist?.();
  } else {
    find("enregistrer").hidden = false;
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
      storage: "browser",
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

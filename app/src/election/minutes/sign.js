(async ([script, program], words) => {
  const find = (id) => document.getElementById(id);
  find("sans-script").hidden = true;
  const form = find("signer");
  const say = (text) => { find("signature-etat").textContent = text; };
  let device;
  try {
    device = await (await import(script)).open(form.dataset.account, program);
  } catch {
    find("sans-cle").hidden = false;
    return;
  }
  const speaks = form.dataset.keys.split(" ").includes(device.own?.id);
  find("sans-appareil").hidden = speaks;
  form.hidden = !speaks;
  const send = async () => {
    const fields = JSON.parse(form.dataset.statement);
    const envelope = await device.sign(device.own, "collegiale/election.minutes/v1", fields);
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams({ enveloppe: envelope }), headers: {
          accept: "application/json", "content-type": "application/x-www-form-urlencoded",
        },
      });
    } catch {
      return say(words.network);
    }
    if (answer.redirected) return say(words.signIn);
    if (answer.ok) return location.assign((await answer.json()).to);
    if (answer.status >= 500) return say(words.failed);
    // Refused: why stands on the page that came.
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const refused = page.getElementById("refus");
    say("");
    if (!refused) return say(page.querySelector("h1")?.textContent ?? words.failed);
    find("refus").replaceWith(document.adoptNode(refused));
    refused.tabIndex = -1;
    refused.focus();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say(words.working);
    try {
      await send();
    } catch {
      say(words.failed);
    } finally {
      button.disabled = false;
    }
  });
})

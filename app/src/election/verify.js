((script, wasm, lang, [working, holds, fails, question, unreadable]) => {
  const file = document.getElementById("archive");
  const tracker = document.getElementById("suivi");
  const found = document.getElementById("constat");
  const sign = { holds: "✓", tolerated: "!", fails: "✗", unknown: "?" };
  const add = (parent, tag, text) => {
    const node = parent.appendChild(document.createElement(tag));
    if (text) node.textContent = text;
    return node;
  };
  const show = (findings) => {
    found.replaceChildren();
    add(found, "h2", findings.holds ? holds : fails);
    const list = add(found, "ul");
    for (const line of [...findings.checks, findings.tracker]) {
      if (!line) continue;
      const item = add(list, "li", `${sign[line.mark]} ${line.text}`);
      item.dataset.mark = line.mark;
      const reasons = line.reasons.slice(0, 20);
      if (reasons.length) {
        const inner = add(item, "ul");
        for (const reason of reasons) add(inner, "li", reason);
      }
    }
    if (findings.stage) add(found, "p", findings.stage);
    findings.result?.forEach((counts, place) => {
      add(found, "p", `${question}${place + 1} : ${counts.join(", ")}`);
    });
    found.focus();
  };
  const check = async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    found.replaceChildren();
    add(found, "p", working);
    try {
      const [part, bytes] = await Promise.all([import(script), chosen.arrayBuffer()]);
      await part.default({ module_or_path: wasm });
      // The sentence above is painted before the work begins.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      show(JSON.parse(part.check(new Uint8Array(bytes), lang, tracker.value)));
    } catch {
      found.replaceChildren();
      add(found, "p", unreadable);
    }
  };
  file.addEventListener("change", check);
  tracker.addEventListener("change", check);
  document.getElementById("sans-script").remove();
  document.getElementById("verifier").hidden = false;
})

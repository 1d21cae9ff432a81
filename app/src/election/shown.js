// What both pages that verify show: signs, tables, and lists of checks.
const shown = (lang, words) => {
  const place = document.getElementById("constat");
  const number = new Intl.NumberFormat(lang);
  const signs = { holds: "✓", tolerated: "!", fails: "✗", unknown: "?", absent: "–" };
  const add = (parent, tag, text, name) => {
    const node = parent.appendChild(document.createElement(tag));
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const notice = (kind, sentence) => {
    const box = add(place, "div", "", `notice notice--${kind}`);
    box.append(document.getElementById(`signe-${kind}`).content.cloneNode(true));
    const body = add(box, "div", "", "notice__body");
    add(body, "h2", sentence);
    return body;
  };
  const refuse = (sentence) => {
    place.replaceChildren();
    const body = notice("refusal", sentence);
    place.focus();
    return body;
  };
  const wait = () => {
    place.replaceChildren();
    const waiting = add(place, "div", "", "stack stack-tight");
    add(waiting, "p", words.working);
    const bar = add(waiting, "progress");
    bar.max = 100;
    bar.ariaLabel = words.working;
    return bar;
  };
  // The first column names the row; the others are numbers, as texts.
  const table = (parent, caption, columns, rows) => {
    const node = add(parent, "table", "", "counts");
    add(node, "caption", caption);
    const head = add(add(node, "thead"), "tr");
    columns.forEach((column, at) => {
      add(head, "th", column, at ? "cell--number" : "").scope = "col";
    });
    const body = add(node, "tbody");
    for (const [name, cells] of rows) {
      const row = add(body, "tr");
      const first = add(row, "th");
      first.scope = "row";
      add(first, "bdi", name);
      for (const cell of cells) add(row, "td", cell, "cell--number");
    }
  };
  const checks = (lines) => {
    const part = add(place, "section", "", "stack");
    add(part, "h2", words.checks);
    list(part, lines);
  };
  const list = (part, lines) => {
    const all = add(part, "ul", "", "checks");
    for (const line of lines) {
      const item = add(all, "li", "", "check");
      item.dataset.mark = line.mark;
      add(item, "span", signs[line.mark], "check__sign").ariaHidden = "true";
      const body = add(item, "div");
      add(body, "span", `${words.marks[line.mark]} `, "visually-hidden");
      add(body, "span", line.text);
      const some = line.reasons.slice(0, 20);
      if (!some.length) continue;
      const reasons = add(body, "ul", "", "notes");
      for (const reason of some) add(reasons, "li", reason);
      const rest = line.reasons.length - some.length;
      if (rest) add(reasons, "li", words.more.replace("#", number.format(rest)));
    }
  };
  return { place, number, add, notice, refuse, wait, table, checks, list };
};

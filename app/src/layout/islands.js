(async (script, wasm) => {
  const part = await import(script);
  await part.default({ module_or_path: wasm });
  part.hydrate();
  const children = [];
  const visit = async (node) => {
    const tag = node.tagName.toLowerCase();
    if (tag === "leptos-island") {
      children.at(-1)?.();
      const island = part[node.dataset.component];
      if (island) await island(node);
    }
    if (tag === "leptos-children") children.push(node.$$on_hydrate);
    for (const child of node.children) await visit(child);
    if (tag === "leptos-children") children.pop();
  };
  await visit(document.body);
})

// Checks an archive beside the page, so that the page stays alive; tells how far it is, then what it found.
onmessage = async ({ data: [script, wasm, archive, lang, tracker] }) => {
  try {
    const part = await import(script);
    await part.default({ module_or_path: wasm });
    const found = part.check(new Uint8Array(archive), lang, tracker, (percent) =>
      postMessage({ percent }),
    );
    postMessage({ found: JSON.parse(found) });
  } catch {
    postMessage({});
  }
};

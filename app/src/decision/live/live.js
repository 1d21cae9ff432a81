((path, lang, closes, now, page, words) => {
  const place = document.getElementById("direct");
  const number = new Intl.NumberFormat(lang);
  const at = (name) => place.querySelector(`[data-live="${name}"]`);
  // By the server's clock: that of a phone may be wrong by a day.
  const ahead = now - Date.now();
  let stream;
  let wait = 0;

  const left = () => {
    const seconds = Math.max(0, Math.floor((closes - Date.now() - ahead) / 1000));
    const parts = [seconds / 86400, (seconds / 3600) % 24, (seconds / 60) % 60, seconds % 60].map(Math.floor);
    const from = parts.findIndex((it) => it > 0);
    const some = parts.map((it, unit) => `${it} ${words.units[unit]}`).slice(from, from + 2).join(" ");
    at("left").textContent = `(${from < 0 ? words.over : words.left.replace("#", some)})`;
    // Seconds are shown in the last hour only.
    setTimeout(left, seconds < 3600 ? 1000 : 30_000);
  };
  const show = (state) => {
    if (state.closes) closes = Date.parse(state.closes);
    const counts = { spoken: state.spoken, voices: state.voices, ...state.choices };
    if (state.page === page) {
      for (const [name, count] of Object.entries(counts)) {
        const cell = at(name);
        if (cell) cell.textContent = number.format(count);
      }
    }
    document.getElementById("direct-change").hidden = state.page === page;
  };
  const ask = async () => {
    if (document.hidden || stream) return;
    try {
      const answer = await fetch(`${path}/etat`);
      if (answer.ok && !answer.redirected) show(await answer.json());
    } catch {
      // Offline: the next time.
    }
  };
  // A hidden page listens to nothing: browsers allow few connections to one site.
  const listen = () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
      return;
    }
    if (stream) return;
    const mine = (stream = new EventSource(`${path}/flux`));
    mine.onmessage = ({ data }) => { wait = 0; show(JSON.parse(data)); };
    mine.onerror = () => {
      mine.close();
      if (stream !== mine) return;
      stream = undefined;
      ask();
      // Each at another time, so that not all come back at once.
      wait = Math.min(wait + 1, 10);
      setTimeout(listen, wait * (3000 + Math.random() * 3000));
    };
  };
  document.addEventListener("visibilitychange", listen);
  setInterval(ask, 15_000);
  left();
  listen();
})

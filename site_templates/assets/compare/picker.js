/* Finds entries of one kind to add to the comparison: by words, or out of what was put aside. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const compare = (casebook.compare = casebook.compare || {});

  const SHOWN = 6;

  function choice(className, text, label, act) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    item.append(button);
    return item;
  }

  /** Picker in `root`; `state()` gives {kind, ids}, `add(id)` takes a choice, `say(text)` speaks. */
  compare.picker = function (root, { state, add, say }) {
    const part = (name) => root.querySelector(`[data-compare-${name}]`);
    const input = part("text");
    const found = part("found");
    let number = 0;

    function close() {
      number += 1;
      input.value = "";
      found.replaceChildren();
      found.hidden = true;
    }

    function take(id) {
      close();
      add(id);
      input.focus();
    }

    async function ask(text) {
      const { kind, ids } = state();
      number += 1;
      const mine = number;
      if (!text.trim()) {
        close();
        return;
      }
      try {
        const filters = { kind: [kind] };
        const { hits } = await casebook.search.query(text, { filters, limit: SHOWN + ids.length });
        if (mine !== number) return;
        const free = hits.filter((hit) => !ids.includes(hit.id)).slice(0, SHOWN);
        found.replaceChildren(
          ...free.map((hit) => choice("cb-compare__hit", hit.title, `加入：${hit.title}`, () => take(hit.id))),
        );
        found.hidden = !free.length;
        say(free.length ? `找到 ${free.length} 个可以加入的。` : "没有找到。换一个更短的词试试。");
      } catch {
        if (mine === number) say("查找没有加载成功，刷新一下再试。");
      }
    }

    /** Show what the state allows. */
    function show() {
      const { kind, ids } = state();
      const full = ids.length >= compare.MOST;
      part("pick").hidden = full;
      part("full").hidden = !full;
      part("label").textContent = kind === "case" ? "加入一个案例" : "加入一种方法";
      const free = casebook.tray.items().filter((item) => item.kind === kind && !ids.includes(item.id));
      part("aside").hidden = full || !free.length;
      part("chips").replaceChildren(
        ...free.map((item) => choice("cb-chip", item.title || item.id, `加入：${item.title || item.id}`, () => take(item.id))),
      );
    }

    casebook.search.onTyping(input, ask);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      found.querySelector("button")?.click();
    });
    casebook.tray.onChange(show);
    return { show, close };
  };
})();

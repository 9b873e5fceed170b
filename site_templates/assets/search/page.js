/* The search page: all hits in groups, one kind at a time if wished; the whole state in the URL. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const STEP = 20;
  const part = (name) => document.querySelector(`[data-find-${name}]`);
  let input = null;
  let state = { text: "", kind: "" };
  let asked = 0;
  let shown = STEP;

  function read() {
    const query = new URLSearchParams(window.location.search);
    return { text: (query.get("q") || "").trim(), kind: query.get("kind") || "" };
  }

  function write({ text, kind }, push) {
    const query = new URLSearchParams();
    if (text) query.set("q", text);
    if (kind) query.set("kind", kind);
    const url = window.location.pathname + (text || kind ? `?${query}` : "");
    try {
      window.history[push ? "pushState" : "replaceState"](null, "", url);
    } catch {
      /* Some browsers keep the address of a local file as it is; the search still works. */
    }
  }

  function showKinds(kinds, chosen) {
    const choices = [["", "全部"], ...Object.entries(kinds)].map(([kind, label]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cb-find__kind";
      button.textContent = label;
      button.setAttribute("aria-pressed", String(kind === chosen));
      button.addEventListener("click", () => go({ text: input.value.trim(), kind }, true));
      return button;
    });
    const held = [...part("kinds").children].indexOf(document.activeElement);
    part("kinds").replaceChildren(...choices);
    if (held >= 0) choices[held]?.focus();
  }

  async function show() {
    const { text, kind } = state;
    const number = (asked += 1);
    try {
      const { manifest } = await search.open();
      showKinds(manifest.kinds, kind);
      const filters = kind ? { kind: [kind] } : {};
      const outcome = await search.query(text, { filters, limit: shown });
      if (number !== asked) return;
      const before = part("list").querySelectorAll("a").length;
      const links = await search.showHits(part("list"), outcome);
      part("count").textContent = text ? search.countText(text, outcome) : "";
      part("empty").hidden = outcome.total > 0;
      part("more").hidden = outcome.total <= links.length;
      if (document.activeElement === part("more") && shown > STEP) links[before]?.focus();
    } catch {
      if (number === asked) part("count").textContent = search.FAILED;
    }
  }

  function go(next, push) {
    shown = STEP;
    state = next;
    write(state, push);
    show();
  }

  function start(form) {
    input = part("input");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go({ text: input.value.trim(), kind: state.kind }, true);
    });
    search.onTyping(input, (text) => go({ text: text.trim(), kind: state.kind }, false));
    part("more").addEventListener("click", () => {
      shown += STEP;
      show();
    });
    window.addEventListener("popstate", () => {
      state = read();
      input.value = state.text;
      shown = STEP;
      show();
    });

    state = read();
    input.value = state.text;
    show();
  }

  // The scripts of the search come in no fixed order; by then all of them have run.
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-find]");
    if (form) start(form);
  });
})();

/* What a reader puts aside, in an order of their own, kept in this browser only: the store, the
   buttons that fill it, and the bar that leads to the plan and the comparison. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const tray = (casebook.tray = casebook.tray || {});

  const NAME = "tray";
  const VERSION = 1;
  const MOST = 50;
  const FOLDERS = new Map([["case", "cases"], ["method", "methods"]]);
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LENGTHS = { title: 200, who: 200, by: 10, indicator: 200, note: 2000 };
  const HEAD_MOST = 100;
  const FORBIDDEN = "本浏览器不允许保存：关掉或离开这一页，放进来的就没有了。";
  const FULL = `方案里最多放 ${MOST} 项，先取出几项再放。`;

  const clip = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");

  /** An item as it is kept, or null where it names no entry; unknown keys are dropped. */
  function kept(item) {
    if (!item || !FOLDERS.has(item.kind)) return null;
    if (typeof item.id !== "string" || !ID.test(item.id)) return null;
    const made = { kind: item.kind, id: item.id };
    for (const [name, most] of Object.entries(LENGTHS)) made[name] = clip(item[name], most);
    return made;
  }

  const same = (one, other) => one.kind === other.kind && one.id === other.id;

  /** What a reader, another site or an older version left, as far as it can be used. */
  function understood(raw) {
    let data = null;
    try {
      data = JSON.parse(raw);
    } catch {
      data = null;
    }
    const known = data && data.version === VERSION ? data : {};
    const items = (Array.isArray(known.items) ? known.items : []).map(kept).filter(Boolean);
    return {
      title: clip(known.title, HEAD_MOST),
      unit: clip(known.unit, HEAD_MOST),
      items: items.filter((item, at) => items.findIndex((one) => same(one, item)) === at).slice(0, MOST),
    };
  }

  let raw = null;
  let state = understood(null);
  /** Whether the browser refused to keep something; from then on this page alone remembers. */
  let refused = false;

  function read() {
    if (refused) return state;
    try {
      const found = casebook.storage.get(NAME);
      if (found !== raw) state = understood(found);
      raw = found;
    } catch {
      refused = true;
    }
    return state;
  }

  function write(next) {
    state = next;
    try {
      if (!refused) {
        raw = JSON.stringify({ version: VERSION, ...next });
        casebook.storage.set(NAME, raw);
      }
    } catch {
      refused = true;
    }
    changed();
  }

  const listeners = new Set();

  function changed() {
    showButtons();
    showBar();
    for (const listener of listeners) listener();
  }

  const placeOf = (item) => read().items.findIndex((one) => same(one, item));

  /** [{kind, id, title, url, who, by, indicator, note}] in the reader's order; `by` is a day
      (`YYYY-MM-DD`) or empty, url starts at casebook.search.root. */
  tray.items = function () {
    return read().items.map((item) => ({ ...item, url: `${FOLDERS.get(item.kind)}/${item.id}.html` }));
  };

  /** Whether an entry is in the tray. */
  tray.has = function (kind, id) {
    return placeOf({ kind, id }) >= 0;
  };

  /** Put an entry aside; false where that is no entry or the tray is full. */
  tray.add = function (item) {
    const next = kept(item);
    const { items } = read();
    if (!next) return false;
    if (placeOf(next) >= 0) return true;
    if (items.length >= MOST) {
      say(FULL, true);
      return false;
    }
    write({ ...state, items: [...items, next] });
    say(refused ? FORBIDDEN : `已放进方案，共 ${state.items.length} 项。`, refused);
    return true;
  };

  /** Take an entry out. */
  tray.remove = function (kind, id) {
    const items = read().items.filter((one) => !same(one, { kind, id }));
    if (items.length === state.items.length) return;
    write({ ...state, items });
    say(`已从方案取出，还有 ${items.length} 项。`);
  };

  /** Change what the reader wrote about an entry: {who, by, indicator, note}, any of them. */
  tray.update = function (kind, id, fields) {
    const items = read().items.map((one) =>
      same(one, { kind, id }) ? kept({ ...one, ...fields, kind, id }) : one,
    );
    write({ ...state, items });
  };

  /** Move an entry by `step` places, up where that is negative. */
  tray.move = function (kind, id, step) {
    const from = placeOf({ kind, id });
    const items = [...state.items];
    const to = from + step;
    if (from < 0 || to < 0 || to >= items.length) return;
    items.splice(to, 0, ...items.splice(from, 1));
    write({ ...state, items });
  };

  /** {title, unit} of the plan; with an argument, changes them. */
  tray.head = function (next) {
    const { title, unit } = read();
    if (!next) return { title, unit };
    const head = { title, unit, ...next };
    write({ ...state, title: clip(head.title, HEAD_MOST), unit: clip(head.unit, HEAD_MOST) });
    return head;
  };

  /** Take everything out and forget what was written. */
  tray.clear = function () {
    read();
    write(understood(null));
    say("方案已清空。");
  };

  /** Whether the browser keeps what is put aside; false once it has refused. */
  tray.isKept = function () {
    read();
    return !refused;
  };

  /** Call `listener` after every change, also one made in another tab; returns what ends that. */
  tray.onChange = function (listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const element = (...parts) => casebook.element(...parts);

  function pushButton(className, text, act) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  const itemOf = ({ dataset }) => ({
    kind: dataset.trayKind, id: dataset.trayId, title: dataset.trayTitle,
  });

  function showButton(button) {
    const { kind, id, title } = itemOf(button);
    const inside = tray.has(kind, id);
    const text = inside ? "已放进方案" : "放进方案";
    if (button.textContent !== text) button.textContent = text;
    button.setAttribute("aria-label", `${text}：${title}`);
    button.setAttribute("aria-pressed", String(inside));
    button.hidden = false;
  }

  const showButtons = () => document.querySelectorAll(".cb-tray-button").forEach(showButton);

  /** A button that puts an entry aside or takes it out, and says which. */
  tray.button = function ({ kind, id, title }) {
    const button = element("button", "cb-tray-button");
    button.type = "button";
    Object.assign(button.dataset, { trayKind: kind, trayId: id, trayTitle: title });
    showButton(button);
    return button;
  };

  function pressed(event) {
    const button = event.target instanceof Element && event.target.closest(".cb-tray-button");
    if (!button) return;
    const item = itemOf(button);
    if (tray.has(item.kind, item.id)) tray.remove(item.kind, item.id);
    else tray.add(item);
  }

  const bar = element("aside", "cb-tray md-typeset");
  const said = element("p", "cb-tray__said");
  const shown = element("p", "cb-tray__shown");
  const line = element("div", "cb-tray__line");
  let asking = false;

  /** Tell the reader; `plainly` also on the screen, where the buttons alone do not show it. */
  function say(text, plainly = false) {
    said.textContent = text;
    shown.textContent = plainly ? text : "";
    shown.hidden = !plainly;
    bar.classList.toggle("cb-tray--said", plainly);
  }

  function link(className, text, address) {
    const made = element("a", className, text);
    made.href = new URL(address, casebook.search.root).href;
    return made;
  }

  /** Address of the comparison of entries of one kind. */
  tray.compareUrl = function (kind, ids) {
    return `compare.html?kind=${kind}&ids=${ids.join("~")}`;
  };

  /** The kind that can be compared, the one put aside last before the other; "" for neither. */
  function comparable(items) {
    const count = (kind) => items.filter((item) => item.kind === kind).length;
    const kinds = [...items].reverse().map(({ kind }) => kind);
    return kinds.find((kind) => count(kind) >= 2 && count(kind) <= 4) || "";
  }

  function compareControl(items) {
    const kind = comparable(items);
    if (kind) {
      const ids = items.filter((item) => item.kind === kind).map(({ id }) => id);
      return link("cb-button", "对比", tray.compareUrl(kind, ids));
    }
    const count = (wanted) => items.filter((item) => item.kind === wanted).length;
    const why = `对比要 2 至 4 个同类的：现在有 ${count("case")} 个案例、${count("method")} 种方法。`;
    return pushButton("cb-button cb-tray__closed", "对比", () => say(why, true));
  }

  function ask(open) {
    asking = open;
    showBar();
    line.querySelector("button")?.focus();
  }

  /** The bar is gone: the focus goes to what fills it, or to the title of the page. */
  function leave() {
    const button = document.querySelector(".cb-tray-button:not([hidden])");
    const head = document.querySelector("h1");
    if (!button && head) head.tabIndex = -1;
    (button || head)?.focus({ preventScroll: true });
  }

  function question(count) {
    const text = element("p", "cb-tray__count", `清空这 ${count} 项和填好的内容？`);
    return [
      text,
      pushButton("cb-button", "留着", () => ask(false)),
      pushButton("cb-button cb-tray__clear", "清空", () => {
        asking = false;
        tray.clear();
        leave();
      }),
    ];
  }

  function showBar() {
    const items = tray.items();
    const open = items.length > 0 && !document.querySelector("[data-tray-none]");
    bar.hidden = !open;
    document.documentElement.classList.toggle("cb-has-tray", open);
    if (!open) {
      asking = false;
      return;
    }
    if (asking) {
      line.replaceChildren(...question(items.length));
      return;
    }
    const count = element("p", "cb-tray__count", "方案 ");
    count.append(element("b", "", String(items.length)), " 项");
    line.replaceChildren(
      count,
      link("cb-button cb-button--main", "打开方案", "plan.html"),
      compareControl(items),
      pushButton("cb-button", "清空", () => ask(true)),
    );
  }

  function start() {
    bar.setAttribute("aria-label", "放进方案的条目");
    said.setAttribute("role", "status");
    bar.append(shown, line);
    document.body.append(said, bar);
    say("");
    document.addEventListener("click", pressed);
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && asking) ask(false);
    });
    window.addEventListener("storage", (event) => {
      if (casebook.storage.isAbout(event, NAME)) changed();
    });
    // A page that comes back out of the browser's memory has missed what happened meanwhile.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) changed();
    });
    changed();
  }

  document.addEventListener("DOMContentLoaded", start);
})();

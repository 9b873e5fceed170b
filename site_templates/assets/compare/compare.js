/* The page of the comparison. What is compared stands in the address: kind, ids, only. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const compare = (casebook.compare = casebook.compare || {});

  compare.MOST = 4;
  const WORDS = { case: "案例", method: "方法" };
  const COUNTED = { case: "个案例", method: "种方法" };

  let root = null;
  let picker = null;
  let state = { kind: "case", ids: [], only: false };
  let asked = 0;
  const title = document.title;
  const part = (name) => root.querySelector(`[data-compare-${name}]`);

  function read() {
    const query = new URLSearchParams(window.location.search);
    const ids = (query.get("ids") || "").split("~").filter(Boolean);
    state = {
      kind: query.get("kind") === "method" ? "method" : "case",
      ids: [...new Set(ids)],
      only: query.get("only") === "1",
    };
  }

  function write() {
    const only = state.only ? "&only=1" : "";
    const ids = state.ids.map(encodeURIComponent).join("~");
    const address = `${window.location.pathname}?kind=${state.kind}&ids=${ids}${only}`;
    try {
      window.history.pushState(null, "", address);
    } catch {
      /* Some browsers keep the address of a local file as it is; the comparison still works. */
    }
  }

  function change(next) {
    state = { ...state, ...next };
    write();
    return show();
  }

  const say = (text) => (part("status").textContent = text);

  /** What the reader should know of a comparison that is not whole; empty where it is. */
  function advice(entries, unknown, left) {
    const word = WORDS[state.kind];
    const lines = unknown.map((id) => `没有编号为“${id}”的${word}，可能已经改名或移走。`);
    if (left) lines.push(`一次最多对比 ${compare.MOST} 个，后面的 ${left} 个没有放进来。`);
    if (!entries.length) lines.push(`先选要对比的${word}：在上面输入一个词，或从方案里挑。`);
    if (entries.length === 1) lines.push(`再选一${COUNTED[state.kind]}，就可以对比了。`);
    return lines.join("");
  }

  function draw(entries) {
    const whole = entries.length >= 2;
    const table = compare.table(entries, remove);
    table.classList.toggle("cb-compare__table--only", state.only);
    part("table").replaceChildren(...(entries.length ? [table] : []));
    part("bar").hidden = !whole;
    part("key").hidden = !whole;
    const count = (state) => table.querySelectorAll(`.cb-compare__row--${state}`).length;
    const names = entries.map((entry) => entry.title).join("、");
    document.title = whole ? `对比：${names}` : title;
    const told = `${count("different")} 项不同，${count("partly")} 项部分相同`;
    return whole ? `${entries.length} ${COUNTED[state.kind]}，${told}。` : "";
  }

  async function show() {
    asked += 1;
    const mine = asked;
    const left = Math.max(0, state.ids.length - compare.MOST);
    const ids = state.ids.slice(0, compare.MOST);
    const answers = await Promise.allSettled(ids.map((id) => casebook.entry(state.kind, id)));
    if (mine !== asked) return;
    const unknown = ids.filter((_, at) => answers[at].status === "rejected");
    const entries = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
    state = { ...state, ids: entries.map((entry) => entry.id) };
    root.querySelector(`[name=kind][value=${state.kind}]`).checked = true;
    part("only").checked = state.only;
    picker.show();
    say(draw(entries) + advice(entries, unknown, left));
  }

  /** Take one out; the focus goes to the one in its place, which the same button takes out. */
  async function remove(id) {
    const place = state.ids.indexOf(id);
    await change({ ids: state.ids.filter((one) => one !== id) });
    const left = part("table").querySelectorAll(".cb-compare__remove");
    (left[Math.min(place, left.length - 1)] || part("text")).focus({ preventScroll: !left.length });
  }

  function start() {
    picker = compare.picker(root.querySelector("[data-compare-form]"), {
      state: () => state,
      add: (id) => change({ ids: [...state.ids, id] }),
      say,
    });
    const kept = { case: [], method: [] };
    root.querySelectorAll("[name=kind]").forEach((radio) => {
      radio.addEventListener("change", () => {
        kept[state.kind] = state.ids;
        picker.close();
        change({ kind: radio.value, ids: kept[radio.value] });
      });
    });
    part("only").addEventListener("change", (event) => change({ only: event.target.checked }));
    part("print").addEventListener("click", () => window.print());
    window.addEventListener("popstate", () => {
      read();
      show();
    });
    read();
    root.hidden = false;
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    root = document.querySelector("[data-compare]");
    if (root) start();
  });
})();

/* The page of the plan: order, fields, print and download. Whatever is typed is kept at once. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const plan = (casebook.plan = casebook.plan || {});

  const part = (name) => document.querySelector(`[data-plan-${name}]`);
  const list = () => part("items");
  const keyOf = ({ kind, id }) => `${kind} ${id}`;
  let page = null;

  const entries = new Map();

  /** Items of the tray, each with its entry; null where the site has none. */
  async function items() {
    const found = casebook.tray.items();
    const missing = found.filter((item) => !entries.has(keyOf(item)));
    await Promise.all(missing.map(async (item) => {
      const entry = await casebook.entry(item.kind, item.id).catch(() => null);
      entries.set(keyOf(item), entry);
    }));
    return found.map((item) => ({ ...item, entry: entries.get(keyOf(item)) }));
  }

  const say = (text) => (part("status").textContent = text);

  function element(item) {
    return [...list().children].find((made) => made.dataset.planKey === keyOf(item));
  }

  function move(item, step) {
    casebook.tray.move(item.kind, item.id, step);
    const place = casebook.tray.items().findIndex((one) => keyOf(one) === keyOf(item));
    say(`已移到第 ${place + 1} 项。`);
    focusAfter = () => {
      const buttons = [...element(item).querySelectorAll("[data-plan-move]")];
      const same = buttons.find((button) => Number(button.dataset.planMove) === step);
      (same.disabled ? buttons.find((button) => !button.disabled) : same)?.focus();
    };
  }

  function remove(item, place) {
    casebook.tray.remove(item.kind, item.id);
    focusAfter = () => {
      const next = list().children[Math.min(place, list().children.length - 1)];
      (next ? next.querySelector("a") : part("empty").querySelector("a"))?.focus();
    };
  }

  let drawn = "";
  let asked = 0;
  /** Puts the focus where it was before the list was drawn again. */
  let focusAfter = null;

  function draw(found) {
    list().replaceChildren(
      ...found.map((item, place) =>
        plan.item(item, place, found.length, {
          move: (step) => move(item, step),
          remove: () => remove(item, place),
        }),
      ),
    );
  }

  function showHead() {
    const head = casebook.tray.head();
    for (const input of part("head").elements) {
      if (input !== document.activeElement && input.value !== head[input.name]) input.value = head[input.name];
    }
  }

  /** The whole plan as it would be printed; done again when it is asked for, never while typing. */
  function showPaper(found) {
    part("paper").replaceChildren(...(found.length ? plan.paper(plan.blocks(casebook.tray.head(), found)) : []));
  }

  async function show() {
    asked += 1;
    const mine = asked;
    const found = await items();
    if (mine !== asked) return;
    page.hidden = !found.length;
    part("empty").hidden = found.length > 0;
    part("refused").hidden = casebook.tray.isKept();
    showHead();
    const now = found.map(keyOf).join("~");
    if (now === drawn) found.forEach((item, at) => plan.refresh(list().children[at], item));
    else draw(found);
    drawn = now;
    if (focusAfter) focusAfter();
    focusAfter = null;
    latest = found;
  }

  let latest = [];

  const fileName = (ending) => casebook.fileName(`${casebook.tray.head().title || "工作方案"}.${ending}`);

  async function saveDocument() {
    const content = casebook.document(plan.blocks(casebook.tray.head(), await items()));
    casebook.download(fileName("docx"), content, casebook.DOCUMENT);
    say("文档已下载。");
  }

  async function saveWorkbook() {
    casebook.download(fileName("xlsx"), casebook.workbook(plan.sheets(await items())), casebook.WORKBOOK);
    say("工作簿已下载。");
  }

  /** The newer way needs https, which few intranets have; the older one a selected text. */
  async function copied(text, box) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      box.hidden = false;
      const area = box.querySelector("textarea");
      area.value = text;
      area.select();
      return document.execCommand("copy");
    }
  }

  async function copy() {
    const box = part("text");
    const done = await copied(plan.text(plan.blocks(casebook.tray.head(), await items())), box);
    box.hidden = done;
    if (done) part("copy").focus();
    say(done ? "已复制，可以粘贴到消息或文档里。" : "请在下面的框里全选后复制。");
  }

  async function print() {
    showPaper(await items());
    window.print();
  }

  function ask(open) {
    part("ask").hidden = !open;
    part("bar").hidden = open;
    (open ? part("keep") : part("clear")).focus();
  }

  function start() {
    part("head").addEventListener("submit", (event) => event.preventDefault());
    part("head").addEventListener("input", (event) => {
      casebook.tray.head({ [event.target.name]: event.target.value });
    });
    part("document").addEventListener("click", saveDocument);
    part("workbook").addEventListener("click", saveWorkbook);
    part("copy").addEventListener("click", copy);
    part("print").addEventListener("click", print);
    part("clear").addEventListener("click", () => ask(true));
    part("keep").addEventListener("click", () => ask(false));
    part("sure").addEventListener("click", () => {
      ask(false);
      focusAfter = () => part("empty").querySelector("a").focus();
      casebook.tray.clear();
    });
    part("ask").addEventListener("keydown", (event) => {
      if (event.key === "Escape") ask(false);
    });
    window.addEventListener("beforeprint", () => showPaper(latest));
    casebook.tray.onChange(show);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    page = document.querySelector("[data-plan]");
    if (page) start();
  });
})();

/* Shows what this site keeps in the browser, and clears it. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  const MEANT = [
    ["casebook.tray", "我的方案"],
    ["casebook.form.case", "没写完的案例"],
    ["casebook.form.forge", "代码托管平台的地址"],
    [".__palette", "深色或浅色"],
    [".__tabs", "选过的选项卡"],
    [".__announce", "关掉的公告"],
  ];
  const meaning = (name) => (MEANT.find(([end]) => name.endsWith(end)) || ["", "其他"])[1];
  const element = (...parts) => casebook.element(...parts);

  function button(text, className, act) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function start() {
    const root = document.querySelector("[data-kept]");
    if (!root) return;
    const [said, list, act] = ["said", "list", "act"].map((name) => root.querySelector(`[data-kept-${name}]`));
    let asking = false;

    function found() {
      try {
        return casebook.storage.kept();
      } catch {
        return null;
      }
    }

    function clear() {
      asking = false;
      casebook.storage.clear();
      said.focus();
    }

    function ask(open) {
      asking = open;
      show();
      act.querySelector("button")?.focus();
    }

    function buttons(count) {
      if (!count) return [];
      if (!asking) return [button("清除本站存下的全部内容", "cb-button cb-button--main", () => ask(true))];
      return [
        button("留着", "cb-button", () => ask(false)),
        button("确定清除，不能恢复", "cb-button cb-button--main", clear),
      ];
    }

    function show() {
      const kept = found();
      const items = kept || [];
      said.textContent = !kept
        ? "这个浏览器不允许本站存任何东西。"
        : items.length
          ? `本站现在存着 ${items.length} 项：`
          : "本站现在什么也没有存。";
      list.replaceChildren(
        ...items.map(({ name, size }) =>
          element("li", "", `${meaning(name)}（${size} 个字符）`, element("br"), element("code", "", name)),
        ),
      );
      list.hidden = !items.length;
      act.replaceChildren(...buttons(items.length));
      act.hidden = !items.length;
      root.hidden = false;
    }

    said.tabIndex = -1;
    // Also told on this page itself when all was cleared.
    window.addEventListener("storage", show);
    // The colours are written down by the same act, after this.
    document.addEventListener("change", () => setTimeout(show));
    show();
  }

  document.addEventListener("DOMContentLoaded", start);
})();

/* The finder's page: every answer changes the address and the results at once. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const finder = (casebook.finder = casebook.finder || {});

  const PARTIAL_SHOWN = 4;
  const OPEN_SHOWN = 6;
  const NEAREST_SHOWN = 3;
  const QUESTIONS = 5;

  function start(root, data) {
    const part = (name) => root.querySelector(`[data-finder-${name}]`);
    const form = part("form");
    const list = part("list");
    const count = part("count");
    const jump = part("jump");
    let answers = {};
    let cases = null;
    let everything = false;
    let asking = "";

    function more(hidden) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cb-button";
      button.textContent = `再看 ${hidden} 种`;
      button.addEventListener("click", () => {
        const before = list.querySelectorAll(".cb-fit").length;
        everything = true;
        render();
        list.querySelectorAll(".cb-fit h3 a")[before].focus();
      });
      return button;
    }

    /** What stands in the list, from top to bottom. */
    function parts(view, fits) {
      const of = (verdict) => fits.filter((fit) => fit.verdict === verdict);
      const [full, partial, none, open] = ["full", "partial", "none", "open"].map(of);
      const made = [];
      const add = (title, note, held, shown) => {
        const cut = everything ? held : held.slice(0, shown);
        made.push(finder.section(view, title, note, cut, fits.indexOf(held[0]) + 1));
        if (cut.length < held.length) made.push(more(held.length - cut.length));
      };
      if (open.length) add("全部方法，按证据多少排", "", open, OPEN_SHOWN);
      if (full.length) {
        const silent = full.some((fit) => fit.conditions.some(({ state }) => state === "unknown"));
        const note = silent ? "没有一条不满足。“未注明”的，方法自己没有写，请您核对。" : "";
        add("合用", note, full, full.length);
      }
      if (partial.length) {
        const note = full.length ? "" : "没有一种条条满足。缺的那几条，看能不能补上。";
        add("部分合用", note, partial, PARTIAL_SHOWN);
      }
      if (!open.length && !full.length && !partial.length) {
        made.push(finder.nothing(view));
        if (none.length) {
          made.push(finder.section(view, "最接近的", "", none.slice(0, NEAREST_SHOWN), 1));
        }
      }
      return made;
    }

    function said(fits) {
      const number = (verdict) => fits.filter((fit) => fit.verdict === verdict).length;
      const asked = finder.answered(answers);
      if (!asked) return `还没有回答，共 ${fits.length} 种方法`;
      const [full, partial] = [number("full"), number("partial")];
      const head = `已答 ${asked} 题，共 ${QUESTIONS} 题`;
      if (!full && !partial) return `${head}：没有合用的方法`;
      const found = [full && `合用 ${full} 种`, partial && `部分合用 ${partial} 种`];
      return `${head}：${found.filter(Boolean).join("，")}`;
    }

    function render() {
      const fits = finder.rank(data, answers);
      const view = { data, cases, answers, root: root.dataset.root, guide: root.dataset.guide };
      list.replaceChildren(...parts(view, fits));
      const text = said(fits);
      if (count.textContent !== text) count.textContent = text;
      part("asked").textContent = finder.askedText(data.words, answers);
      const fitting = fits.filter((fit) => fit.verdict === "full" || fit.verdict === "partial").length;
      jump.textContent = finder.answered(answers) ? `看结果：${fitting} 种` : "看全部方法";
    }

    function write(replace) {
      const address = location.pathname + finder.toAddress(answers);
      if (address === location.pathname + location.search) return;
      try {
        history[replace ? "replaceState" : "pushState"](null, "", address);
      } catch {
        /* Some browsers keep the address of a local file as it is; the finder still works. */
      }
    }

    /** One step back in the browser's history takes back one question, not one keystroke. */
    function changed(question) {
      answers = finder.readForm(form);
      everything = false;
      write(question === asking);
      asking = question;
      finder.fillForm(form, data, answers);
      render();
    }

    function read() {
      answers = finder.fromAddress(data.words, location.search);
      everything = false;
      asking = "";
      finder.fillForm(form, data, answers);
      render();
    }

    form.addEventListener("input", ({ target }) => {
      const { nothing } = form.elements;
      if (target === nothing && nothing.checked) {
        for (const control of form.querySelectorAll("[name=resource]")) control.checked = false;
      }
      changed(target.name === "nothing" ? "resource" : target.name);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      answers = {};
      finder.fillForm(form, data, answers);
      changed("reset");
    });
    part("print").addEventListener("click", () => window.print());
    window.addEventListener("popstate", read);

    root.hidden = false;
    document.querySelector("[data-finder-static]").hidden = true;
    read();
    casebook.load("cases", root.dataset.root + "data/cases.js").then((loaded) => {
      cases = finder.caseTable(loaded);
      render();
    }, () => {});
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-finder]");
    if (!root) return;
    casebook.load("finder", root.dataset.root + "data/finder.js").then(
      (data) => start(root, data),
      () => {},
    );
  });
})();

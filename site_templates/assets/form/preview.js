/* What comes of it: the card as lists will show it, and the file with its lines numbered. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);

  function tabs(buttons) {
    const show = (chosen) => {
      for (const button of buttons) {
        const here = button === chosen;
        button.setAttribute("aria-selected", String(here));
        button.tabIndex = here ? 0 : -1;
        document.getElementById(button.getAttribute("aria-controls")).hidden = !here;
      }
    };
    buttons.forEach((button, at) => {
      button.addEventListener("click", () => show(button));
      button.addEventListener("keydown", ({ key }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (!step) return;
        const next = buttons[(at + step + buttons.length) % buttons.length];
        show(next);
        next.focus();
      });
    });
  }

  /** Draws into the panel: draw(data, name, text); `words` come from form.cardWords. */
  form.preview = function (panel, words) {
    const card = panel.querySelector("[data-entry-card]");
    const file = panel.querySelector("[data-entry-file]");
    let shown = null;
    tabs([...panel.querySelectorAll("[data-entry-tab]")]);
    return function draw(data, name, text) {
      card.replaceChildren(form.drawCard(form.cardOf(data, words)));
      if (shown === name + text) return;
      shown = name + text;
      if (!text.trim()) {
        file.replaceChildren(element("p", "cb-empty", "还没有内容。填了什么，这里就写成文件。"));
        return;
      }
      const lines = text.replace(/\n$/u, "").split("\n").map((line) => element("span", "cb-entry__line", `${line}\n`));
      const box = element("pre", "cb-entry__source", element("code", "", ...lines));
      file.replaceChildren(element("p", "cb-entry__path", name), box);
    };
  };
})();

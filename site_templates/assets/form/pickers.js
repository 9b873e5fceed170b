/* Choosing from a vocabulary: what was chosen as chips, the box to choose from, and what to do where the
   vocabulary lacks a word. Needs form/listbox.js. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);
  const WISH_MOST = 200;
  const WISHED = new Set(["organisation", "scenarios", "business_lines", "kinds", "sources"]);

  /* "词表里没有？": what to ask the maintainers for; the field itself stays without a value. */
  function wish(field, vocabulary) {
    const name = form.VOCABULARIES[vocabulary];
    const input = element("input", "cb-entry__input");
    input.id = form.newId();
    input.type = "text";
    input.maxLength = WISH_MOST;
    input.placeholder = vocabulary === "sources" ? "如：本单位 2026 年度党建工作总结" : `如：${name}的全称`;
    const label = element("label", "cb-entry__label", `要添的${name}`);
    label.htmlFor = input.id;
    const box = element("div", "cb-entry__wish", label,
      element("p", "cb-entry__help", `新的${name}要由维护人员添进词表，表单里添不了。写在这里，提交时会一并请他们添上；`
        + "这一项先空着，添上以前文件通不过检查。"), input);
    box.hidden = true;
    const button = form.button(`没有要找的${name}？`, "cb-entry__small", () => {
      box.hidden = !box.hidden;
      button.setAttribute("aria-expanded", String(!box.hidden));
      if (!box.hidden) input.focus();
    });
    button.setAttribute("aria-expanded", "false");
    return {
      node: element("div", "cb-entry__more", button, box),
      value: () => (box.hidden ? "" : input.value.trim()),
      set(text) {
        input.value = text;
        box.hidden = !text;
        button.setAttribute("aria-expanded", String(!box.hidden));
      },
    };
  }

  /** A control for one id, or with `many` for a list of ids. `context.options(name)` gives the words. */
  form.makePicker = function (field, context, parent, many) {
    const shape = many ? field.shape.item : field.shape;
    const options = context.options(shape.refers);
    const byId = new Map(options.map((option) => [option.id, option]));
    const note = form.note(context.checks);
    const input = element("input", "cb-entry__input");
    const chips = element("ul", "cb-pickbox__chips");
    const status = element("span", "cb-entry__unseen");
    status.setAttribute("role", "status");
    let chosen = [];

    input.type = "text";
    input.id = form.newId();
    input.autocomplete = "off";
    input.placeholder = "输入名称、别名或拼音查找";
    const label = form.caption("label", field, "cb-entry__label");
    label.htmlFor = input.id;
    label.id = form.newId();
    const said = form.HELP[field.key] || field.description;
    const help = said ? element("p", "cb-entry__help", said) : undefined;
    if (help) help.id = form.newId();
    input.setAttribute("aria-describedby", [help && help.id, note.node.id].filter(Boolean).join(" "));
    form.require(input, field.required);
    const wished = form.VOCABULARIES[shape.refers] ? wish(field, shape.refers) : null;

    const box = new form.Listbox(input, form.newId(), options, (id) => chosen.includes(id), (option) => {
      control.touched = true;
      chosen = many ? [...chosen, option.id] : [option.id];
      draw();
      status.textContent = `已选：${option.label}`;
      if (many) input.focus();
      else chips.querySelector("button").focus();
      form.changed(node);
      if (parent && parent.chose) parent.chose(field.key, option.id);
    });
    box.list.setAttribute("aria-labelledby", label.id);
    const node = element("div", "cb-entry__field cb-pickbox",
      element("div", "cb-entry__head", label, form.keyOf(field)), help, chips,
      element("div", "cb-pickbox__frame", input, box.list), note.node,
      wished ? wished.node : undefined, status);

    function remove(id) {
      control.touched = true;
      const at = chosen.indexOf(id);
      chosen = chosen.filter((one) => one !== id);
      draw();
      status.textContent = "已去掉";
      const buttons = chips.querySelectorAll("button");
      (buttons[Math.min(at, buttons.length - 1)] || input).focus();
      form.changed(node);
    }

    function draw() {
      chips.replaceChildren(...chosen.map((id) => {
        const option = byId.get(id) || { label: id, parent: "" };
        const text = element("span", "", option.label);
        const chip = element("li", "cb-pickbox__chip", text,
          option.parent ? element("small", "", option.parent) : undefined,
          form.button("×", "cb-pickbox__remove", () => remove(id), `去掉${option.label}`));
        if (option.note) chip.title = option.note;
        return chip;
      }));
      chips.hidden = !chosen.length;
      box.input.parentNode.hidden = !many && chosen.length > 0;
      const settled = !many && chosen.length > 0;
      if (wished) wished.node.hidden = (settled || (!WISHED.has(field.key) && !box.none)) && !wished.value();
    }

    input.addEventListener("blur", () => {
      const typed = input.value.trim();
      const exact = options.find(({ label: name }) => name === typed);
      if (exact && !chosen.includes(exact.id)) box.choose(exact);
      const loose = Boolean(typed && !exact);
      node.classList.toggle("cb-pickbox--loose", loose);
      if (loose) status.textContent = `“${typed}”还没有选中`;
      draw();
    });

    const control = {
      key: field.key,
      title: field.title,
      required: field.required,
      parent,
      node,
      touched: false,
      value() {
        if (!chosen.length) return undefined;
        return many ? [...chosen] : chosen[0];
      },
      set(data) {
        const ids = (many ? (Array.isArray(data) ? data : []) : [data]);
        chosen = [...new Set(ids.filter((id) => byId.has(id)))];
        draw();
      },
      add(id) {
        if (!many || chosen.includes(id) || !byId.has(id)) return;
        chosen = [...chosen, id];
        draw();
      },
      require: (on) => form.require(input, on),
      wish: wished,
      vocabulary: shape.refers,
      at: () => control,
      focus() {
        (input.parentNode.hidden ? chips.querySelector("button") : input).focus();
      },
      tell(problems) {
        const wrong = problems.some(({ severity }) => severity === "error");
        if (wrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        node.classList.toggle("cb-entry__field--wrong", wrong);
        note.tell(problems);
      },
      inner: () => [],
    };
    draw();
    return control;
  };
})();

/* Parts that repeat: add, move, remove and take the removal back, with the focus where one expects it. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);

  /** A line that takes a removal back; `after` gets the focus when the line is dismissed. */
  form.undo = function (text, back, after) {
    const line = element("p", "cb-entry__undo", `${text}。`);
    line.setAttribute("role", "status");
    const button = form.button("撤销", "cb-entry__small", () => {
      line.remove();
      back();
    });
    line.append(button);
    // The button is not in the page yet; the focus follows it there.
    setTimeout(() => (line.isConnected ? button : after).focus());
    return line;
  };

  function itemControl(field, noun, context, list) {
    const { item } = field.shape;
    if (item.type === "record") return form.makeRecord(item, context, { key: field.key, title: noun, parent: list });
    const single = { ...field, title: noun, description: "", required: false, shape: item };
    return form.makeField(single, context, list);
  }

  /** A control for a list of records or of lines. */
  form.makeList = function (field, context, parent) {
    const noun = form.NOUNS[field.key] || field.title;
    const simple = field.shape.item.type !== "record";
    const said = form.HELP[field.key] || field.description;
    const note = form.note(context.checks);
    const lines = element("ol", `cb-entry__items${simple ? " cb-entry__items--lines" : ""}`);
    const adder = form.button(`添加${noun}`, "cb-button cb-entry__add", () => {
      forget();
      const item = add();
      number();
      form.changed(node);
      item.control.focus();
    });
    const legend = form.caption("legend", field, "cb-entry__legend");
    legend.append(form.keyInName(field));
    const node = element("fieldset", "cb-entry__group cb-entry__list", legend,
      said ? element("p", "cb-entry__help", said) : undefined, lines, note.node, adder);
    let items = [];

    function add(at = items.length) {
      const item = {};
      item.control = itemControl(field, noun, context, control);
      item.head = element("h3", "cb-entry__number");
      item.up = form.button("上移", "cb-entry__small", () => move(item, -1));
      item.down = form.button("下移", "cb-entry__small", () => move(item, 1));
      item.remove = form.button("删除", "cb-entry__small", () => remove(item));
      item.node = element("li", "cb-entry__item",
        element("div", "cb-entry__bar", item.head, item.up, item.down, item.remove), item.control.node);
      place(item, at);
      context.opened(item.control);
      return item;
    }

    function place(item, at) {
      const before = items[at];
      items.splice(at, 0, item);
      lines.insertBefore(item.node, before ? before.node : null);
    }

    function number() {
      items.forEach((item, at) => {
        const name = `${noun} ${at + 1}`;
        item.head.textContent = name;
        item.control.title = name;
        item.up.disabled = at === 0;
        item.down.disabled = at === items.length - 1;
        item.up.setAttribute("aria-label", `上移${name}`);
        item.down.setAttribute("aria-label", `下移${name}`);
        item.remove.setAttribute("aria-label", `删除${name}`);
        if (simple) {
          const label = item.control.node.querySelector("label");
          label.textContent = name;
        }
      });
      lines.hidden = !lines.children.length;
    }

    function move(item, step) {
      forget();
      const at = items.indexOf(item);
      items.splice(at, 1);
      place(item, at + step);
      number();
      form.changed(node);
      const button = step < 0 ? item.up : item.down;
      (button.disabled ? (step < 0 ? item.down : item.up) : button).focus();
    }

    function remove(item) {
      forget();
      const at = items.indexOf(item);
      const before = items[at + 1] ? items[at + 1].node : null;
      items.splice(at, 1);
      item.node.remove();
      const line = element("li", "cb-entry__gap", form.undo(`已删除${noun} ${at + 1}`, () => {
        forget();
        place(item, at);
        number();
        form.changed(node);
        item.control.focus();
      }, adder));
      lines.insertBefore(line, before);
      number();
      form.changed(node);
    }

    function forget() {
      lines.querySelectorAll(".cb-entry__gap").forEach((line) => line.remove());
    }

    const filled = () => items.filter(({ control: one }) => one.value() !== undefined);

    const control = {
      isList: true,
      key: field.key,
      title: field.title,
      required: field.required,
      parent,
      node,
      value() {
        const values = filled().map(({ control: one }) => one.value());
        return values.length ? values : undefined;
      },
      set(data) {
        if (!Array.isArray(data)) return;
        items.forEach((item) => item.node.remove());
        items = [];
        forget();
        data.forEach((value) => add().control.set(value));
        number();
      },
      at([step, ...rest]) {
        const item = filled()[step];
        return item ? item.control.at(rest) : control;
      },
      focus() {
        if (items.length) items[0].control.focus();
        else adder.focus();
      },
      tell: (problems) => note.tell(problems),
      inner: () => items.map(({ control: one }) => one),
      get touched() {
        return items.some(({ control: one }) => one.touched);
      },
    };
    if (field.required) add();
    number();
    return control;
  };
})();

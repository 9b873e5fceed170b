/* Fields of one value: label, help, input and what the checks say, tied together for screen readers.
   A control is {key, title, parent, node, touched, value(), set(data), at(path), focus(), tell(list)}. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);
  const COUNTED_MOST = 60;
  const COUNTED_TEXT_MOST = 200;
  const CHOSEN_MOST = 10;
  const LINES = 3;

  let made = 0;

  /** An id that no other element has. */
  form.newId = function () {
    made += 1;
    return `entry-${made}`;
  };

  /** Tell the form that something other than typing changed what it holds. */
  form.changed = function (node) {
    node.dispatchEvent(new CustomEvent("entry-change", { bubbles: true }));
  };

  /** A <button class="cb-button …"> that does `act`. */
  form.button = function (text, className, act, label) {
    const button = element("button", className, text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  };

  /** A title with its mark where the field must be filled. */
  form.caption = function (name, { title, required }, className) {
    const caption = element(name, className, title);
    if (required) caption.append(" ", element("span", "cb-entry__required", "必填"));
    return caption;
  };

  /** What the field is called in the file: the checks speak of it. No part of its name on screen. */
  form.keyOf = function ({ key }) {
    return element("code", "cb-entry__key", key);
  };

  /** The same inside a title that names its part to screen readers, and silent there. */
  form.keyInName = function (field) {
    const key = form.keyOf(field);
    key.setAttribute("aria-hidden", "true");
    return key;
  };

  /** Say to screen readers whether the field must be filled. */
  form.require = function (input, on) {
    if (on) input.setAttribute("aria-required", "true");
    else input.removeAttribute("aria-required");
  };

  /** The place where the checks speak: tell(problems, more) fills it; `more` makes a button that mends. */
  form.note = function (checks) {
    const node = element("div", "cb-entry__note");
    node.id = form.newId();
    let said = "";
    return {
      node,
      tell(problems, more) {
        const key = JSON.stringify(problems);
        if (key === said) return;
        said = key;
        node.replaceChildren(...problems.map((problem) => {
          const className = `cb-entry__says cb-entry__says--${problem.severity}`;
          if (!problem.code) return element("p", className, form.sentence(problem));
          const link = element("a", "cb-entry__code", problem.code);
          link.href = `${checks}${problem.code}.html`;
          link.setAttribute("aria-label", `${problem.code}，看这条规则的说明`);
          return element("p", className, form.sentence(problem), " ", link);
        }));
        const mend = problems.length && more ? more() : undefined;
        if (mend) node.append(mend);
      },
    };
  };

  /** What is wrong and what to do, as one text. */
  form.sentence = ({ message, hint }) => [message, hint].filter(Boolean).join("；");

  const OTHER_BREAKS = /[\u0085\u2028\u2029]/g;
  let unseen = null;

  /** What was typed or pasted, without blanks at ends and without what no file may hold. */
  function tidy(text) {
    unseen = unseen || new RegExp(casebook.entry.form.unseen, "gu");
    const seen = text.replace(OTHER_BREAKS, " ").replace(unseen, "");
    return seen.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").trim();
  }

  /* What is not chosen is the default, so the default needs no line of its own. */
  function select(choices, { default: unchosen, required, invite }) {
    const input = element("select", "cb-entry__input");
    const held = choices.find(([value]) => value === unchosen);
    const none = element("option", "", held ? held[1] : invite || (required ? "请选择" : "不填"));
    none.value = "";
    input.append(none, ...choices.filter((choice) => choice !== held).map(([value, label]) => {
      const option = element("option", "", label);
      option.value = value;
      return option;
    }));
    return input;
  }

  function choicesOf({ key, shape }) {
    const offered = form.OFFERED[key];
    if (shape.choices) return shape.choices.filter(([value]) => !offered || offered.includes(value));
    if (shape.kind !== "whole" || !(shape.max - shape.min < CHOSEN_MOST)) return null;
    return Array.from({ length: shape.max - shape.min + 1 }, (_, step) => {
      const number = String(shape.min + step);
      return [number, number];
    });
  }

  function inputFor(field) {
    const { shape, examples } = field;
    const choices = choicesOf(field);
    if (choices) return select(choices, field);
    const long = shape.kind === "text" && !(shape.most <= COUNTED_MOST);
    const input = element(long ? "textarea" : "input", "cb-entry__input");
    if (long) input.rows = LINES;
    else input.type = "text";
    if (shape.kind === "whole" || shape.kind === "date") input.inputMode = "numeric";
    if (shape.kind === "link") input.inputMode = "url";
    if (["number", "whole", "date"].includes(shape.kind)) input.classList.add("cb-entry__input--short");
    if (["id", "link"].includes(shape.kind)) input.spellcheck = false;
    const example = [].concat(examples && examples.length ? examples[0] : [])[0];
    // A blank one lets the style sheet know an empty field on paper.
    input.placeholder = example === undefined ? " " : `如：${example}`;
    return input;
  }

  function counter(input, most, kind) {
    if (!most || most > (kind === "text" ? COUNTED_TEXT_MOST : COUNTED_MOST)) return undefined;
    const count = element("span", "cb-entry__count");
    count.setAttribute("aria-hidden", "true");
    const show = () => {
      const length = [...input.value.trim()].length;
      count.textContent = `${length}/${most}`;
      count.classList.toggle("cb-entry__count--over", length > most);
    };
    input.addEventListener("input", show);
    show();
    return { count, show };
  }

  /** A control for one value. `context`: {checks}. */
  form.makeField = function (field, context, parent) {
    const { shape } = field;
    const input = inputFor(field);
    const note = form.note(context.checks);
    input.id = form.newId();
    const label = form.caption("label", field, "cb-entry__label");
    label.htmlFor = input.id;
    const said = form.HELP[field.key] || field.description;
    const help = said ? element("p", "cb-entry__help", said) : undefined;
    if (help) help.id = form.newId();
    const counted = counter(input, shape.most, shape.kind);
    input.setAttribute("aria-describedby", [help && help.id, note.node.id].filter(Boolean).join(" "));
    form.require(input, field.required);
    const head = element("div", "cb-entry__head", label, parent ? form.keyOf(field) : undefined, counted && counted.count);
    const node = element("div", "cb-entry__field", head, help, input, note.node);

    /* 2000余万元, typed into one field, has a unit and a qualifier that go into others. */
    function splitter() {
      const { meantNumber } = casebook.entry || {};
      const meant = shape.kind === "number" && parent && parent.split && meantNumber
        ? meantNumber(input.value) : null;
      if (!meant) return undefined;
      const { unit, qualifier } = meant;
      const choices = parent.fields.get("qualifier")?.choices || [];
      const parts = [`数值 ${meant.value}`, unit && `单位 ${unit}`,
        qualifier && `限定 ${(choices.find(([value]) => value === qualifier) || [])[1] || qualifier}`].filter(Boolean);
      const text = parts.length > 1 ? `拆开：${parts.join("，")}` : `改成 ${meant.value}`;
      return form.button(text, "cb-button cb-entry__split", () => {
        parent.split({ value: meant.value, unit, qualifier });
        input.focus();
      });
    }

    const control = {
      key: field.key,
      title: field.title,
      required: field.required,
      parent,
      node,
      touched: false,
      choices: shape.choices,
      require: (on) => form.require(input, on),
      value() {
        return tidy(input.value) || undefined;
      },
      set(data) {
        input.value = typeof data === "string" ? data : "";
        if (counted) counted.show();
      },
      at() {
        return control;
      },
      focus() {
        input.focus();
      },
      tell(problems) {
        const wrong = problems.some(({ severity }) => severity === "error");
        if (wrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        node.classList.toggle("cb-entry__field--wrong", wrong);
        note.tell(problems, wrong && splitter);
      },
      inner: () => [],
    };
    input.addEventListener("input", () => {
      control.touched = true;
    });
    return control;
  };
})();

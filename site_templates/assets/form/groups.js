/* A part of an entry that has fields of its own; an optional one stays closed until it is wanted. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);

  /** The control of a field, by its shape. */
  form.make = function (field, context, parent) {
    const { shape } = field;
    if (shape.type === "record") return form.makeGroup(field, context, parent);
    if (shape.type === "list") {
      return shape.item.kind === "reference"
        ? form.makePicker(field, context, parent, true)
        : form.makeList(field, context, parent);
    }
    return shape.kind === "reference"
      ? form.makePicker(field, context, parent, false)
      : form.makeField(field, context, parent);
  };

  /** The controls of a record as one: {node, value, set, at, …}; `node` holds only the fields. */
  form.makeRecord = function (shape, context, owner) {
    const given = new Map();
    const record = {
      key: owner.key,
      title: owner.title,
      parent: owner.parent,
      /** Puts what was typed together into the fields where it belongs. */
      split(parts) {
        for (const [key, text] of Object.entries(parts)) {
          if (text && fields.has(key)) fields.get(key).set(text);
        }
        form.changed(record.node);
      },
      chose(key, id) {
        context.chose(record, key, id);
      },
      /** Fill a field for the reader; what was only given does not make the record begun. */
      give(key, data) {
        fields.get(key).set(data);
        given.set(key, data);
      },
      value() {
        const filled = [...fields].map(([key, control]) => [key, control.value()])
          .filter(([, value]) => value !== undefined);
        const begun = filled.some(([key, value]) => given.get(key) !== value);
        return begun ? Object.fromEntries(filled) : undefined;
      },
      set(data) {
        const known = data && typeof data === "object" ? data : {};
        for (const [key, control] of fields) {
          if (Object.hasOwn(known, key)) control.set(known[key]);
        }
      },
      at([step, ...rest]) {
        return fields.has(step) ? fields.get(step).at(rest) : record;
      },
      focus() {
        const [first] = fields.values();
        if (first) first.focus();
      },
      tell() {},
      inner: () => [...fields.values()],
      get touched() {
        return record.inner().some((control) => control.touched);
      },
    };
    const fields = new Map(shape.fields.filter(({ key }) => !context.left.has(key))
      .map((field) => [field.key, form.make(field, context, record)]));
    record.fields = fields;
    record.node = element("div", "cb-entry__fields", ...record.inner().map(({ node }) => node));
    return record;
  };

  /** A record as a field: open where it is required or wanted, else a button that adds it. */
  form.makeGroup = function (field, context, parent) {
    const note = form.note(context.checks);
    const frame = element("fieldset", "cb-entry__group");
    const always = field.required || context.open.has(field.key);
    const said = form.HELP[field.key] || field.description;
    let record = null;

    const owner = { key: field.key, title: field.title, parent };
    const adder = form.button(`添加${field.title}`, "cb-button cb-entry__add", () => {
      open();
      form.changed(frame);
      record.focus();
    });
    const remover = form.button("去掉", "cb-entry__small", () => {
      const before = record.value();
      close();
      frame.append(form.undo(`已去掉${field.title}`, () => {
        open();
        record.set(before);
        form.changed(frame);
        record.focus();
      }, adder));
      form.changed(frame);
    }, `去掉${field.title}`);

    function open() {
      if (record) return;
      frame.querySelectorAll(".cb-entry__undo").forEach((line) => line.remove());
      record = form.makeRecord(field.shape, context, owner);
      const legend = form.caption("legend", field, "cb-entry__legend");
      legend.append(form.keyInName(field));
      frame.replaceChildren(legend,
        ...(said ? [element("p", "cb-entry__help", said)] : []), record.node, note.node);
      if (!always) frame.append(remover);
      frame.classList.remove("cb-entry__group--closed");
      context.opened(record);
    }

    function close() {
      record = null;
      frame.replaceChildren(element("legend", "cb-entry__unseen", field.title), adder, note.node);
      frame.classList.add("cb-entry__group--closed");
    }

    if (always) open();
    else close();
    return {
      key: field.key,
      title: field.title,
      required: field.required,
      parent,
      node: frame,
      value: () => (record ? record.value() : undefined),
      set(data) {
        if (!data || typeof data !== "object") return;
        open();
        record.set(data);
      },
      at(path) {
        return record && path.length ? record.at(path) : this;
      },
      focus() {
        if (record) record.focus();
        else adder.focus();
      },
      tell: (problems) => note.tell(problems),
      /** What stands open but may stay empty asks for its fields only once it holds something. */
      mark() {
        if (!record || field.required || !always) return;
        const begun = record.value() !== undefined;
        frame.classList.toggle("cb-entry__group--blank", !begun);
        for (const one of record.inner()) if (one.required && one.require) one.require(begun);
      },
      inner: () => (record ? record.inner() : []),
      get touched() {
        return Boolean(record && record.touched);
      },
    };
  };
})();

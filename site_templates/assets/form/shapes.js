/* The shapes of data/form.js, and a walk along them over what was typed, valid or not.
   `casebook.entry.use(form)` has to be called once with the value of data/form.js, then
   `casebook.entry.useCases(cases)` with what data/taken.js holds. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});

  /** Take the form's data; a record inside itself becomes one with its outer one. */
  entry.use = function (form) {
    for (const shape of Object.values(form.kinds)) connect(shape, new Map());
    entry.form = form;
    return form;
  };

  /** Take the ids of all cases, which have a file of their own: {collection: "id id …"}. */
  entry.useCases = function (cases) {
    const rows = Object.entries(cases)
      .flatMap(([collection, ids]) => ids.split(" ").map((id) => [id, "", collection]));
    entry.use({ ...entry.form, references: { ...entry.form.references, cases: rows } });
  };

  function connect(shape, outer) {
    if (shape.type === "list") shape.item = connect(shape.item, outer);
    if (shape.type === "same") return outer.get(shape.name);
    if (shape.type !== "record" || shape.byKey) return shape;
    const inside = new Map(outer).set(shape.name, shape);
    shape.byKey = new Map(shape.fields.map((field) => [field.key, field]));
    for (const field of shape.fields) field.shape = connect(field.shape, inside);
    return shape;
  }

  const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isEmpty = (value) =>
    value === null || value === undefined ||
    (typeof value === "object" && Object.keys(value).length === 0);

  /** Calls `visit(path, shape, typed)` on every value that stands where one is known, outer first. */
  function walk(shape, typed, visit, path = []) {
    visit(path, shape, typed);
    if (shape.type === "record" && isMapping(typed)) {
      for (const [key, value] of Object.entries(typed)) {
        const field = shape.byKey.get(key);
        if (field) walk(field.shape, value, visit, [...path, key]);
      }
    } else if (shape.type === "list" && Array.isArray(typed)) {
      typed.forEach((value, index) => walk(shape.item, value, visit, [...path, index]));
    }
  }

  /** The value at `path`, or undefined. */
  function valueAt(data, path) {
    let found = data;
    for (const step of path) {
      if (found === null || typeof found !== "object" || !Object.hasOwn(found, step)) return undefined;
      found = found[step];
    }
    return found;
  }

  /** A path as people read it: `actions[1].text`, counted from 1; empty for the whole entry. */
  entry.showPath = (path) =>
    path.reduce((shown, step) => {
      if (typeof step === "number") return `${shown}[${step + 1}]`;
      return shown ? `${shown}.${step}` : step;
    }, "");

  entry.shapes = { walk, valueAt, isMapping, isEmpty };
})();

/* The id of a new entry: made from ids that are there already, which are pinyin. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const MOST = 64;

  /** An id from the organisation and the first scenario that nobody has; empty without the first. */
  form.proposeId = function ({ organisation, scenarios = [], vehicle = {} }, taken) {
    const about = scenarios[0] || (vehicle.kinds || [])[0];
    if (!organisation || !about) return "";
    const base = `${organisation}-${about}`.slice(0, MOST - 3).replace(/-+$/u, "");
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    return id;
  };
})();

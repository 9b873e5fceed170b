/* One entry as data: its elements in order, as generator/pages/entry_data.py writes them. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  const FOLDERS = new Map([["case", "cases"], ["method", "methods"]]);
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /** Promise of {kind, id, title, url, sort, organisation, period, elements, …}; rejects where the
      site has no such entry. The id may come from an address: nothing but an id is ever loaded. */
  casebook.entry = function (kind, id) {
    const folder = FOLDERS.get(kind);
    if (!folder || !ID.test(id)) return Promise.reject(new Error("no such entry"));
    const name = `${folder}/${id}`;
    return casebook.load(name, `${casebook.search.root}data/entries/${name}.js`);
  };
})();

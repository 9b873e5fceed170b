/* What the reader's own acts leave in this browser. Every name carries the path of the site, so that
   two sites on one host do not mix; nothing is kept that the reader did not do. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const storage = (casebook.storage = casebook.storage || {});

  const place = () => new URL(casebook.search.root).pathname;
  const keyOf = (name) => `${place()}casebook.${name}`;

  /** The text kept under a name, or null. Throws, as the others do, where the browser keeps nothing. */
  storage.get = (name) => window.localStorage.getItem(keyOf(name));

  /** Keep a text. Throws also where the browser is full. */
  storage.set = (name, text) => window.localStorage.setItem(keyOf(name), text);

  storage.remove = (name) => window.localStorage.removeItem(keyOf(name));

  /** Whether a `storage` event is about a name, or about all of them. */
  storage.isAbout = (event, name) => event.key === null || event.key === keyOf(name);

  /** [{name, size}] of everything that this site keeps, the colours of the theme among it; `size` is
      in characters. */
  storage.kept = function () {
    const ours = ["casebook.", ".__"].map((start) => place() + start);
    return Object.keys(window.localStorage)
      .filter((key) => ours.some((start) => key.startsWith(start)))
      .map((key) => ({ name: key, size: window.localStorage.getItem(key).length }));
  };

  /** Remove all of it, and tell what shows it on this page. */
  storage.clear = function () {
    for (const { name } of storage.kept()) window.localStorage.removeItem(name);
    window.dispatchEvent(new StorageEvent("storage", { key: null }));
  };
})();

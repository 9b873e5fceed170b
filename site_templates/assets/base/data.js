/* Data files are classic scripts that call casebook.data(name, value): they load without a server. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  const waiting = new Map();
  const loads = new Map();

  /** Called by a data file. */
  casebook.data = function (name, value) {
    const resolve = waiting.get(name);
    waiting.delete(name);
    if (resolve) resolve(value);
  };

  /** The value of a data file; loads it from `address` the first time, again after a failure. */
  casebook.load = function (name, address) {
    if (!loads.has(name)) {
      const load = inject(name, address);
      loads.set(name, load);
      load.catch(() => loads.delete(name));
    }
    return loads.get(name);
  };

  function inject(name, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const refuse = () => reject(new Error("cannot load " + address));
      waiting.set(name, resolve);
      script.src = address;
      script.onerror = refuse;
      // A file that ran without a word is not ours: an error page, or a proxy's.
      script.onload = () => waiting.has(name) && refuse();
      document.head.append(script);
    });
  }
})();

/* Data files are classic scripts that call casebook.data(name, value): they load without a server. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  const arrived = new Map();
  const waiting = new Map();

  /** Called by a data file. */
  casebook.data = function (name, value) {
    arrived.set(name, value);
    const resolve = waiting.get(name);
    if (resolve) resolve(value);
  };

  /** The value of a data file; loads it from `address` the first time. */
  casebook.load = function (name, address) {
    if (arrived.has(name)) return Promise.resolve(arrived.get(name));
    return new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = address;
      script.onerror = () => reject(new Error("cannot load " + address));
      document.head.append(script);
    });
  };
})();

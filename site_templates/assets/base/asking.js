/* Most readers of a page search for nothing: what answers a search is loaded when one turns to the
   box. Until then its functions wait for it under the same names. */
(function () {
  "use strict";
  const search = window.casebook.search;
  const address = document.currentScript.src.replace(/[^/]*$/u, "answer.js");
  const early = {};
  let load = null;

  function fetched() {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const refuse = () => reject(new Error("cannot load " + address));
      script.src = address;
      script.onerror = refuse;
      // A file that ran without a word is not ours: an error page, or a proxy's.
      script.onload = () => (search.query === early.query ? refuse() : resolve());
      document.head.append(script);
      // It is asked for next: the two need not come one after the other.
      search.load("manifest").catch(() => {});
    });
  }

  /** Loaded once, again after a failure. */
  function loaded() {
    load = load || fetched().catch((error) => {
      load = null;
      throw error;
    });
    return load;
  }

  for (const name of ["open", "query", "places"]) {
    early[name] = (...given) => loaded().then(() => search[name](...given));
    search[name] = early[name];
  }
})();

/* Loads the files of the index as classic scripts, from the site this script comes from; works
   without a server. Each file calls casebook.search.shard(name, payload). */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  /** Address of the root of the site, the folder that holds the assets/ this script lies in. */
  search.root = document.currentScript.src.replace(/\/assets\/(?!.*\/assets\/).*$/u, "/");

  const waiting = new Map();
  const loads = new Map();
  let version = "";

  search.shard = function (name, payload) {
    const resolve = waiting.get(name);
    waiting.delete(name);
    if (resolve) resolve(payload);
  };

  /** Promise of the payload of a file such as "documents/3"; asked for once, again after a failure. */
  search.load = function (name) {
    if (!loads.has(name)) {
      const load = inject(name);
      loads.set(name, load);
      load.catch(() => loads.delete(name));
    }
    return loads.get(name);
  };

  /** Files asked for from now on carry the mark of the build, so that two are never mixed. */
  search.useVersion = function (mark) {
    version = mark;
  };

  function inject(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      waiting.set(name, resolve);
      element.src = search.root + "search/" + name + ".js" + (version ? "?v=" + version : "");
      element.onload = () => {
        element.remove();
        // A file that ran without a word is not ours: an error page, or a proxy's.
        if (waiting.delete(name)) reject(new Error("empty search file " + name));
      };
      element.onerror = () => {
        element.remove();
        waiting.delete(name);
        reject(new Error("search file not found: " + name));
      };
      document.head.append(element);
    });
  }
})();

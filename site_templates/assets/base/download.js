/* Hands the reader a file that the page has made. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  const KEPT_FOR = 60_000; // Milliseconds; some browsers read the content only after a question.
  const NAME_MOST = 80;

  /** A name that every system takes: no separators, no control characters, not too long. */
  casebook.fileName = function (name) {
    const [, stem, ending] = /^(.*?)(\.[a-z0-9]+)?$/su.exec(String(name));
    const clean = stem
      .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, " ")
      .replace(/\s+/g, " ")
      .replace(/^[ .]+|[ .]+$/g, "");
    return ([...clean].slice(0, NAME_MOST).join("").trim() || "casebook") + (ending || "");
  };

  /** Save `content`, a Uint8Array or a text, as a file called `name`. */
  casebook.download = function (name, content, mime) {
    const address = URL.createObjectURL(new Blob([content], { type: mime }));
    const link = document.createElement("a");
    link.href = address;
    link.download = casebook.fileName(name);
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
  };
})();

/* When to search while a reader types: after a short rest, never in the middle of a composition. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const DELAY = 50;

  /** Call `change` with the text of `input` as it is typed. */
  search.onTyping = function (input, change) {
    let timer = 0;
    let composing = false;
    const later = (delay) => {
      clearTimeout(timer);
      timer = setTimeout(() => change(input.value), delay);
    };
    input.addEventListener("compositionstart", () => {
      composing = true;
      clearTimeout(timer);
    });
    input.addEventListener("compositionend", () => {
      composing = false;
      later(0);
    });
    input.addEventListener("input", () => {
      if (!composing) later(DELAY);
    });
  };
})();

/* What a reader puts aside, kept in this browser only. */
(function () {
  "use strict";
  window.casebook = window.casebook || {};
})();

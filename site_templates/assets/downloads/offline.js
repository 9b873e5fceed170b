/* The packed site does not hold itself: read from a folder, the page does not offer it. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  for (const section of document.querySelectorAll("[data-online-only]")) section.hidden = true;
})();

/* Makes an element: text goes in as text, nothing is ever read as markup. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  /** <name class=className> with `children`: elements, text, or undefined for none. */
  casebook.element = function (name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };
})();

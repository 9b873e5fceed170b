/* What tests look at in a page whose texts are payloads. Runs before any script of the page. */
"use strict";

for (const name of ["alert", "prompt", "confirm", "print", "open"]) {
  window[name] = () => window.noticed(`a script ran: ${name}`);
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.noticed(`a policy stopped ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});

/** What no text may bring into a page, whether or not it has run. */
window.foreign = function () {
  const found = [];
  for (const part of document.querySelectorAll("*")) {
    for (const { name, value } of part.attributes) {
      if (name.startsWith("on")) found.push(`a handler: ${part.outerHTML.slice(0, 120)}`);
      const leads = ["href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"].includes(name);
      const bare = value.replace(/^[\x00-\x20]+|[\t\n\r]/g, "");
      if (leads && /^(?!https?:|data:image\/)[a-z][a-z0-9+.-]*:/i.test(bare)) found.push(`leads to ${value.slice(0, 80)}`);
      if (leads && /^[\\/]{2}/.test(bare)) found.push(`leads to ${value.slice(0, 80)}`);
    }
    if (part.matches("iframe, object, embed, base, frame, math, marquee, template, video, audio")) found.push(`an element: ${part.localName}`);
    if (part.matches(".cb-prose :not([class^=md-typeset__])") && part.matches("[id], [name], [class], [style], svg, script, style, form, input, button")) {
      found.push(`named by a text: ${part.outerHTML.slice(0, 120)}`);
    }
    if (part.id && !part.id.startsWith("__code_") && document.getElementById(part.id) !== part) found.push(`twice: #${part.id}`);
  }
  for (const name of ["casebook", "location", "getElementById", "body"]) {
    if (window[name] instanceof Element || (document[name] instanceof Element && name !== "body")) found.push(`taken: ${name}`);
  }
  return found;
};

/* The theme and its icons stick out of their boxes by so much; a text that gets out is wider. */
const SLACK = 20;

const scrolls = (part) => !part.matches(".md-content") && (getComputedStyle(part).overflowX !== "visible" || scrolls(part.parentElement));

/** Elements that stick out of the screen or of the box that they stand in. */
window.misplaced = function () {
  const found = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`wider than the screen by ${over}`);
  for (const part of document.querySelectorAll(".md-content :is(h1, h2, h3, p, li, dt, dd, div, td, th, section, article, pre, blockquote, code)")) {
    const style = getComputedStyle(part);
    if (style.display.startsWith("inline") || style.overflowX !== "visible" || !part.clientWidth) continue;
    if (part.closest("svg, [hidden]") || scrolls(part.parentElement)) continue;
    if (part.scrollWidth > part.clientWidth + SLACK) found.push(`over its box: ${part.outerHTML.slice(0, 120)} ${part.scrollWidth}>${part.clientWidth}`);
  }
  for (const prose of document.querySelectorAll(".cb-prose")) {
    const box = prose.getBoundingClientRect();
    for (const part of prose.querySelectorAll("*")) {
      const own = part.getBoundingClientRect();
      if (!own.width || scrolls(part.parentElement)) continue;
      if (own.left < box.left - SLACK || own.right > box.right + SLACK || own.top < box.top - SLACK || own.bottom > box.bottom + SLACK) {
        found.push(`out of its prose: ${part.outerHTML.slice(0, 120)}`);
      }
      if (!["static", "relative"].includes(getComputedStyle(part).position)) found.push(`positioned: ${part.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
};

/** Address → the elements of each page, as the browser reads them, all but what stands in prose. */
window.outlines = async function (addresses) {
  const found = {};
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const prose of page.querySelectorAll(".cb-prose")) prose.replaceChildren();
    // A drawing breaks its words into as many lines as they need.
    for (const drawing of page.querySelectorAll("svg")) drawing.replaceChildren();
    const lines = [];
    const walk = (part, depth) => {
      lines.push(`${depth} ${part.localName} ${part.getAttribute("class") || ""}`);
      for (const child of part.children) walk(child, depth + 1);
    };
    walk(page.documentElement, 0);
    found[address] = lines.join("\n");
  }
  return found;
};

/** Puts a text into a box as typing does. */
window.typed = function (box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};

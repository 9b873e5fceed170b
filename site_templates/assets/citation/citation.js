/* The citation of an entry: the reader's day of access, the address where it is known only now, and
   a button that copies. The text is complete without any of it. */
(function () {
  "use strict";
  const section = document.querySelector("[data-citation]");
  if (!section) return;

  const two = (number) => String(number).padStart(2, "0");

  /** A day as GB/T 7714 writes it: 2026-11-21. */
  function day(date) {
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  /** The address of this page, where others can open it too; a file of one's own is none. */
  function address() {
    return /^https?:$/.test(location.protocol) ? location.href.replace(/[?#].*$/, "") : "";
  }

  function complete() {
    section.querySelector("[data-citation-day]").textContent = day(new Date());
    const place = section.querySelector("[data-citation-address]");
    if (!place.textContent && address()) place.textContent = ` ${address()}.`;
  }

  const say = (text) => {
    section.querySelector("[data-citation-said]").textContent = text;
  };

  /** A citation, or several with one on a line. */
  function lines(text) {
    const items = [...text.querySelectorAll("li")];
    return (items.length ? items : [text]).map((line) => line.textContent).join("\n");
  }

  /** The newer way needs https, which few intranets have; the older one a selected text. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(lines(text));
      return true;
    } catch {
      getSelection().selectAllChildren(text);
      return document.execCommand("copy");
    }
  }

  complete();
  for (const place of section.querySelectorAll("[data-citation-do]")) {
    const text = place.previousElementSibling;
    place.hidden = false;
    place.querySelector("button").addEventListener("click", async () => {
      const done = await copy(text);
      say(done ? "已复制，可以粘贴到文档里。" : "浏览器不让直接复制；文字已选中，请按 Ctrl+C。");
    });
  }
})();

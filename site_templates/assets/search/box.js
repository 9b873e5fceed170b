/* The search box in the header: a combobox over a listbox of links; on a phone, a full screen. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const SHOWN = 8;
  const OPTION = "cb-search-option";

  class Box {
    constructor(root) {
      const part = (name) => root.querySelector(`[data-search-${name}]`);
      this.root = root;
      this.form = part("form");
      this.input = part("input");
      this.panel = part("panel");
      this.list = part("list");
      this.count = part("count");
      this.empty = part("empty");
      this.all = part("all");
      this.opener = part("open");
      this.page = this.all.href;
      this.links = [];
      this.active = -1;
      this.asked = 0;
      this.text = "";
      this.answer = Promise.resolve();
      this.becomeCombobox();
      this.listen(part("close"));
    }

    becomeCombobox() {
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-controls", this.list.id);
      this.input.setAttribute("aria-expanded", "false");
      this.opener.setAttribute("role", "button");
      this.opener.setAttribute("aria-expanded", "false");
    }

    listen(closer) {
      search.onTyping(this.input, (text) => this.ask(text));
      this.input.addEventListener("focus", () => {
        search.open().catch(() => {});
        if (this.input.value.trim()) this.showPanel(true);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.opener.addEventListener("click", (event) => {
        event.preventDefault();
        this.open();
      });
      this.opener.addEventListener("keydown", (event) => {
        if (event.key === " ") {
          event.preventDefault();
          this.open();
        }
      });
      closer.addEventListener("click", () => this.close());
      document.addEventListener("pointerdown", (event) => {
        if (!this.root.contains(event.target)) this.showPanel(false);
      });
      this.root.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.showPanel(false);
      });
      document.addEventListener("keydown", (event) => this.shortcut(event));
    }

    /** On a phone the box fills the screen; elsewhere only the panel below the input appears. */
    open() {
      this.root.classList.add("cb-search--open");
      document.documentElement.classList.add("cb-search-open");
      this.opener.setAttribute("aria-expanded", "true");
      this.input.focus();
      this.input.select();
    }

    close() {
      const wasOpen = this.root.classList.contains("cb-search--open");
      this.root.classList.remove("cb-search--open");
      document.documentElement.classList.remove("cb-search-open");
      this.opener.setAttribute("aria-expanded", "false");
      this.showPanel(false);
      if (wasOpen && this.opener.offsetParent) this.opener.focus();
      else this.input.blur();
    }

    showPanel(shown) {
      this.panel.hidden = !shown;
      this.input.setAttribute("aria-expanded", String(shown && this.links.length > 0));
      if (!shown) this.select(-1);
    }

    ask(text) {
      if (text.trim() === this.text) return;
      this.text = text.trim();
      this.select(-1);
      this.asked += 1;
      this.answer = this.answerTo(this.text, this.asked);
    }

    async answerTo(text, number) {
      if (!text) {
        this.links = [];
        this.list.replaceChildren();
        this.showPanel(false);
        return;
      }
      try {
        const outcome = await search.query(text, { limit: SHOWN });
        if (number === this.asked) await this.show(text, outcome);
      } catch {
        if (number === this.asked) this.fail();
      }
    }

    async show(text, outcome) {
      this.links = await search.showHits(this.list, outcome, OPTION);
      this.count.textContent = search.countText(text, outcome);
      this.empty.hidden = outcome.total > 0;
      this.all.hidden = outcome.total <= this.links.length;
      this.all.href = `${this.page}?q=${encodeURIComponent(text)}`;
      this.all.textContent = `查看全部${outcome.checked ? "" : "约"} ${outcome.total} 条结果`;
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.showPanel(true);
    }

    fail() {
      this.text = "";
      this.links = [];
      this.list.replaceChildren();
      this.count.textContent = search.FAILED;
      this.empty.hidden = true;
      this.all.hidden = true;
      this.showPanel(true);
    }

    key(event) {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && this.links.length) {
        event.preventDefault();
        if (this.panel.hidden) this.showPanel(true);
        const count = this.links.length + 1;
        this.select(((this.active + 1 + step + count) % count) - 1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.close();
      }
    }

    select(place) {
      this.links[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const link = this.links[place];
      if (link) {
        link.setAttribute("aria-selected", "true");
        link.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", link.id);
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    /** Enter goes to the chosen hit or the first; with no hit, to the search page. */
    async submit(event) {
      event.preventDefault();
      const text = this.input.value.trim();
      if (!text) return;
      this.ask(text);
      await this.answer;
      const link = this.links[this.active] || this.links[0];
      window.location.href = link ? link.href : `${this.page}?q=${encodeURIComponent(text)}`;
      if (link) this.close();
    }

    shortcut(event) {
      const target = event.target;
      const typing = target instanceof HTMLElement
        && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const slash = event.key === "/" && plain && !typing;
      const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (slash || control) {
        event.preventDefault();
        this.open();
      }
    }
  }

  // The scripts of the search come in no fixed order; by then all of them have run.
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-search-box]").forEach((root) => new Box(root));
  });
})();

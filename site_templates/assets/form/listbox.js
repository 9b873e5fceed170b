/* A combobox: words of a vocabulary that fit what is typed, as a list to walk through with the keys. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);
  const SHOWN_MOST = 40;

  function optionLine(option, id) {
    const line = element("li", "cb-pickbox__option",
      element("span", "cb-pickbox__name", option.label,
        option.parent ? element("small", "", `属于${option.parent}`) : undefined),
      option.note ? element("span", "cb-pickbox__note", option.note) : undefined);
    line.id = id;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    return line;
  }

  /** The list below `input`: open, filter, walk with the keys, take one. `taken(id)` leaves an option
      out, `take(option)` is called with the one that was chosen. */
  form.Listbox = class {
    constructor(input, listId, options, taken, take) {
      Object.assign(this, { input, options, taken, take, found: [], active: -1 });
      this.list = element("ul", "cb-pickbox__list");
      this.list.id = listId;
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-controls", listId);
      input.setAttribute("aria-expanded", "false");
      input.addEventListener("input", (event) => {
        event.stopPropagation(); // What is typed here is a question, no part of the entry.
        this.open();
      });
      input.addEventListener("click", () => this.open());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.close());
      // Keeps the focus in the input, which a press on the list would take away.
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const line = event.target.closest("[role=option]");
        if (line) this.choose(this.found[[...this.list.children].indexOf(line)]);
      });
    }

    open() {
      const fitting = form.matching(this.options, this.input.value)
        .filter((option) => !this.taken(option.id));
      this.found = fitting.slice(0, SHOWN_MOST);
      this.list.replaceChildren(
        ...this.found.map((option, at) => optionLine(option, `${this.list.id}-${at}`)));
      if (fitting.length > this.found.length) {
        this.list.append(this.remark(`还有 ${fitting.length - this.found.length} 个，多打一个字再找`));
      } else if (!fitting.length) {
        this.list.append(this.remark(this.options.length ? "没有对得上的词，换个说法再找" : "这里还没有词"));
      }
      this.none = !fitting.length;
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.mark(this.input.value.trim() && this.found.length ? 0 : -1);
    }

    remark(text) {
      const line = element("li", "cb-pickbox__remark", text);
      line.setAttribute("role", "option");
      line.setAttribute("aria-disabled", "true");
      line.setAttribute("aria-selected", "false");
      return line;
    }

    mark(at) {
      this.active = at;
      this.found.forEach((_, place) => {
        this.list.children[place].setAttribute("aria-selected", String(place === at));
      });
      if (at < 0) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      this.input.setAttribute("aria-activedescendant", this.list.children[at].id);
      this.list.children[at].scrollIntoView({ block: "nearest" });
    }

    key(event) {
      if (event.isComposing) return;
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) this.open();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const count = this.found.length;
        const from = open || this.active >= 0 ? this.active : -1;
        if (count) this.mark(from < 0 && step < 0 ? count - 1 : (from + step + count) % count);
      } else if (event.key === "Enter") {
        event.preventDefault(); // Enter in a form would else press its first button.
        if (open && this.active >= 0) this.choose(this.found[this.active]);
        else if (!open) this.open();
      } else if (event.key === "Escape" && open) {
        event.stopPropagation();
        this.close();
      }
    }

    choose(option) {
      if (!option) return;
      this.input.value = "";
      this.close();
      this.take(option);
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  };
})();

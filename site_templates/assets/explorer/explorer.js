/* The list of cases with its filters. The whole state stands in the address; without scripts the
   page keeps the list it came with. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const STEP = 60;
  const SORTS = [
    ["strength", "有数据的在前"],
    ["relevance", "相关度"],
    ["year", "年份 新→旧"],
    ["change", "变化幅度 大→小"],
    ["evidence", "证据 强→弱"],
  ];

  class Explorer {
    constructor(root, cases) {
      const part = (name) => root.querySelector(`[data-explorer-${name}]`);
      this.root = root;
      this.cases = cases;
      this.form = part("form");
      this.box = part("text");
      this.toggle = part("toggle");
      this.done = part("done");
      this.count = part("count");
      this.note = part("note");
      this.chips = part("chips");
      this.list = part("list");
      this.more = part("more");
      this.tools = part("tools");
      this.sort = part("sort");
      this.ways = part("ways");
      this.views = [...root.querySelectorAll("[data-explorer-view]")];
      this.printed = part("printed");
      this.fixed = part("static");
      this.draws = 0;
      this.found = new Uint32Array(0);
      this.lookup = { text: "", answer: Promise.resolve(null) };
      this.panel = explorer.facetPanel(part("facets"), cases, (name, id) => this.change(this.toggled(name, id)));
      this.drawList = explorer.listView(this.list, part("hint"), root.dataset.root, (sort) =>
        this.change({ sort: explorer.sortOf(this.state) === sort ? "strength" : sort }));
    }

    start() {
      this.read();
      const { shown } = history.state || {};
      if (shown > STEP) this.shown = shown;
      this.write(true);
      this.form.hidden = this.tools.hidden = false;
      if (this.fixed) this.fixed.hidden = true;
      this.listen();
      return this.draw();
    }

    read() {
      const { state, dropped } = explorer.readAddress(location.search, this.cases);
      this.state = state;
      this.shown = STEP;
      this.said = dropped ? `地址里有 ${dropped} 个条件已不存在，已略去。` : "";
      this.box.value = state.text;
    }

    write(replace) {
      const address = location.pathname + explorer.address(this.state, this.cases) + location.hash;
      const same = address === location.pathname + location.search + location.hash;
      if (same && !replace) return;
      const held = this.shown > STEP ? { shown: this.shown } : null;
      try {
        history[replace || same ? "replaceState" : "pushState"](held, "", address);
      } catch {
        /* Some browsers keep the address of a local file as it is; the filters still work. */
      }
    }

    /** Take over part of a state; `typed` keeps one entry of the history for a whole word. */
    change(part, typed = false) {
      this.state = explorer.settled({ ...this.state, ...part });
      this.shown = STEP;
      this.said = "";
      this.write(typed);
      return this.draw();
    }

    toggled(name, id) {
      const values = new Set(this.state.chosen[name] || []);
      if (!values.delete(id)) values.add(id);
      const chosen = { ...this.state.chosen, [name]: values };
      if (!values.size) delete chosen[name];
      return { chosen };
    }

    /** What the text finds; asked once per text, again after a failure. */
    match(text) {
      if (this.lookup.text !== text) {
        const answer = explorer.match(this.cases, text);
        this.lookup = { text, answer };
        answer.catch(() => {
          if (this.lookup.answer === answer) this.lookup = { text: "", answer: Promise.resolve(null) };
        });
      }
      return this.lookup.answer;
    }

    /** Bring the page up to date; the old list stands until the new one is at hand. */
    async draw() {
      const turn = (this.draws += 1);
      const { state, cases } = this;
      const notes = [this.said];
      this.drawChips();
      this.drawControls();
      this.list.setAttribute("aria-busy", "true");
      let match = null;
      try {
        match = await this.match(state.text);
      } catch {
        notes.push("搜索没有加载成功，这里没有按文字筛选。请检查网络后再试。");
      }
      if (turn !== this.draws) return;
      if (match && match.partial) notes.push("没有案例含全部的词，按部分匹配列出。");
      const { total, passed, counts } = explorer.filter(cases, state.chosen, match && match.matched);
      const sort = explorer.sortOf(state);
      const sequence = sort === "relevance" && match ? match.sequence : explorer.sequence(cases, sort);
      const found = sequence.filter((place) => passed[place]);
      this.panel.update(counts, state.chosen);
      let rows = [];
      try {
        rows = await this.rows(found.subarray(0, this.shown));
      } catch {
        if (turn !== this.draws) return;
        this.note.textContent = "案例没有加载成功，请检查网络后再试。";
        this.list.removeAttribute("aria-busy");
        return;
      }
      if (turn !== this.draws) return;
      this.found = found;
      this.drawList(rows, state.view, sort);
      this.drawCount(total, rows.length, Boolean(match && match.partial));
      this.note.textContent = notes.filter(Boolean).join("");
      this.list.removeAttribute("aria-busy");
    }

    rows(places) {
      return explorer.rows(this.cases, places, this.root.dataset.rows);
    }

    drawCount(total, shown, partial) {
      const all = `共 ${this.cases.count} 个`;
      const narrowed = this.state.text || Object.keys(this.state.chosen).length;
      if (!narrowed) this.count.textContent = `${all}案例`;
      else if (!total) this.count.textContent = `没有符合的案例，${all}`;
      else this.count.textContent = `${total} 个案例${partial ? "部分" : ""}符合，${all}`;
      this.ways.hidden = !total;
      this.more.hidden = total <= shown;
      this.done.textContent = `看 ${total} 个案例`;
      this.printed.textContent = total > shown ? `这里印出前 ${shown} 个。` : "";
    }

    drawControls() {
      const { state } = this;
      const number = Object.values(state.chosen).reduce((sum, held) => sum + held.size, 0);
      this.toggle.textContent = number ? `筛选（${number}）` : "筛选";
      const offered = SORTS.filter(([sort]) => sort !== "relevance" || state.text);
      this.sort.replaceChildren(...offered.map(([sort, label]) => new Option(label, sort)));
      this.sort.value = explorer.sortOf(state);
      for (const button of this.views) {
        button.setAttribute("aria-pressed", String(button.dataset.explorerView === state.view));
      }
    }

    chip(text, condition) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.className = "cb-chip cb-chip--remove";
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", `去掉条件：${text}`);
      button.addEventListener("click", async () => {
        const place = [...this.chips.children].indexOf(item);
        const drawn = this.change(condition());
        this.box.value = this.state.text;
        const left = this.chips.querySelectorAll("button");
        (left[Math.min(place, left.length - 1)] || this.box).focus({ preventScroll: true });
        await drawn;
      });
      item.append(button);
      return item;
    }

    drawChips() {
      const { state, cases } = this;
      const made = explorer.conditions(state, cases).map(({ facet, id, text }) =>
        this.chip(`${facet.label}：${text}`, () => this.toggled(facet.name, id)));
      if (state.text) made.unshift(this.chip(`“${state.text}”`, () => ({ text: "" })));
      if (made.length > 1) {
        const clear = this.chip("全部清除", () => ({ chosen: {}, text: "" }));
        clear.firstChild.removeAttribute("aria-label");
        clear.firstChild.classList.add("cb-chip--clear");
        made.push(clear);
      }
      this.chips.hidden = !made.length;
      this.chips.replaceChildren(...made);
    }

    openFacets(open) {
      this.toggle.setAttribute("aria-expanded", String(open));
      this.form.classList.toggle("cb-explorer__form--open", open);
    }

    closeFacets() {
      if (this.toggle.getAttribute("aria-expanded") !== "true") return;
      this.openFacets(false);
      this.toggle.focus();
    }

    async showMore() {
      const first = this.shown;
      this.shown += STEP;
      this.write(true);
      await this.draw();
      const next = this.list.querySelectorAll(".cb-card__title a, tbody th a")[first];
      if (next) next.focus();
    }

    async exported(kind) {
      const places = this.found;
      const name = explorer.exportName(this.state, this.cases, places.length);
      try {
        const sheet = explorer.sheet(await this.rows(places));
        if (kind === "csv") casebook.download(`${name}.csv`, explorer.csv(sheet), "text/csv;charset=utf-8");
        if (kind === "xlsx") casebook.download(`${name}.xlsx`, explorer.xlsx(sheet), casebook.WORKBOOK);
        if (kind === "copy") await explorer.copy(explorer.tsv(sheet));
        const ways = kind === "copy" ? "已复制" : "已导出";
        const next = kind === "copy" ? "，到表格里粘贴即可" : "";
        this.note.textContent = `${ways} ${places.length} 个案例${next}。`;
      } catch {
        this.note.textContent = kind === "copy" ? "浏览器不让复制，请改用导出。" : "没有导出成功，请再试一次。";
      }
    }

    listen() {
      casebook.search.onTyping(this.box, (text) => this.typed(text));
      this.box.addEventListener("focus", () => casebook.search.open().catch(() => {}));
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.typed(this.box.value);
      });
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "Escape") this.closeFacets();
      });
      this.toggle.addEventListener("click", () =>
        this.openFacets(this.toggle.getAttribute("aria-expanded") !== "true"));
      this.done.addEventListener("click", () => this.closeFacets());
      this.more.addEventListener("click", () => this.showMore());
      this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }));
      for (const button of this.views) {
        button.addEventListener("click", () => this.change({ view: button.dataset.explorerView }));
      }
      this.listenToExports();
      window.addEventListener("popstate", () => {
        this.read();
        this.draw();
      });
    }

    listenToExports() {
      const close = () => {
        this.ways.open = false;
        this.ways.querySelector("summary").focus({ preventScroll: true });
      };
      for (const button of this.ways.querySelectorAll("[data-explorer-export]")) {
        button.addEventListener("click", () => {
          close();
          this.exported(button.dataset.explorerExport);
        });
      }
      this.ways.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.ways.open) close();
      });
      document.addEventListener("pointerdown", (event) => {
        if (!this.ways.contains(event.target)) this.ways.open = false;
      });
    }

    typed(text) {
      const trimmed = text.trim();
      if (trimmed !== this.state.text) this.change({ text: trimmed }, true);
    }
  }

  // The scripts that every page links come after this one.
  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-explorer]");
    if (!root) return;
    casebook.load("cases", root.dataset.source).then(
      (data) => new Explorer(root, explorer.prepare(data)).start(),
      () => {
        for (const name of ["form", "tools"]) root.querySelector(`[data-explorer-${name}]`).remove();
        root.querySelector("[data-explorer-note]").textContent = "筛选没有加载成功。";
      },
    );
  });
})();

/* The form that writes a case: builds the fields from the schema, and after each change checks, draws
   and keeps what is there. Nothing of it leaves the browser. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const PAUSE = 200; // Milliseconds of rest in typing before the checks speak.
  const OPEN = new Set(["period", "problem", "results"]);
  const IN_ITS_UNIT = new Set(["baseline", "target", "result"]);
  const AT_FIRST = "填的内容自动存在这台设备的这个浏览器里，不会上传；交不交、交到哪里，由您自己点。";
  const SAVED = "已存在这个浏览器里，没有上传；下次打开接着填。";
  const UNKNOWN = "没能读到已有案例的编号，这里查不出编号是否重复；交上去以后会再查。";
  const REFUSED = "这个浏览器不允许保存：关掉或离开这一页，填的内容就没有了，请及时下载。";

  class Form {
    constructor(root, data) {
      const { kind, checks, repository, branch, handedIn } = root.dataset;
      this.root = root;
      this.data = data;
      this.kind = kind;
      this.handedIn = handedIn.split(" ").filter(Boolean);
      this.learn();
      this.draft = form.draft(kind);
      this.all = false;
      this.restoring = false;
      this.lastCited = "";
      const kept = new Map();
      const sections = [...root.querySelectorAll("[data-entry-section]")];
      this.sections = sections.map((node) => [node, node.dataset.entrySection.split(" ")]);
      const shown = new Set([...this.sections.flatMap(([, keys]) => keys), ...this.handedIn]);
      this.context = {
        checks,
        open: OPEN,
        left: new Set(data.kinds[kind].fields.map(({ key }) => key).filter((key) => !shown.has(key))),
        options: (name) => {
          if (!kept.has(name)) kept.set(name, form.options(data.references[name] || []));
          return kept.get(name);
        },
        chose: (record, key, id) => this.follow(record, key, id),
        opened: (control) => this.begin(control),
      };
      this.show = form.problemList(root);
      this.draw = form.preview(root, form.cardWords(data));
      this.output = form.output({ repository, branch }, () => {
        this.all = true;
        this.refresh();
      });
      this.keys = new Set(keysIn(data.kinds[kind]));
      this.listen();
      this.leadBack();
    }

    /** Which ids a new entry may not have: of everything that the checks know by now. */
    learn() {
      const { references, drafts } = casebook.entry.form;
      const held = [...references.cases, ...references.methods, ...drafts.methods];
      this.taken = new Set(held.map(([id]) => id));
    }

    /** Put the fields in place, empty or as `saved` has them. */
    build(saved) {
      this.restoring = true;
      this.record = null;
      const record = form.makeRecord(this.data.kinds[this.kind], this.context, {});
      for (const [section, keys] of this.sections) {
        const heading = section.querySelector("h2");
        const controls = keys.map((key) => record.fields.get(key));
        const same = controls.length === 1 && controls[0].title === heading.textContent;
        section.classList.toggle("cb-entry__section--same", same);
        section.classList.toggle("cb-entry__section--required", same && Boolean(controls[0].required));
        section.replaceChildren(heading, ...controls.map(({ node }) => node));
      }
      this.place = new Map(form.PLACE.map((field) => {
        const shape = field.key === "collection"
          ? { type: "leaf", kind: "choice", choices: this.data.references.collections.map(([id, title]) => [id, title]) }
          : { type: "leaf", kind: "id" };
        return [field.key, form.makeField({ ...field, shape }, this.context, null)];
      }));
      const handIn = this.root.querySelector("[data-entry-hand-in]");
      handIn.replaceChildren(handIn.querySelector("h2"), ...[...this.place.values()].map(({ node }) => node),
        ...this.handedIn.map((key) => record.fields.get(key).node), this.output.node);
      this.record = record;
      this.ownId = Boolean(saved && saved.ownId);
      this.kept = Boolean(saved);
      if (saved) this.restore(saved);
      this.restoring = false;
      this.refresh();
    }

    restore({ id, collection, data, wishes }) {
      this.record.set(data);
      this.place.get("id").set(id);
      this.place.get("collection").set(collection);
      for (const [vocabulary, text] of Object.entries(wishes || {})) {
        const first = this.wishers().find((control) => control.vocabulary === vocabulary);
        if (first && typeof text === "string") first.wish.set(text);
      }
      for (const control of form.everyControl(this.record.inner())) {
        if (control.value() !== undefined && Object.hasOwn(control, "touched")) markTouched(control);
      }
    }

    wishers() {
      return [...form.everyControl(this.record.inner())].filter(({ wish }) => wish);
    }

    /* Vocabulary → what should be added to it. */
    wishes() {
      const found = {};
      for (const { vocabulary, wish } of this.wishers()) {
        const text = wish.value();
        if (text && !(found[vocabulary] || "").includes(text)) {
          found[vocabulary] = [found[vocabulary], text].filter(Boolean).join("；");
        }
      }
      return found;
    }

    /* A choice says more than itself: a source that a figure names belongs into the list of sources,
       a term of the vocabulary brings its name, unit and direction. */
    follow(record, key, id) {
      if (key === "source" || key === "sources") {
        this.lastCited = id;
        if (this.record) this.record.fields.get("sources")?.add(id);
      }
      if (key !== "indicator") return;
      const [, label, , , , unit, better] = this.data.references.indicators.find(([one]) => one === id);
      for (const [name, value] of Object.entries({ name: label, unit, better })) {
        const field = record.fields.get(name);
        if (value && field && field.value() === undefined) field.set(value);
      }
    }

    /* Most cases have one source, and figures of an indicator one unit: new parts begin with them. */
    begin(part) {
      if (this.restoring || !this.record || !part.fields) return;
      const source = this.lastCited || (this.record.fields.get("sources")?.value() || [])[0];
      if (source && part.fields.has("source")) part.give("source", source);
      const unit = IN_ITS_UNIT.has(part.key) && part.parent.fields && part.parent.fields.get("unit")?.value();
      if (unit) part.give("unit", unit);
    }

    listen() {
      const { root } = this;
      let waiting = 0;
      const later = () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.refresh(), PAUSE);
      };
      const entry = root.querySelector("[data-entry-form]");
      entry.addEventListener("submit", (event) => event.preventDefault());
      entry.addEventListener("input", (event) => {
        const { node } = this.place.get("id");
        if (node.contains(event.target)) this.ownId = Boolean(event.target.value.trim());
        later();
      });
      entry.addEventListener("entry-change", later);
      window.addEventListener("pagehide", () => {
        clearTimeout(waiting);
        this.keep(this.collect());
      });
      window.addEventListener("beforeunload", (event) => {
        if (this.draft.refused() && this.begun) event.preventDefault();
      });
      this.draft.onOther(() => this.notice("另一个窗口也在填这份案例，后存的会盖掉先存的；请只留一个窗口。"));
      this.ask();
    }

    ask() {
      const find = (name) => document.querySelector(`[data-entry-${name}]`);
      const dialog = find("ask");
      find("restart").addEventListener("click", () => dialog.showModal());
      find("keep").addEventListener("click", () => dialog.close());
      find("sure").addEventListener("click", () => {
        dialog.close();
        this.draft.clear();
        this.all = false;
        this.lastCited = "";
        this.build(null);
        this.record.focus();
      });
    }

    collect() {
      const data = this.record.value() || {};
      if (!this.ownId) this.place.get("id").set(form.proposeId(data, this.taken));
      const id = this.place.get("id").value() || "";
      const collection = this.place.get("collection").value() || "";
      return { data, id, collection, wishes: this.wishes() };
    }

    /** Check, draw and keep what is there. */
    refresh() {
      const state = this.collect();
      const { data, id, collection } = state;
      this.keep(state); // First of all, so that nothing that fails below loses a word.
      const { check, yaml } = casebook.entry;
      const problems = check(this.kind, data, { id, collection });
      const located = form.located(problems, (path) => this.controlAt(path), this.whole());
      for (const control of this.place.values()) {
        if (control.value() === undefined) located.push({ control, problem: form.unfilled() });
      }
      for (const control of form.everyControl(this.record.inner())) if (control.mark) control.mark();
      this.nameKeys(located);
      const counts = this.show(located, this.all);
      const text = yaml(this.kind, data);
      const path = `cases/${collection || "项目集"}/${id || "编号"}.yml`;
      this.draw(data, path, text);
      const wishes = Object.entries(state.wishes).map(([name, wish]) => [form.VOCABULARIES[name], wish]);
      this.output.update({ id, path, text, title: data.title, wishes, counts });
      this.progress(data, counts, amiss(located));
    }

    controlAt(path) {
      return this.place.get(path[0]) || this.record.at(path);
    }

    /* What is said of the entry as a whole leads to the first element that is not there. */
    whole() {
      const fields = [...this.root.querySelectorAll("[data-entry-element]")]
        .map(({ dataset }) => this.record.fields.get(dataset.entryElement));
      return {
        whole: true,
        title: "整个案例",
        touched: false,
        focus: () => (fields.find((field) => field.value() === undefined) || fields[0]).focus(),
        tell() {},
      };
    }

    /* From the first hint on that speaks of a key of the file, every field shows its own. */
    nameKeys(located) {
      const speaks = ({ control, problem }) => problem.code && !control.whole && control.value() !== undefined
        && (form.sentence(problem).match(/[a-z]+(?:_[a-z]+)*/gu) || []).some((word) => this.keys.has(word));
      if (this.named || !located.some(speaks)) return;
      this.named = true;
      this.root.classList.add("cb-entry--keys");
      this.root.querySelector("[data-entry-keys]").hidden = false;
    }

    /* On narrow screens the checks stand below everything: the bar leads there, and back again. Short
       ones come no higher than the middle of the screen. */
    leadBack() {
      const jump = this.root.querySelector("[data-entry-jump]");
      let last = null;
      this.root.querySelector("[data-entry-form]").addEventListener("focusin", ({ target }) => {
        last = target;
        this.went = false;
        this.nameJump();
      });
      jump.addEventListener("click", (event) => {
        if (!this.leadsBack() || !last || !last.isConnected) {
          // Whoever went down finds the way back here, also where the page grows meanwhile.
          this.went = true;
          setTimeout(() => this.nameJump()); // After the browser has followed the link as it is.
          return;
        }
        event.preventDefault();
        last.focus({ preventScroll: true });
        last.scrollIntoView({ block: "center" });
      });
      new IntersectionObserver(([{ isIntersecting }]) => {
        this.below = isIntersecting;
        this.nameJump();
      }, { rootMargin: "0px 0px -25% 0px" }).observe(this.root.querySelector(".cb-entry__panel"));
    }

    leadsBack() {
      return this.below || this.went;
    }

    nameJump() {
      const jump = this.root.querySelector("[data-entry-jump]");
      const back = this.leadsBack();
      jump.textContent = back ? "回去接着填" : this.leads || "";
      jump.setAttribute("href", back ? "#basics" : "#problems");
    }

    progress(data, { errors, missing }, wrong) {
      for (const link of this.root.querySelectorAll("[data-entry-element]")) {
        const { entryElement } = link.dataset;
        const there = data[entryElement] !== undefined;
        const state = wrong.has(entryElement) ? "要改" : there ? "已填" : "未填";
        link.classList.toggle("cb-entry__there", state === "已填");
        link.classList.toggle("cb-entry__amiss", state === "要改");
        link.querySelector("[data-entry-state]").textContent = state;
      }
      const parts = [errors && `要改 ${errors}`, missing && `还缺 ${missing}`].filter(Boolean);
      this.leads = parts.join("，") || "看检查和预览";
      this.nameJump();
    }

    keep({ data, id, collection, wishes }) {
      const { ownId } = this;
      this.begun = Object.keys(data).length > 0 || Object.keys(wishes).length > 0 || ownId;
      if (this.begun) {
        this.draft.write({ saved: new Date().toISOString(), id: ownId ? id : "", ownId, collection, data, wishes });
        this.kept = true;
      } else if (this.kept) {
        this.draft.clear(); // All of it was taken out by hand: it must not come back.
        this.kept = false;
      }
      if (this.draft.refused()) this.notice(REFUSED);
      else if (this.begun && this.said === AT_FIRST) this.notice(SAVED);
      document.querySelector("[data-entry-restart]").hidden = !this.begun;
    }

    notice(text) {
      if (this.said === text) return;
      this.said = text;
      document.querySelector("[data-entry-notice-text]").textContent = text;
    }
  }

  /* The keys of an entry below which something is wrong, not only missing. */
  function amiss(located) {
    return new Set(located
      .filter(({ control, problem: { severity } }) => severity === "error" && !control.whole && control.value() !== undefined)
      .map(({ problem }) => problem.path[0]));
  }

  function keysIn({ type, item, fields = [] }) {
    if (type === "list") return keysIn(item);
    return fields.flatMap(({ key, shape }) => [key, ...keysIn(shape)]);
  }

  function markTouched(control) {
    const held = Object.getOwnPropertyDescriptor(control, "touched");
    if (held && held.writable) control.touched = true;
  }

  async function start(root) {
    // Without the readings words are still found by name; nobody waits for them.
    casebook.search.load("sounds/readings").then(form.useReadings, () => {});
    const data = casebook.entry.use(await casebook.load("form", `${root.dataset.root}data/form.js`));
    const made = new Form(root, data);
    const saved = made.draft.read();
    made.notice(saved ? `接着 ${form.clock(saved.saved)} 存的草稿填。` : AT_FIRST);
    document.querySelector("[data-entry-notice]").hidden = false;
    root.hidden = false;
    made.build(saved);
    knowCases(made);
  }

  /* Ten thousand ids come after the form: nobody gives an id at once. */
  async function knowCases(made) {
    try {
      const { cases } = await casebook.load("taken", `${made.root.dataset.root}data/taken.js`);
      casebook.entry.useCases(cases);
    } catch {
      made.notice(UNKNOWN);
      return;
    }
    made.learn();
    made.refresh();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-entry]");
    if (!root) return;
    start(root).catch((error) => {
      document.querySelector("[data-entry-failed]").hidden = false;
      root.hidden = true;
      throw error;
    });
  });
})();

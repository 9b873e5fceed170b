/* The list of cases with its filters. The whole state stands in the address; without scripts the
   page keeps the list it came with. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = casebook.explorer;
  const root = document.querySelector("[data-explorer]");
  if (!root) return;

  const STEP = 60;
  const FEW = 7;
  const part = (name) => root.querySelector(`[data-explorer-${name}]`);
  const form = part("form");
  const box = part("text");
  const facetsBox = part("facets");
  const toggle = part("toggle");
  const count = part("count");
  const chips = part("chips");
  const list = part("list");
  const more = part("more");
  const done = part("done");
  const fixed = part("static");

  let cases = null;
  let state = { chosen: {}, text: "" };
  let shown = STEP;
  const opened = new Set();

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function readState() {
    const query = new URLSearchParams(location.search);
    const chosen = {};
    for (const facet of cases.facets) {
      const ids = query.getAll(facet.name).filter((id) => facet.places.has(id));
      if (ids.length) chosen[facet.name] = new Set(ids);
    }
    state = { chosen, text: query.get("q") || "" };
    shown = STEP;
  }

  function writeState(replace) {
    const query = new URLSearchParams();
    for (const facet of cases.facets) {
      for (const id of state.chosen[facet.name] || []) query.append(facet.name, id);
    }
    if (state.text) query.set("q", state.text);
    const tail = query.toString();
    const address = location.pathname + (tail ? "?" + tail : "");
    if (address === location.pathname + location.search) return;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch {
      /* Some browsers keep the address of a local file as it is; the filters still work. */
    }
  }

  function change(next, replace) {
    state = next;
    shown = STEP;
    writeState(replace);
    render();
  }

  function toggled(name, id) {
    const values = new Set(state.chosen[name] || []);
    if (!values.delete(id)) values.add(id);
    const chosen = { ...state.chosen, [name]: values };
    if (!values.size) delete chosen[name];
    return { ...state, chosen };
  }

  function option(facet, place, number) {
    const [id, label] = facet.values[place];
    const chosen = Boolean(state.chosen[facet.name] && state.chosen[facet.name].has(id));
    const line = element("label", "cb-option");
    const tick = element("input");
    tick.type = "checkbox";
    tick.checked = chosen;
    tick.disabled = !number && !chosen;
    tick.dataset.key = facet.name + " " + id;
    tick.addEventListener("change", () => change(toggled(facet.name, id)));
    line.append(
      tick,
      element("span", "cb-option__label", label),
      element("span", "cb-option__count", String(number)),
    );
    return line;
  }

  function facetBox(facet, numbers) {
    const picked = state.chosen[facet.name] || new Set();
    const held = facet.values
      .map((_, place) => place)
      .filter((place) => facet.total[place] || picked.has(facet.values[place][0]));
    if (held.length < 2 && !picked.size) return null;
    const group = element("fieldset", "cb-facet");
    group.append(element("legend", "cb-facet__title", facet.label));
    const open = opened.has(facet.name);
    const ranked = facet.ranked
      ? [...held].sort((a, b) => facet.total[b] - facet.total[a] || a - b)
      : held;
    const visible = ranked.filter(
      (place, rank) => open || rank < FEW || picked.has(facet.values[place][0]),
    );
    for (const place of visible) group.append(option(facet, place, numbers[place]));
    if (ranked.length > FEW) {
      const button = element("button", "cb-facet__more", open ? "收起" : `全部 ${ranked.length} 项`);
      button.type = "button";
      button.dataset.key = facet.name + " more";
      button.setAttribute("aria-expanded", String(open));
      button.addEventListener("click", () => {
        if (!opened.delete(facet.name)) opened.add(facet.name);
        render();
      });
      group.append(button);
    }
    return group;
  }

  function renderFacets(counts) {
    const held = document.activeElement && document.activeElement.dataset.key;
    facetsBox.replaceChildren(
      ...cases.facets.map((facet, index) => facetBox(facet, counts[index])).filter(Boolean),
    );
    if (held) {
      const again = [...facetsBox.querySelectorAll("[data-key]")].find(
        (control) => control.dataset.key === held,
      );
      if (again) again.focus({ preventScroll: true });
    }
  }

  function chip(text, next) {
    const item = element("li");
    const button = element("button", "cb-chip cb-chip--remove", text);
    button.type = "button";
    button.setAttribute("aria-label", `去掉条件：${text}`);
    button.addEventListener("click", () => {
      change(next());
      const first = chips.querySelector("button");
      (first || box).focus({ preventScroll: true });
    });
    item.append(button);
    return item;
  }

  function renderChips() {
    const made = [];
    if (state.text) made.push(chip(`“${state.text}”`, () => ({ ...state, text: "" })));
    for (const facet of cases.facets) {
      for (const id of state.chosen[facet.name] || []) {
        const label = facet.values[facet.places.get(id)][1];
        made.push(chip(`${facet.label}：${label}`, () => toggled(facet.name, id)));
      }
    }
    if (made.length > 1) {
      const clear = chip("全部清除", () => ({ chosen: {}, text: "" }));
      clear.firstChild.removeAttribute("aria-label");
      clear.firstChild.classList.add("cb-chip--clear");
      made.push(clear);
    }
    chips.hidden = !made.length;
    chips.replaceChildren(...made);
  }

  /** What a case holds of one facet, in words. */
  function labels(name, place) {
    const facet = cases.facets.find((item) => item.name === name);
    return facet ? facet.column[place].map((value) => facet.values[value][1]) : [];
  }

  function badge(tone, text) {
    return element("span", "cb-badge cb-badge--" + tone, text);
  }

  /* The same fields as the card of the page's own list. */
  function card(place) {
    const item = element("li");
    const article = element("article", "cb-card cb-card--case");
    const title = element("h2", "cb-card__title");
    const link = element("a", "", cases.title[place]);
    link.href = `${root.dataset.root}cases/${encodeURIComponent(cases.id[place])}.html`;
    title.append(link);
    const facts = [cases.organisation[place], cases.period[place]].filter(Boolean).join(" · ");
    const end = element("div", "cb-card__end");
    const lines = cases.headlines[place];
    if (lines.length) {
      const numbers = element("ul", "cb-headlines");
      for (const [name, value, good] of lines) {
        const line = element("li");
        line.append(
          element("span", "cb-headlines__name", name),
          element(
            "strong",
            "cb-headlines__value" + (good ? " cb-headlines__value--good" : ""),
            value,
          ),
        );
        numbers.append(line);
      }
      end.append(numbers);
    } else {
      const none = element("p", "cb-card__none");
      none.append(badge("claim", "定性"), " 原文没有给出成效数字");
      end.append(none);
    }
    const vehicles = labels("vehicle", place).slice(0, 3).join("、");
    if (vehicles) end.append(element("p", "cb-card__tags", vehicles));
    const about = element("p", "cb-card__facts", facts);
    for (const grade of labels("grade", place)) about.append(" ", badge("grade", grade));
    if (cases.deprecated[place]) about.append(" ", badge("old", "已停用"));
    article.append(
      title,
      about,
      element("p", "cb-card__text", cases.problem[place]),
      end,
    );
    item.append(article);
    return item;
  }

  function nothing() {
    const text = element("p", "cb-empty", "没有同时满足这些条件的案例。去掉一个条件再看，或换一个更短的词。");
    return text;
  }

  function renderList(found) {
    const ordered = [...found].sort((a, b) => cases.order[a] - cases.order[b]);
    const grid = element("ul", "cb-grid");
    grid.append(...ordered.slice(0, shown).map(card));
    list.replaceChildren(found.length ? grid : nothing());
    more.hidden = found.length <= shown;
    done.textContent = `看 ${found.length} 个案例`;
    const narrowed = state.text || Object.keys(state.chosen).length;
    const all = `共 ${cases.id.length} 个`;
    if (!narrowed) count.textContent = `${all}案例`;
    else count.textContent = found.length ? `${found.length} 个案例符合，${all}` : `没有符合的案例，${all}`;
  }

  function render() {
    const { found, counts } = explorer.filter(cases, state.chosen, state.text);
    if (box.value !== state.text && document.activeElement !== box) box.value = state.text;
    if (!state.text && document.activeElement !== box) box.value = "";
    renderFacets(counts);
    renderChips();
    renderList(found);
    toggle.textContent = Object.keys(state.chosen).length
      ? `筛选（${Object.values(state.chosen).reduce((sum, set) => sum + set.size, 0)}）`
      : "筛选";
  }

  function openFacets(open) {
    toggle.setAttribute("aria-expanded", String(open));
    form.classList.toggle("cb-explorer__form--open", open);
  }

  function start(data) {
    cases = explorer.prepare(data);
    const whole = explorer.filter(cases, {}, "");
    cases.facets.forEach((facet, index) => {
      facet.total = whole.counts[index];
      facet.ranked = facet.values.length > FEW;
    });
    readState();
    form.hidden = false;
    if (fixed) fixed.hidden = true;
    render();
    box.value = state.text;

    let waiting = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => change({ ...state, text: box.value.trim() }, true), 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      change({ ...state, text: box.value.trim() }, true);
    });
    toggle.addEventListener("click", () => {
      openFacets(toggle.getAttribute("aria-expanded") !== "true");
    });
    done.addEventListener("click", () => {
      openFacets(false);
      toggle.focus();
    });
    more.addEventListener("click", () => {
      const first = shown;
      shown += STEP;
      render();
      const next = list.querySelectorAll(".cb-card__title a")[first];
      if (next) next.focus();
    });
    window.addEventListener("popstate", () => {
      readState();
      render();
      box.value = state.text;
    });
  }

  casebook.load("cases", root.dataset.source).then(start, () => {
    count.textContent += "（筛选没有加载成功）";
  });
})();

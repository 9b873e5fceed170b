/* The filters: a group of ticks per facet, with the number of cases that each value would show. The
   controls are made once and then brought up to date, so that the focus stays where it is. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const FEW = 6;
  const MANY = 12; // A longer list gets a box to find a value in.
  const IN_ORDER = new Set(["year", "evidence", "numbers", "grade"]);

  const element = (...parts) => casebook.element(...parts);

  const folded = (text) => casebook.search.normalise(text);

  class Group {
    constructor(facet, total, toggle) {
      this.facet = facet;
      this.total = total;
      this.toggle = toggle;
      this.options = new Map();
      this.open = false;
      this.sought = "";
      this.chosen = new Set();
      this.box = element("fieldset", "cb-facet");
      this.list = element("div", "cb-facet__options");
      this.box.append(element("legend", "cb-facet__title", facet.label), this.list);
      const places = facet.values.map((_, place) => place);
      this.ranked = IN_ORDER.has(facet.name)
        ? places
        : places.sort((one, other) => total[other] - total[one] || one - other);
    }

    /** Values that a case of the library holds, or that an address asks for. */
    held() {
      return this.ranked.filter((place) => this.total[place] || this.has(place));
    }

    has(place) {
      return this.chosen.has(this.facet.values[place][0]);
    }

    update(counts, chosen) {
      this.counts = counts;
      this.chosen = chosen || new Set();
      this.draw();
    }

    draw() {
      const held = this.held();
      this.box.hidden = held.length < 2 && !this.chosen.size;
      if (held.length > FEW) this.addTools(held.length);
      const fits = (place) => folded(this.facet.values[place][1]).includes(this.sought);
      const visible = new Set(
        held.filter((place, rank) =>
          this.sought ? fits(place) : this.open || rank < FEW || this.has(place)),
      );
      for (const place of held) {
        if (visible.has(place) || this.options.has(place)) this.drawOption(place, visible.has(place));
      }
      if (!this.more) return;
      this.more.textContent = this.open ? "收起" : `全部 ${held.length} 项`;
      this.more.setAttribute("aria-label", `${this.more.textContent}：${this.facet.label}`);
      this.more.setAttribute("aria-expanded", String(this.open));
      this.seeker.hidden = !this.open || held.length <= MANY;
      this.none.textContent = visible.size ? "" : "没有这样的选项";
    }

    drawOption(place, visible) {
      const { line, tick, count } = this.option(place);
      const chosen = this.has(place);
      tick.checked = chosen;
      // A disabled control would lose the focus.
      tick.disabled = !this.counts[place] && !chosen && tick !== document.activeElement;
      count.textContent = String(this.counts[place]);
      line.hidden = !visible;
    }

    option(place) {
      if (!this.options.has(place)) {
        const [id, label] = this.facet.values[place];
        const line = element("label", "cb-option");
        const tick = element("input");
        const count = element("span", "cb-option__count");
        tick.type = "checkbox";
        tick.addEventListener("change", () => this.toggle(this.facet.name, id));
        line.append(tick, element("span", "cb-option__label", label), count);
        this.options.set(place, { line, tick, count });
        const made = this.ranked.filter((other) => this.options.has(other));
        const next = made[made.indexOf(place) + 1];
        this.list.insertBefore(line, next === undefined ? null : this.options.get(next).line);
      }
      return this.options.get(place);
    }

    addTools(length) {
      if (this.more) return;
      this.seeker = element("input", "cb-facet__seek");
      this.seeker.type = "search";
      this.seeker.placeholder = `在 ${length} 项里找`;
      this.seeker.setAttribute("aria-label", `在${this.facet.label}里找`);
      this.seeker.addEventListener("input", () => {
        this.sought = folded(this.seeker.value);
        this.draw();
      });
      this.seeker.addEventListener("keydown", (event) => {
        if (event.key === "Enter") event.preventDefault();
      });
      this.none = element("p", "cb-facet__none");
      this.none.setAttribute("role", "status");
      this.more = element("button", "cb-facet__more");
      this.more.type = "button";
      this.more.addEventListener("click", () => {
        this.open = !this.open;
        this.sought = this.seeker.value = "";
        this.draw();
      });
      this.list.before(this.seeker);
      this.box.append(this.none, this.more);
    }
  }

  /** Fill `box` with the filters. toggle(facet name, value id) is called for each tick; the result
      has update(counts, chosen), see filter.js. */
  explorer.facetPanel = function (box, cases, toggle) {
    const whole = explorer.filter(cases, {}, null).counts;
    const groups = cases.facets.map((facet, index) => new Group(facet, whole[index], toggle));
    box.replaceChildren(...groups.map((group) => group.box));
    return {
      update(counts, chosen) {
        groups.forEach((group, index) => group.update(counts[index], chosen[group.facet.name]));
      },
    };
  };
})();

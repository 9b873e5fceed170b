/* What readers see of a page, asked of the browser: each function gives a list of complaints. */
window.seeing = (() => {
  "use strict";
  const visible = (part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (part) => {
    const id = part.getAttribute("aria-labelledby");
    return part.getAttribute("aria-label") || (id && document.getElementById(id)?.textContent.trim()) || "";
  };
  const words = (part) => (part.getAttribute("aria-label") || part.textContent).trim().slice(0, 20);
  const told = (part) => `${part.tagName.toLowerCase()}.${part.className} “${words(part)}”`;

  /* Colours: [red, green, blue, alpha]. */
  const colour = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  };
  const upon = (one, ground) => [0, 1, 2].map((at) => one[at] * one[3] + ground[at] * (1 - one[3])).concat(1);
  const light = (one) => {
    const [red, green, blue] = one.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const ground = (part) => {
    const layers = [];
    for (let at = part; at; at = at.parentElement) {
      layers.unshift(colour(getComputedStyle(at).backgroundColor));
      if (layers[0][3] === 1) break;
    }
    return layers.reduce((below, layer) => upon(layer, below), [255, 255, 255, 1]);
  };

  /** Headings without gaps, landmarks with names of their own, tables with names and heads. */
  function structure() {
    const found = [];
    const all = (query) => [...document.querySelectorAll(query)].filter(visible);
    const levels = all("h1, h2, h3, h4, h5, h6").map((head) => Number(head.tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) found.push("not one h1");
    levels.forEach((level, at) => level > (levels[at - 1] || 0) + 1 && found.push(`a gap before h${level}`));
    if (document.documentElement.lang !== "zh") found.push("language of the page");
    for (const landmark of ["main", "body > header, header[data-md-component]"]) {
      if (all(landmark).length !== 1) found.push(`not one ${landmark}`);
    }
    for (const kind of ["nav", "[role=search], search", "aside"]) {
      const names = all(kind).map(named);
      if (names.some((name) => !name) || new Set(names).size < names.length) found.push(`${kind}: ${names}`);
    }
    for (const table of all("table:not(.md-typeset__table > table)")) {
      const region = table.closest("[role=region]");
      if (!table.caption && !named(table) && !(region && named(region))) found.push(`no name: ${told(table)}`);
    }
    for (const cell of all("table[class] th:not([scope])")) found.push(`head of nothing: ${told(cell)}`);
    for (const image of document.querySelectorAll("img:not([alt])")) found.push(`no text: ${image.src}`);
    return found;
  }

  /** What moves although the reader asked for no motion. */
  function moving() {
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    const moves = ([part, pseudo]) => {
      const style = getComputedStyle(part, pseudo);
      return (style.transitionProperty !== "none" && lasts(style.transitionDuration))
        || (style.animationName !== "none" && lasts(style.animationDuration))
        || style.scrollBehavior === "smooth";
    };
    return [...document.querySelectorAll("*")]
      .flatMap((part) => [[part], [part, "::before"], [part, "::after"]])
      .filter(moves)
      .map(([part, pseudo]) => told(part) + (pseudo || ""));
  }

  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

  /** Everything that Tab reaches, in its order; of a group of radio buttons the one that is chosen. */
  function stops() {
    return [...document.querySelectorAll(FOCUSABLE)].filter((part) =>
      part.tabIndex >= 0 && !part.disabled && part.checkVisibility({ visibilityProperty: true }));
  }

  function outlines(part, shown) {
    const places = [[part], [part, "::after"], [shown], [shown.nextElementSibling], [part.nextElementSibling],
      [part.closest("article, li")], [part.parentElement]];
    return places.filter(([at]) => at).map(([at, pseudo]) => {
      const style = getComputedStyle(at, pseudo);
      const on = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const around = parseFloat(style.outlineOffset) < 0 || pseudo ? at : at.parentElement || at;
      return { on, colour: style.outlineColor, around };
    });
  }

  function inSight(part) {
    const at = ([x, y]) => {
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
      const top = document.elementFromPoint(x, y);
      return top !== null && (part.contains(top) || (top.contains(part) && !top.closest(".md-header")));
    };
    return [...part.getClientRects()].some(({ left, right, top, bottom }) =>
      [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]].some(at));
  }

  /** Give the focus to each thing in turn, as Tab does: is it in sight, and marked as the one? The last
      key pressed must have been Tab, so that the browser shows the focus. */
  function focus() {
    const found = [];
    for (const part of document.querySelectorAll("[tabindex]")) {
      if (part.tabIndex > 0) found.push(`an order of its own: ${told(part)}`);
    }
    for (const part of stops()) {
      document.activeElement.blur();
      const small = part.matches("[type=radio], [type=checkbox]") && part.labels[0];
      const shown = small || part;
      const before = outlines(part, shown);
      part.focus();
      if (document.activeElement !== part) continue;
      const marks = outlines(part, shown).filter((mark, at) => mark.on && !before[at].on);
      const best = marks.map((mark) => {
        const behind = ground(mark.around);
        return contrast(upon(colour(mark.colour), behind), behind);
      });
      if (Math.max(0, ...best) < 3) found.push(`the focus does not show: ${told(part)}`);
      const box = shown.getBoundingClientRect();
      const seen = box.width > 1 ? shown : part.nextElementSibling;
      if (seen && !inSight(seen)) found.push(`the focus is out of sight: ${told(part)}`);
    }
    return found;
  }

  /* The title in the header says again, as far as it fits, what the page is called. */
  const OFF_SCREEN = "svg, select, .md-sidebar, .md-overlay, .md-header__title, .cb-search__panel";
  /* A card shows the beginning of a text that its link leads to. */
  const shortened = (part) => getComputedStyle(part).webkitLineClamp !== "none" && part.closest("article");

  function cut(part) {
    const style = getComputedStyle(part);
    if (part.clientWidth <= 1 || part.clientHeight <= 1 || shortened(part)) return "";
    const wide = part.scrollWidth > part.clientWidth + 1;
    const high = part.scrollHeight > part.clientHeight + 2;
    const scrolls = (way) => way === "auto" || way === "scroll";
    if (wide && scrolls(style.overflowX)) {
      const box = part.tabIndex === 0 && part.getAttribute("role") === "region" && named(part);
      const within = [...part.querySelectorAll(FOCUSABLE)].some(visible) && !part.querySelector("table");
      /* Tab reaches code that runs over as soon as the window changes: the theme sees to it. */
      return box || within || part.matches("textarea, pre > code") ? "" : "keys cannot scroll it";
    }
    if (wide && style.overflowX !== "visible") return "cut at the side";
    return high && style.overflowY !== "visible" && !scrolls(style.overflowY) ? "cut below" : "";
  }

  /** The part of a box that its ancestors let through. */
  function through(rect, part) {
    const box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    for (let at = part; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === "visible") continue;
      const { left, right, top, bottom } = at.getBoundingClientRect();
      box.left = Math.max(box.left, left);
      box.right = Math.min(box.right, right);
      box.top = Math.max(box.top, top);
      box.bottom = Math.min(box.bottom, bottom);
    }
    return box;
  }

  function lines() {
    const made = [];
    const walker = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
    const stuck = (part) => {
      for (let at = part; at; at = at.parentElement) {
        if (/sticky|fixed|absolute/.test(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const part = node.parentElement;
      if (!node.textContent.trim() || !visible(part) || part.closest("svg, option, legend") || stuck(part)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) made.push({ node, ...through(rect, part) });
    }
    return made.filter(({ left, right, top, bottom }) => right - left > 2 && bottom - top > 2);
  }

  function overlapping() {
    const all = lines().sort((one, other) => one.top - other.top);
    const found = new Set();
    all.forEach((one, at) => {
      for (let next = at + 1; next < all.length && all[next].top < one.bottom; next += 1) {
        const other = all[next];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        const least = Math.min(one.bottom - one.top, other.bottom - other.top);
        if (one.node !== other.node && wide > 3 && high > least * 0.5) {
          found.add(`“${one.node.textContent.trim().slice(0, 12)}” upon “${other.node.textContent.trim().slice(0, 12)}”`);
        }
      }
    });
    return [...found];
  }

  /** What a reader loses: a page wider than the window, texts cut off or upon each other. */
  function lost() {
    const over = document.documentElement.scrollWidth - innerWidth;
    const found = over > 0 ? [`the page is ${over} px wider than the window`] : [];
    for (const part of document.querySelectorAll("body *")) {
      if (!part.textContent.trim() || !visible(part) || part.closest(OFF_SCREEN)) continue;
      const why = cut(part);
      if (why) found.push(`${why}: ${told(part)}`);
    }
    return [...found, ...overlapping()];
  }

  const NOTHING = /^none|^url|^rgba\(0, 0, 0, 0\)/;

  /** What is drawn, marked or chosen, but cannot be told from its ground: for colours of the reader's own. */
  function drawn() {
    const found = [];
    const clear = (paint, behind) => !NOTHING.test(paint) && contrast(colour(paint), behind) >= 3;
    for (const shape of document.querySelectorAll("svg :is(rect, circle, path)")) {
      if (!visible(shape) || shape.closest("defs, symbol")) continue;
      const style = getComputedStyle(shape);
      const behind = ground(shape.closest("svg").parentElement);
      if (NOTHING.test(style.fill) && NOTHING.test(style.stroke)) continue;
      if (!clear(style.fill, behind) && !clear(style.stroke, behind)) found.push(`not to be seen: ${shape.outerHTML}`);
    }
    for (const mark of document.querySelectorAll("mark")) {
      const style = getComputedStyle(mark);
      const behind = upon(colour(style.backgroundColor), ground(mark.parentElement));
      if (visible(mark) && contrast(colour(style.color), behind) < 4.5) found.push(`not to be read: ${told(mark)}`);
    }
    const look = (part) => [getComputedStyle(part).backgroundColor, getComputedStyle(part).outlineColor].join();
    for (const chosen of document.querySelectorAll("[aria-pressed=true], [role=tab][aria-selected=true]")) {
      const other = chosen.parentElement.querySelector("[aria-pressed=false], [aria-selected=false]");
      if (visible(chosen) && other && look(chosen) === look(other)) found.push(`not to be told: ${told(chosen)}`);
    }
    return found;
  }

  return { drawn, focus, lost, moving, structure };
})();

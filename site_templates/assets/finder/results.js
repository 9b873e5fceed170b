/* How a ranking is shown: methods with what is met, what is not, what is unknown, and two cases. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const finder = (casebook.finder = casebook.finder || {});

  const GROUPS = [
    ["met", "满足", "M3 8.5 6.5 12 13 4.5"],
    ["unmet", "不满足", "M4 4l8 8M12 4l-8 8"],
    ["unknown", "未注明", "M3 8h10"],
  ];
  const ALIKE = { scenario: "同一问题", indicator: "同一指标", line: "同专业" };
  const STRENGTH = ["只有定性", "有数据", "有变化幅度"];
  const SVG = "http://www.w3.org/2000/svg";

  const element = (...parts) => casebook.element(...parts);

  function link(address, text, className) {
    const made = element("a", className || "", text);
    made.href = address;
    return made;
  }

  function drawing(className, box) {
    const made = document.createElementNS(SVG, "svg");
    made.setAttribute("class", className);
    made.setAttribute("viewBox", box);
    made.setAttribute("aria-hidden", "true");
    made.setAttribute("focusable", "false");
    return made;
  }

  function shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* The same mark as on the page of a method. */
  function level(method) {
    const meter = drawing("cb-meter", `0 0 ${method.most * 10 - 2} 8`);
    for (let place = 0; place < method.most; place += 1) {
      const on = place < method.points ? "cb-meter__on" : "cb-meter__off";
      meter.append(
        shape("rect", { class: on, x: place * 10, y: 0, width: 8, height: 8, rx: 1.5 }),
      );
    }
    return element(
      "span",
      "cb-level cb-level--" + method.level,
      meter,
      element("span", "cb-level__word", method.evidence),
      " ",
      element("span", "cb-level__sum", `${method.points}/${method.most} 分`),
    );
  }

  /** A condition in words. */
  finder.conditionText = function (words, answers, { question, value, state }) {
    const named = { scenario: "问题", indicator: "指标", line: "专业", stage: "走到哪一步" };
    if (named[question]) return `${named[question]}：${words[question][value]}`;
    if (question === "members") {
      if (state === "unknown") return "要多少党员";
      return `党员：至少 ${value} 名，您有 ${answers.members} 名`;
    }
    return state === "unknown" ? "要什么条件" : `需要：${words.resource[value]}`;
  };

  function conditions(data, answers, fit) {
    const box = element("div", "cb-conditions");
    for (const [state, title, path] of GROUPS) {
      const held = fit.conditions.filter((condition) => condition.state === state);
      if (!held.length) continue;
      const icon = drawing("cb-conditions__icon", "0 0 16 16");
      icon.append(shape("path", { d: path }));
      const list = element("ul", "");
      for (const condition of held) {
        const item = element("li", "", finder.conditionText(data.words, answers, condition));
        if (condition.question === "resource" && state === "unmet") {
          item.append(" ", element("span", "cb-conditions__why", "您没有选"));
        }
        list.append(item);
      }
      const head = element("h4", "", icon, `${title} ${held.length} 条`);
      box.append(element("div", "cb-conditions__group cb-conditions__group--" + state, head, list));
    }
    return box;
  }

  function caseLine(view, row, { alike, strength }) {
    const why = [...alike.map((question) => ALIKE[question]), STRENGTH[strength]].join("、");
    const address = `${view.root}cases/${encodeURIComponent(row.id)}.html`;
    const line = element("li", "", link(address, row.title));
    for (const [name, value] of row.headlines.slice(0, 1)) {
      line.append(element("strong", "", `${name} ${value}`.trim()));
    }
    line.append(element("span", "", why));
    return line;
  }

  /** The two cases of a method; their names come from blocks that may still have to be loaded. */
  function nearCases(view, fit) {
    const box = element("div", "cb-fit__cases");
    const found = view.cases
      ? finder.nearestCases(view.data, view.cases, fit.method.id, view.answers)
      : [];
    if (!found.length) return box;
    const places = found.map(({ place }) => place);
    const near = found.some(({ alike }) => alike.length);
    casebook.explorer.rows(view.cases.columns, places, view.root + "data/cases/").then(
      (rows) => {
        const list = element("ul", "cb-answer__cases");
        list.append(...rows.map((row, at) => caseLine(view, row, found[at])));
        box.append(element("h4", "", near ? "用过它的案例，情况相近的在前" : "用过它的案例"), list);
      },
      () => {},
    );
    return box;
  }

  function actions(view, method) {
    const address = `methods/${encodeURIComponent(method.id)}.html`;
    const box = element("p", "cb-fit__actions");
    box.append(
      link(view.root + address, "看方法", "cb-button cb-button--main"),
      link(`${view.root}${address}#forms`, `${method.forms} 张空白表单`, "cb-button"),
    );
    if (casebook.tray && casebook.tray.button) {
      const kept = { kind: "method", id: method.id, title: method.title, url: address };
      box.append(casebook.tray.button(kept));
    }
    return box;
  }

  function card(view, fit, rank) {
    const { method } = fit;
    const address = `${view.root}methods/${encodeURIComponent(method.id)}.html`;
    const score = fit.verdict === "open" ? [] : [element("span", "cb-fit__score", `匹配 ${fit.score} 分`)];
    return element(
      "li",
      "",
      element(
        "article",
        "cb-fit",
        element(
          "div",
          "cb-fit__head",
          element("span", "cb-fit__rank", `第 ${rank}`),
          element("h3", "", link(address, method.title)),
          ...score,
        ),
        element("p", "cb-fit__summary", method.summary),
        element("p", "cb-fit__level", level(method)),
        conditions(view.data, view.answers, fit),
        nearCases(view, fit),
        actions(view, method),
      ),
    );
  }

  /** A heading, a word about what follows, and the cards of some fits. */
  finder.section = function (view, title, note, fits, first) {
    const list = element("ol", "cb-fits");
    list.append(...fits.map((fit, place) => card(view, fit, first + place)));
    const box = element("section", "", element("h2", "", title));
    if (note) box.append(element("p", "cb-note", note));
    box.append(list);
    return box;
  };

  /** Said plainly where no method says that it fits. */
  finder.nothing = function (view) {
    const box = element("div", "cb-empty");
    box.append(
      element(
        "p",
        "",
        "没有合用的：库里没有一种方法写明适合您选的情况。下面是最接近的，差在哪里逐条列出；也可以去掉一个回答再看。",
      ),
      element("p", "", "您那里若有办法，", link(view.guide, "欢迎写成案例补进来"), "。"),
    );
    return box;
  };

  /** The answers in one line, for the head of the results and for paper. */
  finder.askedText = function (words, answers) {
    const parts = ["line", "scenario", "indicator"]
      .filter((question) => answers[question] !== undefined)
      .map((question) => words[question][answers[question]]);
    if (answers.members) parts.push(`党员\u00a0${answers.members}\u00a0名`);
    if (answers.resources) {
      parts.push(...answers.resources.map((id) => words.resource[id]));
      if (!answers.resources.length) parts.push("所列条件都没有");
    }
    if (answers.stage !== undefined) parts.push(words.stage[answers.stage]);
    return parts.length ? "您的情况：" + parts.join("；") : "";
  };
})();

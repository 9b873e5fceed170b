/* One item of the plan on the screen: what it is, its place in the order, and what the reader fills in. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const plan = (casebook.plan = casebook.plan || {});

  const FIELDS = [
    { name: "who", label: "谁负责", most: 200 },
    { name: "by", label: "何时完成", type: "date" },
    { name: "indicator", label: "看什么指标", most: 200, listed: true },
    { name: "note", label: "备注", most: 2000, long: true },
  ];

  const element = (...parts) => casebook.element(...parts);

  function pushButton(className, text, label, act) {
    const made = element("button", className, text);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  /** The indicators of the entry itself, offered while typing. */
  function suggestions(id, entry) {
    const list = element("datalist");
    list.id = id;
    for (const name of entry ? entry.indicators : []) {
      const option = document.createElement("option");
      option.value = name;
      list.append(option);
    }
    return list;
  }

  function field(item, { name, label, type, most, listed, long }) {
    const input = document.createElement(long ? "textarea" : "input");
    input.name = name;
    input.value = item[name];
    input.autocomplete = "off";
    if (long) input.rows = 2;
    else input.type = type || "text";
    if (most) input.maxLength = most;
    input.addEventListener("input", () => casebook.tray.update(item.kind, item.id, { [name]: input.value }));
    const made = element("label", `cb-field cb-field--${name}`, element("span", "", label), input);
    if (listed && item.entry && item.entry.indicators.length) {
      const id = `plan-${item.kind}-${item.id}`;
      input.setAttribute("list", id);
      made.append(suggestions(id, item.entry));
    }
    return made;
  }

  function facts(item) {
    if (!item.entry) return "站上现在没有这一条，可能已经改名或移走";
    const { sort, organisation, evidence } = item.entry;
    return [sort, organisation, evidence].filter(Boolean).join(" · ");
  }

  /** Element of `item`, number `place` of `count`; `move(step)` and `remove()` act on it. */
  plan.item = function (item, place, count, { move, remove }) {
    const title = (item.entry && item.entry.title) || item.title || item.id;
    const link = element("a", "", title);
    link.href = casebook.search.root + item.url;
    const up = pushButton("cb-button", "上移", `上移：${title}`, () => move(-1));
    const down = pushButton("cb-button", "下移", `下移：${title}`, () => move(1));
    up.disabled = place === 0;
    down.disabled = place === count - 1;
    up.dataset.planMove = "-1";
    down.dataset.planMove = "1";
    const made = element(
      "li",
      "cb-plan__item",
      element("h2", "cb-plan__title", element("span", "cb-plan__place", String(place + 1)), link),
      element("p", "cb-plan__facts", facts(item)),
      element("div", "cb-plan__order", up, down, pushButton("cb-button", "取出", `取出：${title}`, remove)),
      element("div", "cb-plan__fields", ...FIELDS.map((one) => field(item, one))),
    );
    made.dataset.planKey = `${item.kind} ${item.id}`;
    return made;
  };

  /** Bring the fields of `made` up to date with `item`, but never the one being typed in. */
  plan.refresh = function (made, item) {
    for (const { name } of FIELDS) {
      const input = made.querySelector(`[name=${name}]`);
      if (input !== document.activeElement && input.value !== item[name]) input.value = item[name];
    }
  };
})();

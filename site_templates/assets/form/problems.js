/* What the checks say: below each field, and as a list that leads there. Required fields that nobody
   touched yet are only counted. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);

  /** Every control below `controls`, outer before inner. */
  form.everyControl = function* (controls) {
    for (const control of controls) {
      yield control;
      yield* form.everyControl(control.inner());
    }
  };

  /** Where a control stands, in the words of the form: 指标 1 › 变化 › 数值. */
  function trail(control) {
    const titles = [];
    for (let at = control; at; at = at.parent) {
      // The name of an item says which list it stands in.
      if (at.title && !(at.isList && at !== control)) titles.unshift(at.title);
    }
    return titles.filter((title, at) => title !== titles[at - 1]).join(" › ");
  }

  const MISSING = "S202";
  const NOT_FILLED = "还没有填";
  const outside = { error: "改", warning: "看" };

  /** What the form itself says of a field that no file could tell of. */
  form.unfilled = () => ({ code: "", severity: "error", path: [], message: NOT_FILLED, hint: "" });

  function line(control, text) {
    const button = form.button(trail(control), "cb-entry__goto", () => control.focus());
    return element("li", "", button, text ? element("span", "", text) : undefined);
  }

  /** The problems as the form tells them: [{control, problem}]. A missing key (S202) belongs to its own
      empty field, not to the part that lacks it; `whole` stands for the entry. */
  form.located = function (problems, controlAt, whole) {
    const told = new Map();
    return problems.map((problem) => {
      const control = controlAt(problem.path);
      if (problem.code !== MISSING) return { control: problem.path.length ? control : whole, problem };
      const lacking = control.inner().filter((one) => one.required && one.value() === undefined);
      const at = told.get(control) || 0;
      told.set(control, at + 1);
      return { control: lacking[at] || control, problem: { ...problem, message: NOT_FILLED, hint: "" } };
    });
  };

  /** The list of problems in the panel: show(located, all) tells each control and returns
      {errors, warnings, missing}; `all` also tells of fields that nobody touched. */
  form.problemList = function (panel) {
    const verdict = panel.querySelector("[data-entry-verdict]");
    const found = panel.querySelector("[data-entry-found]");
    const missing = panel.querySelector("[data-entry-missing]");
    let told = new Set();
    let shown = "";
    let insisted = false;

    return function show(located, all) {
      const byControl = new Map();
      const lacking = new Map();
      const counts = { errors: 0, warnings: 0, missing: 0 };
      const lines = [];
      for (const { control, problem } of located) {
        const blank = problem.severity === "error" && (control.whole || control.value() === undefined);
        if (blank) lacking.set(control, control.whole ? form.sentence(problem) : "");
        if (blank && !all && !control.touched) continue;
        byControl.set(control, [...(byControl.get(control) || []), problem]);
        if (blank) continue;
        counts[problem.severity === "error" ? "errors" : "warnings"] += 1;
        lines.push([problem.severity, control, form.sentence(problem)]);
      }
      for (const control of told) if (!byControl.has(control)) control.tell([]);
      for (const [control, list] of byControl) control.tell(list);
      told = new Set(byControl.keys());
      counts.missing = lacking.size;
      const key = JSON.stringify([
        lines.map(([severity, control, text]) => [severity, trail(control), text]),
        [...lacking].map(([control, text]) => [trail(control), text]),
      ]);
      if (key !== shown) {
        shown = key;
        draw(lines, [...lacking]);
      }
      if (all && !insisted) missing.open = true;
      insisted = all;
      say(counts);
      return counts;
    };

    function draw(lines, lacking) {
      found.replaceChildren(...lines.map(([severity, control, text]) => {
        const item = line(control, text);
        item.className = `cb-entry__finding cb-entry__finding--${severity}`;
        item.prepend(element("span", "cb-entry__mark", outside[severity]));
        return item;
      }));
      missing.hidden = !lacking.length;
      missing.querySelector("summary").textContent = "还没填的是哪几项";
      missing.querySelector("ol").replaceChildren(...lacking.map(([control, text]) => line(control, text)));
    }

    function say({ errors, warnings, missing: lacking }) {
      const parts = [];
      if (errors) parts.push(`${errors} 处要改`);
      if (lacking) parts.push(`还缺 ${lacking} 项`);
      if (warnings) parts.push(`${warnings} 处提醒`);
      const text = errors || lacking ? parts.join("，") : ["可以提交了", ...parts].join("，");
      if (verdict.textContent !== text) verdict.textContent = text;
      verdict.classList.toggle("cb-entry__verdict--good", !errors && !lacking);
      verdict.classList.toggle("cb-entry__verdict--wrong", errors > 0);
    }
  };
})();

/* What else has to hold in one entry: dates in order, scores, elements, moves, blank forms,
   placeholders. The same findings as the modules of generator/checking/rules. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip, trim, casefold } = entry.text;
  const { walk, isEmpty } = entry.shapes;

  const ELEMENTS = { problem: "问题", indicators: "指标", vehicle: "载体", results: "成效" };
  const SCORES = ["professional_score", "party_score"];
  const PLACEHOLDERS = new Set((
    "无 暂无 没有 未填 未填写 待填 待填写 待补 待补充 待定 待完善 待更新 待确认 补充中 略 " +
    "同上 如上 见上 见附件 内容 文字 标题 摘要 名称 请填写 请输入 在此填写 在此输入 " +
    "某某 某单位 某公司 示例 样例 测试 " +
    "todo tbd tbc tba fixme n/a na none nil null test xxx placeholder").split(" "));
  /** Signs and crosses that are typed to fill a gap. */
  const FILLING = new RegExp(`^[${BLANK}.…·。、,，;；:：!！?？_\\-—*#/\\\\|~=+<>()\\[\\]{}xX×某]*$`, "u");
  const BEHIND = `${BLANK})\\]}>】》”"'*_。.!！…`;
  const AROUND = new RegExp(`^[${BLANK}(\\[{<【《“"'*_]+|(?<![${BEHIND}])[${BEHIND}]+$`, "gu");
  /** Fields in which such words are content: the columns and cells of a blank form. */
  const BLANK_ON_PURPOSE = new Set(["columns", "rows", "unit", "aliases"]);
  const WRITTEN = new Set(["text", "line", "cell"]);

  function isPlaceholder(text) {
    const folded = strip(casefold(text));
    if (!folded) return false;
    const core = folded.replace(AROUND, "");
    return PLACEHOLDERS.has(core) || FILLING.test(folded) || folded.startsWith("lorem ipsum") ||
      Array.from(core).slice(0, 6).join("").includes("待补充");
  }

  function* placeholders({ shape, data }) {
    const found = [];
    walk(shape, data, (path, { kind }, typed) => {
      if (!WRITTEN.has(kind) || typeof typed !== "string") return;
      if (path.some((step) => BLANK_ON_PURPOSE.has(step)) || !isPlaceholder(typed)) return;
      found.push({ code: "V409", path, params: { value: typed } });
    });
    yield* found;
  }

  /** A published case has at least two of the four; judged by what was typed. */
  function* hasItsElements({ kind, data }) {
    const status = isEmpty(data.status) || data.status === "" ? "published" : data.status;
    if (kind !== "case" || status !== "published" || isEmpty(data)) return;
    const every = Object.keys(ELEMENTS);
    const missing = every.filter((key) => isEmpty(data[key]) || data[key] === "");
    if (every.length - missing.length >= entry.form.limits.elements) return;
    const named = missing.map((key) => `${key}（${ELEMENTS[key]}）`).join(", ");
    yield { code: "V408", path: [], params: { missing: named } };
  }

  const below = (appraisal, least) =>
    SCORES.filter((key) => appraisal[key] && Number(appraisal[key]) < least)
      .map((key) => [key, Number(appraisal[key])]);

  /** Outstanding needs every score that is stated to reach the minimum. */
  function* outstandingHasBothScores(appraisal) {
    if (appraisal.decision !== "outstanding") return;
    const least = entry.form.limits.outstanding;
    for (const [key, value] of below(appraisal, least)) {
      yield { code: "V405", path: [key], params: { key, value, least } };
    }
  }

  /** A case has the scores and the decision that its collection asks for, where it states any. */
  function* collectionAdmits({ kind, shape, data, collection }) {
    const row = entry.form.references.collections.find(([id]) => id === collection);
    const appraisal = data.appraisal;
    if (kind !== "case" || !row || !appraisal) return;
    const [, title, least, wanted] = row;
    const isOutstanding = appraisal.decision === "outstanding";
    for (const [key, value] of below(appraisal, least || 0)) {
      if (isOutstanding && value < entry.form.limits.outstanding) continue; // Told more strongly.
      const params = { key, value, least, collection: title };
      yield { code: "V406", path: ["appraisal", key], params };
    }
    if (!wanted || !appraisal.decision || appraisal.decision === wanted) return;
    const { choices } = shape.byKey.get("appraisal").shape.byKey.get("decision").shape;
    const label = (value) => choices.find(([word]) => word === value)[1];
    const params = {
      value: appraisal.decision, label: label(appraisal.decision),
      wanted, wanted_label: label(wanted), collection: title,
    };
    yield { code: "V415", path: ["appraisal", "decision"], params };
  }

  /** `status: moved` and `moved_to` come together, and lead away from the entry itself. */
  function* movedEntriesSayWhere({ data, id }) {
    const status = data.status || "published";
    const target = data.moved_to ? trim(data.moved_to) : null;
    if (status === "moved" && target === null) yield { code: "L311", path: ["status"] };
    if (status !== "moved" && target !== null) {
      yield { code: "L312", path: ["moved_to"], params: { status } };
    }
    if (target !== null && target === id) {
      yield { code: "L313", path: ["moved_to"], params: { value: target } };
    }
  }

  /** No method is part of itself or combines with itself. */
  function* methodsLeadElsewhere({ kind, data, id }) {
    if (kind !== "method") return;
    const links = (data.part_of || []).map((value, index) => [["part_of", index], value]);
    (data.combines_with || []).forEach(({ method }, index) =>
      links.push([["combines_with", index, "method"], method]));
    for (const [path, value] of links) {
      if (trim(value) === id) yield { code: "L313", path, params: { value: id } };
    }
  }

  /** A period does not start after its end, at the precision that both share. */
  function* startsBeforeItEnds(period) {
    if (!period.start || !period.end) return;
    const [start, end] = [trim(period.start), trim(period.end)];
    const shared = Math.min(start.length, end.length);
    if (start.slice(0, shared) > end.slice(0, shared)) {
      yield { code: "V401", path: ["start"], params: { start, end } };
    }
  }

  function* toolIdsAreUnique({ tools }) {
    const seen = new Set();
    for (const [index, tool] of tools.entries()) {
      const id = trim(tool.id);
      if (seen.has(id)) yield { code: "L318", path: ["tools", index, "id"], params: { value: id } };
      seen.add(id);
    }
  }

  function* rowsFitTheColumns({ columns, rows = [], example }) {
    const lists = [[["rows"], rows], [["example", "rows"], example ? example.rows : []]];
    for (const [path, list] of lists) {
      for (const [index, row] of list.entries()) {
        if (row.length === columns.length) continue;
        const params = { found: row.length, columns: columns.length };
        yield { code: "V410", path: [...path, index], params };
      }
    }
  }

  function* choicesGoWithChoice({ title, kind, choices = [] }) {
    const params = { value: trim(title) };
    if (kind === "choice" && !choices.length) yield { code: "V411", path: [], params };
    if (kind !== "choice" && choices.length) yield { code: "V412", path: ["choices"], params };
  }

  /** Rules of the whole as typed; of the whole where its shape is right; of a sound part. */
  entry.TYPED_RULES = [placeholders, hasItsElements];
  entry.VALID_RULES = [collectionAdmits, movedEntriesSayWhere, methodsLeadElsewhere];
  entry.PART_RULES = {
    Period: [startsBeforeItEnds],
    Appraisal: [outstandingHasBothScores],
    method: [toolIdsAreUnique],
    Tool: [rowsFitTheColumns],
    Column: [choicesGoWithChoice],
  };
})();

/* The card of a case from what is typed so far, as generator/pages/cards.py makes it from a file. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);
  const SUMMARY_MOST = 90;
  const HEADLINES = 2;
  const VEHICLES = 3;
  const MINUS = "\u2212";
  const PLAIN = /^(-?)(\d+)(\.\d+)?$/u;
  const UNIT = 5; // Where a row of the indicators holds its unit; the better direction follows.
  const CLOSE = ["%", "‰", "℃"];
  const DATE = ["年", "月", "日"];

  /** One line of text without the marks of Markdown. */
  function plain(text) {
    return text
      .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/gu, "$1")
      .replace(/^[^\S\n]*(?:#{1,6}|>|[-*+])(?=\s)/gmu, "")
      .replace(/(\*{1,3}|`{1,3}|~~)(?=\S)(.+?)(?<=\S)\1/gu, "$2")
      .replace(/\s+/gu, " ")
      .trim()
      .replace(/(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])/gu, "");
  }

  function clip(text, most) {
    const characters = Array.from(text);
    if (characters.length <= most) return text;
    return `${characters.slice(0, most - 1).join("").replace(/[，、；：。 ]+$/u, "")}…`;
  }

  function moment(date) {
    if (!/^\d{4}(-\d{2}){0,2}$/u.test(date || "")) return date || "";
    return date.split("-").map((part, at) => `${Number(part)} ${DATE[at]}`).join(" ");
  }

  function span({ start, end } = {}) {
    const [from, to] = [moment(start), moment(end)];
    if (from && to && from !== to) return `${from}至 ${to}`;
    if (from && !to) return `${from}起`;
    return from || (to ? `至 ${to}` : "");
  }

  function digits(typed, signed) {
    const [, sign, whole, fraction = ""] = PLAIN.exec(typed) || [];
    if (whole === undefined) return typed;
    const kept = whole.replace(/^0+(?=\d)/u, "").replace(/\B(?=(\d{3})+$)/gu, ",") + fraction;
    const nothing = !/[1-9]/u.test(kept);
    if (sign && !nothing) return MINUS + kept;
    return signed && !nothing ? `+${kept}` : kept;
  }

  function phrase(figure, words, signed) {
    const { value = "", unit = "", qualifier = "exact" } = figure;
    if (!PLAIN.test(value)) return value; // Not yet a number: as it is typed.
    const amount = digits(value, signed) + (CLOSE.some((close) => unit.startsWith(close)) || !unit ? unit : ` ${unit}`);
    return qualifier === "exact" ? amount : `${words.qualifiers.get(qualifier) || ""} ${amount}`;
  }

  function movement({ baseline, result, change }, words) {
    if (change) return phrase(change, words, true);
    if (baseline && result) return `${phrase(baseline, words)} → ${phrase(result, words)}`;
    return result ? phrase(result, words) : "";
  }

  function improved(indicator, words) {
    const term = words.indicators.get(indicator.indicator);
    const better = indicator.better || (term && term[UNIT + 1]);
    const { baseline, result, change } = indicator;
    const shift = change ? Number(change.value)
      : baseline && result ? Number(result.value) - Number(baseline.value) : 0;
    return (better === "higher" && shift > 0) || (better === "lower" && shift < 0);
  }

  function headlines({ indicators = [], results = {} }, words) {
    const moved = indicators.filter(({ result, change }) => result || change)
      .map((one) => [one.name || "", movement(one, words), improved(one, words)]);
    const counted = (results.figures || []).map((one) => [one.name || "", phrase(one, words), false]);
    const seen = new Map();
    for (const line of [...moved, ...counted]) if (!seen.has(line[1])) seen.set(line[1], line);
    return [...seen.values()].slice(0, HEADLINES);
  }

  /** Words that the card needs, from the data of the form. */
  form.cardWords = function ({ references, kinds }) {
    const named = (rows) => new Map(rows.map((row) => [row[0], row]));
    const found = { qualifiers: new Map(), grades: new Map() };
    const look = (shape) => {
      if (shape.type === "list") look(shape.item);
      for (const field of shape.fields || []) {
        if (field.key === "qualifier") found.qualifiers = new Map(field.shape.choices);
        if (field.key === "grade") found.grades = new Map(field.shape.choices);
        look(field.shape);
      }
    };
    look(kinds.case);
    return {
      ...found,
      indicators: named(references.indicators),
      vehicles: references.vehicles,
      organisations: named(references.organisations),
    };
  };

  /** What the card of a case shows: the same fields and words as `case_card` gives. */
  form.cardOf = function (data, words) {
    const { kinds = [] } = data.vehicle || {};
    const organisation = words.organisations.get(data.organisation);
    const about = (data.problem && data.problem.statement) || data.summary || "";
    return {
      title: data.title || "",
      organisation: organisation ? organisation[1] : "",
      period: span(data.period),
      problem: clip(plain(about), SUMMARY_MOST),
      headlines: headlines(data, words),
      vehicles: words.vehicles.filter(([id]) => kinds.includes(id)).slice(0, VEHICLES).map(([, label]) => label),
      grade: (data.appraisal && words.grades.get(data.appraisal.grade)) || "",
    };
  };

  const badge = (tone, text) => element("span", `cb-badge cb-badge--${tone}`, text);

  function cardEnd({ headlines: lines, vehicles }) {
    const end = element("div", "cb-card__end");
    if (lines.length) {
      end.append(element("ul", "cb-headlines", ...lines.map(([name, value, good]) =>
        element("li", "", element("span", "cb-headlines__name", name), " ",
          element("strong", `cb-headlines__value${good ? " cb-headlines__value--good" : ""}`, value)))));
    } else {
      end.append(element("p", "cb-card__none", badge("claim", "定性"), " 原文没有给出成效数字"));
    }
    if (vehicles.length) end.append(element("p", "cb-card__tags", vehicles.join("、")));
    return end;
  }

  /** The card as it stands in a list, without its link: the page is not there yet. */
  form.drawCard = function (card) {
    if (![card.title, card.organisation, card.problem, ...card.headlines, ...card.vehicles].some(Boolean)) {
      return element("p", "cb-empty", "填上标题、单位、问题和指标，这里就是案例在列表里的样子。");
    }
    const facts = element("p", "cb-card__facts", [card.organisation, card.period].filter(Boolean).join(" · "));
    if (card.grade) facts.append(" ", badge("grade", card.grade));
    const title = element("h3", "cb-card__title", card.title || "还没有标题");
    return element("article", "cb-card cb-card--case", title, facts,
      element("p", "cb-card__text", card.problem), cardEnd(card));
  };
})();

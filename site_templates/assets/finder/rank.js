/* Which methods fit: the sum that generator/insight/finder.py describes, and nothing of the page. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const finder = (casebook.finder = casebook.finder || {});

  const CREDIT = { met: 1, unknown: 0.5, unmet: 0 };
  const VERDICTS = ["full", "partial", "none", "open"];
  const NAMED = ["scenario", "indicator", "line", "stage"];
  const PURPOSE = ["scenario", "indicator"];
  const WORDS = ["scenario", "indicator", "line"];

  function stateOf(said, met) {
    if (!said) return "unknown";
    return met ? "met" : "unmet";
  }

  function conditionsOf(weights, method, answers) {
    const found = [];
    for (const question of NAMED) {
      const value = answers[question];
      if (value === undefined) continue;
      const state = stateOf(method[question].length, method[question].includes(value));
      found.push({ question, value, state, weight: weights[question] });
    }
    if (answers.members !== undefined) {
      const value = method.members || 0;
      const state = stateOf(value > 0, answers.members >= value);
      found.push({ question: "members", value, state, weight: weights.members });
    }
    if (answers.resources) {
      const needed = method.resources.length ? method.resources : [""];
      for (const value of needed) {
        const state = stateOf(value !== "", answers.resources.includes(value));
        found.push({ question: "resource", value, state, weight: weights.resource / needed.length });
      }
    }
    return found;
  }

  function verdictOf(conditions) {
    if (!conditions.length) return "open";
    const asked = conditions.filter(({ question }) => PURPOSE.includes(question));
    const purpose = asked.length ? asked : conditions;
    if (!purpose.some(({ state }) => state === "met")) return "none";
    return conditions.some(({ state }) => state === "unmet") ? "partial" : "full";
  }

  function scoreOf(conditions) {
    let reached = 0;
    let most = 0;
    for (const { weight, state } of conditions) {
      reached += weight * CREDIT[state];
      most += weight;
    }
    return most ? Math.floor((100 * reached) / most + 0.5) : 0;
  }

  /** Negative where the first fit stands before the second. */
  function compare(a, b) {
    return (
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      b.score - a.score ||
      b.method.points - a.method.points ||
      b.method.cases - a.method.cases ||
      (a.method.id < b.method.id ? -1 : 1)
    );
  }

  /** Every method with {method, verdict, score, conditions}, the one that fits best first.
      `answers` holds scenario, indicator, line, stage (ids), members (a number) and resources
      (ids); a question that was skipped is not there. */
  finder.rank = function (data, answers) {
    const fits = data.methods.map((method) => {
      const conditions = conditionsOf(data.weights, method, answers);
      return { method, verdict: verdictOf(conditions), score: scoreOf(conditions), conditions };
    });
    return fits.sort(compare);
  };

  /** Up to `count` cases of a method from units most like the asker's, the better evidenced first:
      {place, alike, strength}; strength is 2 with a comparison, 1 with a number, else 0. `cases`
      is what finder.caseTable makes of data/cases.js. */
  finder.nearestCases = function (data, cases, method, answers, count = 2) {
    const dropped = new Set(data.deprecated);
    const asked = WORDS.filter((question) => answers[question] !== undefined);
    const ranked = cases
      .ofMethod(method)
      .filter((place) => !dropped.has(place))
      .map((place) => {
        const alike = asked.filter((question) => cases.holds(question, place, answers[question]));
        const near = alike.reduce((sum, question) => sum + data.weights[question], 0);
        const compared = cases.holds("numbers", place, "compared");
        const strength = compared ? 2 : Number(cases.holds("numbers", place, "measured"));
        return { place, alike, near, strength };
      });
    ranked.sort((a, b) => b.near - a.near || b.strength - a.strength || a.place - b.place);
    return ranked.slice(0, count);
  };
})();

/* Figures: changes that anyone can work out, units, and phrases that hold their number. The same
   findings as generator/checking/rules/arithmetic.py and printed.py; numbers are compared as
   intervals, so that only a contradiction which no rounding explains is told. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const decimal = entry.decimal;
  const { add, subtract, multiply, divide, absolute, compare, least, most, write } = decimal;
  const { strip, trim } = entry.text;

  const PERCENT = new Set(["%", "％", "百分比"]);
  const POINTS = new Set(["百分点", "个百分点", "pp"]);
  const ROUNDED_UNITS = /[%％‰万亿千率比点]/;
  const LOOSENESS = decimal.read("0.1");
  const HUNDRED = decimal.whole(100);
  const TWO = decimal.whole(2);
  const ZERO = decimal.whole(0);
  const SCALES = [["万", 10000], ["亿", 100000000], ["千", 1000]];

  /** The figure of a key as the rules read it, or null where none is stated. */
  function figureOf(holder, key) {
    const typed = holder[key];
    return typed ? { value: decimal.read(strip(typed.value)), unit: trim(typed.unit),
      qualifier: typed.qualifier || "exact" } : null;
  }

  const stated = ({ value, unit }) => write(value) + unit;
  const meets = (a, b) => compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;

  /** Every number that a figure may stand for, by its places and its qualifier; where things are
      counted, a whole number is what it is: 50 violations were not 50.4. */
  function interval({ value, unit, qualifier }, counted = false) {
    let half = divide(decimal.power(value.exponent), TWO);
    if (counted && value.exponent >= 0 && !ROUNDED_UNITS.test(unit)) half = ZERO;
    const loose = multiply(absolute(value), LOOSENESS);
    const outward = compare(value, ZERO) >= 0 ? loose : decimal.negate(loose);
    const wide = qualifier === "about" ? most(half, loose) : half;
    const ends = [subtract(value, wide), add(value, wide)];
    if (qualifier === "more_than" || qualifier === "at_least") ends.push(add(value, outward));
    if (qualifier === "less_than") ends.push(subtract(value, outward));
    return { low: least(...ends, value), high: most(...ends, value) };
  }

  /** The change in %; null where the baseline may be nothing, so that nothing follows. */
  function relative(before, after) {
    if (compare(before.low, ZERO) <= 0 && compare(ZERO, before.high) <= 0) return null;
    const ends = [before.low, before.high].flatMap((old) =>
      [after.low, after.high].map((now) =>
        multiply(divide(subtract(now, old), absolute(old)), HUNDRED)));
    return { low: least(...ends), high: most(...ends) };
  }

  /** `change` is the relative change in %, or the difference in the indicator's unit. */
  function* changeAgrees(indicator) {
    const [baseline, result, change] =
      ["baseline", "result", "change"].map((key) => figureOf(indicator, key));
    if (!baseline || !result || !change || baseline.unit !== result.unit) return;
    const [before, after] = [interval(baseline, true), interval(result, true)];
    const said = interval(change);
    const share = relative(before, after);
    const difference = { low: subtract(after.low, before.high), high: subtract(after.high, before.low) };
    const mayBeShare = PERCENT.has(change.unit);
    const mayBeDifference = change.unit === baseline.unit || POINTS.has(change.unit);
    if (mayBeShare && (!share || meets(share, said))) return;
    if (mayBeDifference && meets(difference, said)) return;
    if (!mayBeShare && !mayBeDifference) return;
    let expected = subtract(result.value, baseline.value);
    if (mayBeShare) expected = multiply(divide(expected, absolute(baseline.value)), HUNDRED);
    const rounded = decimal.quantize(expected, change.value.exponent);
    const params = {
      baseline: stated(baseline), result: stated(result), change: stated(change),
      expected: write(rounded) + change.unit,
    };
    yield { code: mayBeShare ? "V402" : "V403", path: ["change", "value"], params };
  }

  /** A change against the better direction is more often a lost minus than a step back. */
  function* changeHasTheRightSign({ better, ...indicator }, shape) {
    const change = figureOf(indicator, "change");
    if (!change || !better || !change.value.digits) return;
    if ((compare(change.value, ZERO) > 0) === (better === "higher")) return;
    const [, label] = shape.byKey.get("better").shape.choices.find(([word]) => word === better);
    const params = { better, label, change: stated(change) };
    yield { code: "V404", path: ["change", "value"], params };
  }

  /** Baseline, target and result are counted in one unit, the indicator's where it has one. */
  function* unitsAgree(indicator) {
    let expected = indicator.unit ? trim(indicator.unit) : null;
    for (const key of ["baseline", "target", "result"]) {
      const figure = figureOf(indicator, key);
      if (!figure) continue;
      if (expected && figure.unit !== expected) {
        yield { code: "V413", path: [key, "unit"], params: { value: figure.unit, other: expected } };
      }
      expected = expected || figure.unit;
    }
  }

  /** The value is found in the phrase, alone or times the 万 or 亿 of its unit. */
  function* printedHoldsTheValue({ value: typed, unit, printed }) {
    const value = decimal.read(strip(typed));
    const phrase = trim(printed);
    const wanted = [absolute(value)];
    for (const [sign, factor] of SCALES) {
      if (unit.includes(sign)) wanted.push(multiply(absolute(value), decimal.whole(factor)));
    }
    const numbers = entry.numbersIn(phrase);
    if (wanted.some((number) => numbers.has(decimal.key(number)))) return;
    yield { code: "V407", path: ["printed"], params: { printed: phrase, value: write(value) } };
  }

  entry.FIGURE_RULES = {
    Indicator: [changeAgrees, changeHasTheRightSign, unitsAgree],
    Figure: [printedHoldsTheValue],
    NamedFigure: [printedHoldsTheValue],
  };
})();

/* What value and unit were meant where both were typed as one: 28%, 2,000, 2000余万元, 约1200名,
   二十八个. The same reading as generator/checking/typed_numbers.py and chinese_numerals.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip, fold } = entry.text;

  const S = `[${BLANK}]*`;
  const D = "\\p{Nd}";
  const GROUPED =
    `${D}{1,3}(?:,${D}{3})+(?:\\.${D}+)?|${D}{1,3}(?: ${D}{3})+(?:\\.${D}+)?|${D}+(?:\\.${D}+)?`;
  const AROUND = new RegExp(
    "^(?<before>约|大约|近|至少|不少于|不低于|超过|超|逾|不足|不到|下降|降低|减少|上升|提升|提高|增加|增长|[+]|[≈>＞<＜≥≤])*" +
    `${S}(?<sign>-)?(?<digits>${GROUPED}|[零〇一二两三四五六七八九十百千]{1,12})${S}` +
    `(?<after>多|余|左右|以上|以下)?${S}(?<scale>[万亿]?)(?<late>多|余)?${S}` +
    `(?<unit>[^${D},.]{0,12}?)(?<tail>左右|上下|以上|以下)?$`, "u");
  const QUALIFIERS = [
    ["more_than", new Set(["超过", "超", "逾", "多", "余", ">"])],
    ["at_least", new Set(["至少", "不少于", "不低于", "以上", "≥"])],
    ["about", new Set(["约", "大约", "近", "左右", "上下", "≈"])],
    ["less_than", new Set(["不足", "不到", "以下", "<", "≤"])],
  ];
  const DROP = new Set(["下降", "降低", "减少"]);
  const UNIT = /^(?:[%‰℃]|[\u4e00-\u9fff]{1,6}|[A-Za-z]{1,4}(?:\/[A-Za-z]{1,3})?)?$/;
  const NO_UNITS = /[成倍番半余多几约近]|分之/;
  const DIGITS = new Map(Array.from("零一二三四五六七八九", (sign, number) => [sign, String(number)]));
  DIGITS.set("〇", "0").set("两", "2");
  const TENS = { 千: 1000, 百: 100, 十: 10 };

  /** The digits of a numeral below ten thousand; empty where it could be read in two ways. */
  function plainNumeral(text) {
    const signs = Array.from(text);
    if (signs.every((sign) => DIGITS.has(sign))) {
      const isYear = text.includes("〇") && signs.length >= 3;
      return signs.length === 1 || isYear ? signs.map((sign) => DIGITS.get(sign)).join("") : "";
    }
    let [total, last, limit] = [0, "", 10000];
    for (const [index, sign] of signs.entries()) {
      if (DIGITS.has(sign)) {
        if (last && last !== "0") return "";
        last = DIGITS.get(sign);
        continue;
      }
      const place = TENS[sign];
      if (!place || place >= limit || last === "0" || (!last && index)) return "";
      total += Number(last || 1) * place;
      [last, limit] = ["", place];
    }
    // 一百二 is 120 in speech and 102 in nobody's.
    if (last && limit > 10 && !text.includes("零")) return "";
    return String(total + Number(last || 0));
  }

  /** {value, unit, qualifier, falls, isCertain, keys}; `keys` are those to type instead, with their
      values as YAML. Null for anything else. */
  entry.meantNumber = function (text) {
    const match = AROUND.exec(strip(text.normalize("NFKC")).replace(/[−–]/g, "-"));
    if (!match) return null;
    const { before, sign, after, scale, late, tail } = match.groups;
    const falls = !sign && DROP.has(before);
    const words = [before, after, late, tail];
    const [qualifier] = QUALIFIERS.find(([, said]) => words.some((word) => said.has(word))) || [""];
    let digits = match.groups.digits.replace(/[, ]/g, "");
    if (!/^[0-9]/.test(digits)) digits = plainNumeral(match.groups.digits);
    if (!digits) return null;
    const unit = scale + strip(match.groups.unit);
    const value = (sign || falls ? "-" : "") + digits;
    const isCertain = UNIT.test(unit) && !NO_UNITS.test(unit) && unit !== "万" && unit !== "亿";
    // % and ‰ may not begin a plain text.
    const quoted = unit && !/^\p{L}/u.test(unit) ? `"${unit}"` : unit;
    const keys = Object.entries({ value, unit: quoted, qualifier }).filter(([, stated]) => stated);
    return { value, unit, qualifier, falls, isCertain, keys };
  };

  /** The value and those of unit and qualifier that do not stand beside it yet, as one would type
      them; everything that was meant where only part of it would be certain. */
  entry.meantKeys = function (meant, holder, siblings, isChange) {
    const missing = missingKeys(meant, holder, siblings, isChange);
    return (missing || meant.keys).map(([key, value]) => `${key}: ${value}`).join(", ");
  };

  function missingKeys(meant, holder, siblings, isChange) {
    if (!meant.isCertain || (meant.falls && !isChange)) return null;
    let keys = meant.keys;
    for (const name of ["unit", "qualifier"]) {
      const beside = siblings[name];
      if (!meant[name]) continue;
      if (!holder.byKey.has(name)) return null;
      if (typeof beside === "string" && strip(beside)) {
        if (fold(beside) !== fold(meant[name])) return null;
        keys = keys.filter(([key]) => key !== name);
      } else if (beside !== undefined) {
        return null;
      }
    }
    return keys;
  }
})();

/* The numbers that a Chinese phrase holds, as generator/checking/numerals.py reads them: 28%,
   2,000余万元, 一百一十三, 两次, 翻一番. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { read, add, multiply, whole, key } = entry.decimal;
  const { BLANK } = entry.text;

  const DIGITS = new Map(Array.from("零一二三四五六七八九", (sign, number) => [sign, number]));
  for (const [sign, number] of Array.from("〇两俩壹贰叁肆伍陆柒捌玖", (sign, place) =>
    [sign, [0, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9][place]])) DIGITS.set(sign, number);
  const TENS = new Map([["十", 10], ["拾", 10], ["百", 100], ["佰", 100], ["千", 1000], ["仟", 1000]]);
  const SCALES = new Map([["万", 10000], ["亿", 100000000]]);
  const DIGIT_SIGNS = [...DIGITS.keys()].join("");
  const ARABIC = /[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?/g;
  const CHINESE = new RegExp(
    `[${DIGIT_SIGNS}${[...TENS.keys()].join("")}万亿]+(?:点[${DIGIT_SIGNS}]+)?`, "g");
  const SCALE_AFTER = new RegExp(`^[${BLANK}]*[多余几]?[${BLANK}]*([十百千]?)[${BLANK}]*([万亿]+)`);
  /** Words that state a number without a numeral; generous, since this only feeds a warning. */
  const WORDS = [
    ["零", [0]], ["无", [0]], ["未发生", [0]], ["没有", [0]], ["全部", [100]], ["全面", [100]],
    ["全覆盖", [100]], ["全", [100]], ["百分百", [100]], ["翻番", [100, 2]], ["翻一番", [100, 2]],
    ["双", [2]], ["首", [1]], ["半", [50]],
  ];
  const ZERO = whole(0);

  /** Keys (`decimal.key`) of every number that `phrase` may state; one before 万 or 亿 counts with
      and without it. */
  entry.numbersIn = function (phrase) {
    const text = phrase.normalize("NFKC");
    const found = new Set();
    for (const [word, numbers] of WORDS) {
      if (text.includes(word)) numbers.forEach((number) => found.add(key(whole(number))));
    }
    for (const [pattern, meanings] of [[ARABIC, arabic], [CHINESE, chinese]]) {
      for (const match of text.matchAll(pattern)) {
        const after = text.slice(match.index + match[0].length);
        for (const number of meanings(match[0])) {
          found.add(key(number));
          for (const more of scaled(number, after)) found.add(key(more));
        }
      }
    }
    return found;
  };

  const arabic = (text) => [read(text.replaceAll(",", ""))];

  /** 2000余万 is also 20,000,000. */
  function scaled(number, after) {
    const match = SCALE_AFTER.exec(after);
    if (!match) return [];
    let factor = whole(TENS.get(match[1]) || 1);
    const found = [multiply(number, factor)];
    for (const sign of match[2]) {
      factor = multiply(factor, whole(SCALES.get(sign)));
      found.push(multiply(number, factor));
    }
    return found;
  }

  /** The value of a numeral, of the part before its 万 or 亿, and of 三四 read as digits. */
  function chinese(text) {
    const [numeral, fraction = ""] = text.split("点");
    const signs = Array.from(numeral);
    const found = [];
    if (signs.every((sign) => DIGITS.has(sign))) {
      const digits = signs.map((sign) => DIGITS.get(sign));
      // 二〇二一 is read digit by digit; in 三四五工作法 each digit is a number of its own.
      found.push(read(digits.join("")), ...digits.map(whole));
    }
    let [part, total, last] = [ZERO, ZERO, 0];
    for (const sign of signs) {
      if (DIGITS.has(sign)) {
        last = DIGITS.get(sign);
      } else if (TENS.has(sign)) {
        part = add(part, whole((last || 1) * TENS.get(sign)));
        last = 0;
      } else {
        found.push(add(part, whole(last)));
        const before = add(add(total, part), whole(last));
        total = multiply(before.digits ? before : whole(1), whole(SCALES.get(sign)));
        [part, last] = [ZERO, 0];
      }
    }
    const value = add(add(total, part), whole(last));
    const digits = Array.from(fraction, (sign) => DIGITS.get(sign)).join("");
    found.push(digits ? add(value, read(`0.${digits}`)) : value);
    return found;
  }
})();

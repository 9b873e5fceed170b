/* Exact decimal numbers as Python's `decimal` has them: 28 digits, halves to even. A number is
   {negative, digits (a BigInt), exponent}; 1.10 keeps its two places. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});

  const PRECISION = 28;
  const power = (exponent) => 10n ** BigInt(exponent);
  const signed = (number) => (number.negative ? -number.digits : number.digits);
  const make = (value, exponent, negative = value < 0n) => ({
    negative, digits: value < 0n ? -value : value, exponent,
  });

  /** The number that plain digits with an optional minus and point state. */
  function read(text) {
    const [, minus, whole, fraction = ""] = /^(-?)([0-9]*)(?:\.([0-9]*))?$/.exec(text);
    return make(BigInt(whole + fraction || "0"), -fraction.length, minus === "-");
  }

  function aligned(a, b) {
    const exponent = Math.min(a.exponent, b.exponent);
    return [
      signed(a) * power(a.exponent - exponent), signed(b) * power(b.exponent - exponent), exponent,
    ];
  }

  function compare(a, b) {
    const [left, right] = aligned(a, b);
    return left < right ? -1 : Number(left > right);
  }

  /** To the digits that are kept; a half goes to the even neighbour, with `up` away from zero. */
  function drop(number, places, up = false) {
    if (places <= 0) return number;
    const unit = power(places);
    const rest = number.digits % unit;
    let digits = number.digits / unit;
    const more = 2n * rest - unit;
    if (more > 0n || (more === 0n && (up || digits % 2n === 1n))) digits += 1n;
    return { negative: number.negative, digits, exponent: number.exponent + places };
  }

  function round(number) {
    const once = drop(number, String(number.digits).length - PRECISION);
    return drop(once, String(once.digits).length - PRECISION);
  }

  function add(a, b) {
    const [left, right, exponent] = aligned(a, b);
    const sum = left + right;
    return round(make(sum, exponent, sum < 0n || (sum === 0n && a.negative && b.negative)));
  }

  function multiply(a, b) {
    const digits = a.digits * b.digits;
    const negative = a.negative !== b.negative;
    return round({ negative, digits, exponent: a.exponent + b.exponent });
  }

  function divide(a, b) {
    // Two digits more than are kept, and a last one that says whether anything is left behind them.
    const length = (number) => String(number.digits).length;
    const shift = Math.max(0, length(b) - length(a) + PRECISION + 2);
    const scaled = a.digits * power(shift);
    let digits = (scaled / b.digits) * 10n;
    if (scaled % b.digits) digits += 1n;
    const exponent = a.exponent - b.exponent - shift - 1;
    return round({ negative: a.negative !== b.negative, digits, exponent });
  }

  const negate = (number) =>
    number.digits ? { ...number, negative: !number.negative } : { ...number, negative: false };
  const absolute = (number) => ({ ...number, negative: false });

  /** With the places of `exponent`, a half away from zero. */
  function quantize(number, exponent) {
    const places = exponent - number.exponent;
    if (places > 0) return drop(number, places, true);
    return { ...number, digits: number.digits * power(-places), exponent };
  }

  /** As Python writes it: with all its places, 1E-7 where there would be too many zeros. */
  function write({ negative, digits, exponent }) {
    const text = String(digits);
    const before = text.length + exponent;
    const sign = negative ? "-" : "";
    if (exponent === 0) return sign + text;
    if (exponent < 0 && before > -6) {
      const padded = text.padStart(1 - exponent, "0");
      return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
    }
    const rest = text.length > 1 ? `.${text.slice(1)}` : "";
    return `${sign}${text[0]}${rest}E${before > 0 ? "+" : ""}${before - 1}`;
  }

  /** Equal for equal numbers, whatever their places. */
  function key(number) {
    const trimmed = String(number.digits).replace(/0+$/, "");
    if (!trimmed) return "0";
    const zeros = String(number.digits).length - trimmed.length;
    return `${number.negative ? "-" : ""}${trimmed}e${number.exponent + zeros}`;
  }

  entry.decimal = {
    read, add, multiply, divide, negate, absolute, compare, quantize, write, key,
    subtract: (a, b) => add(a, b.digits ? negate(b) : { ...b, negative: !b.negative }),
    whole: (number) => make(BigInt(number), 0),
    power: (exponent) => ({ negative: false, digits: 1n, exponent }),
    least: (...numbers) => numbers.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
    most: (...numbers) => numbers.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  };
})();

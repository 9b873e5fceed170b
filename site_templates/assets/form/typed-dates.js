/* Dates as an entry writes them, and what was meant by those that offices write otherwise: the
   rules of generator/model/dates.py and generator/checking/typed_dates.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip } = entry.text;

  const DATE = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;
  const S = `[${BLANK}]`;
  const PARTS = new RegExp(
    `^([0-9]{4})${S}*(?:年|[-./\\\\_~]|${S})?${S}*` +
    `(?:([0-9]{1,2})${S}*(?:月|[-./\\\\_]|${S})?${S}*(?:([0-9]{1,2})${S}*[日号]?)?)?$`);
  const COMPACT = /^([0-9]{4})([0-9]{2})([0-9]{2})?$/;
  const SERIAL = /^[0-9]{5}$/;
  const SERIAL_DAYS = [25569, 58440];
  const MIDNIGHT = /[ T]0?0:00(?::00(?:\.0+)?)?$/;
  const TENTH_MONTH = /^[0-9]{4}\.1$/;
  const BETWEEN = new RegExp(`${S}*(?:[—–―~～至到]+|--?)${S}*`, "g");
  const DASHES = /[‐‑‒–—―−]/g;
  const DAY = 86400000;
  const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

  function exists(year, month, day) {
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  }

  /** Whether `text` is YYYY, YYYY-MM or YYYY-MM-DD and stands in the calendar. */
  entry.isDate = function (text) {
    const match = DATE.exec(text);
    return Boolean(match) && exists(Number(match[1]), Number(match[2] || 1), Number(match[3] || 1));
  };

  /** The date that was meant, as it should be typed; empty where it is unclear. */
  entry.meantDate = function (text) {
    const plain = strip(text.normalize("NFKC")).replace(DASHES, "-").replace(MIDNIGHT, "");
    if (SERIAL.test(plain)) {
      // Day numbers of a workbook from 1970 to 2059; others are no dates of such entries.
      if (Number(plain) < SERIAL_DAYS[0] || Number(plain) >= SERIAL_DAYS[1]) return "";
      return new Date(EXCEL_EPOCH + Number(plain) * DAY).toISOString().slice(0, 10);
    }
    const match = COMPACT.exec(plain) || PARTS.exec(plain);
    if (!match) return "";
    const parts = match.slice(1).filter(Boolean).map(Number);
    const [year, month = 1, day = 1] = parts;
    if (!exists(year, month, day)) return "";
    const digits = parts.map((part, place) => String(part).padStart(place ? 2 : 4, "0"));
    return digits.join("-");
  };

  /** Both ends of 2019.3-2020.12 or 2019年3月至2020年12月; null where there is not one way. */
  entry.meantPeriod = function (text) {
    const found = [];
    for (const match of text.matchAll(BETWEEN)) {
      const start = certainDate(text.slice(0, match.index));
      const end = certainDate(text.slice(match.index + match[0].length));
      if (start && end && start <= end) found.push([start, end]);
    }
    return found.length === 1 ? found[0] : null;
  };

  /** 2021.1 may be January, or the October of a workbook that dropped a zero. */
  const certainDate = (text) =>
    TENTH_MONTH.test(strip(text.normalize("NFKC"))) ? "" : entry.meantDate(text);
})();

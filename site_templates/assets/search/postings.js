/* Reads the bits that generator/search/lists.py writes: document lists and field masks; and finds
   the shard of a token in the directory. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const FIRST = 0x110000;

  function bitReader(base64) {
    const bytes = atob(base64);
    let place = 0;
    const bit = () => {
      const value = (bytes.charCodeAt(place >> 3) >> (7 - (place & 7))) & 1;
      place += 1;
      return value;
    };
    const number = (width) => {
      let value = 0;
      for (let left = width; left > 0; left -= 1) value = value * 2 + bit();
      return value;
    };
    const unary = (stop) => {
      let count = 0;
      while (bit() !== stop) count += 1;
      return count;
    };
    const gamma = () => {
      const width = unary(1);
      return 2 ** width + number(width);
    };
    return { bit, number, unary, gamma };
  }

  function readDocuments(reader, total) {
    const length = reader.gamma();
    const documents = new Uint32Array(length);
    if (length === 1) {
      documents[0] = reader.number((total - 1).toString(2).length);
      return documents;
    }
    const parameter = reader.number(5);
    let last = -1;
    for (let place = 0; place < length; place += 1) {
      last += reader.unary(0) * 2 ** parameter + reader.number(parameter) + 1;
      documents[place] = last;
    }
    return documents;
  }

  /** Canonical Huffman: codes of equal length are consecutive numbers, in the order of `masks`. */
  function maskReader([masks, lengths], width) {
    return function (reader) {
      let code = 0;
      let length = 0;
      let first = 0;
      let place = 0;
      for (;;) {
        code = code * 2 + reader.bit();
        length += 1;
        first *= 2;
        let count = 0;
        while (lengths[place + count] === length) count += 1;
        if (code - first < count) return masks[place + code - first] || reader.number(width);
        place += count;
        first += count;
      }
    };
  }

  /** The tokens of a front-coded dictionary, in order. */
  function dictionary(text) {
    return text.split("|").filter(Boolean).flatMap((group) => {
      const [first, ...seconds] = Array.from(group);
      return seconds.map((second) => (second === " " ? first : first + second));
    });
  }

  function sortKey(token) {
    const [first, second = " "] = Array.from(token);
    return first.codePointAt(0) * FIRST + second.codePointAt(0);
  }

  /** Map token → {documents, masks} of one token shard. A long list says only the heaviest field
      of each document, so that any lighter one is possible too. */
  search.readShard = function ([tokens, bits], manifest) {
    const reader = bitReader(bits);
    const width = manifest.fields.length;
    const readMask = maskReader(manifest.masks, width);
    const readCoarse = maskReader(manifest.coarseMasks, width);
    const lists = new Map();
    for (const token of dictionary(tokens)) {
      const documents = readDocuments(reader, manifest.count);
      const read = documents.length > manifest.longList
        ? () => -readCoarse(reader) & 0xffff : () => readMask(reader);
      lists.set(token, { documents, masks: Uint16Array.from(documents, read) });
    }
    return lists;
  };

  /** Map value → documents of one facet. */
  search.readFacet = function ([values, bits], manifest) {
    const reader = bitReader(bits);
    return new Map(values.map((value) => [value, readDocuments(reader, manifest.count)]));
  };

  /** Name of the shard that begins with a token: the code points of its characters. */
  function shardName(token) {
    return Array.from(token, (character) => character.codePointAt(0).toString(16)).join("-");
  }

  /** {shardOf, rarityOf}: the name of the shard that would hold a token, "" for none; and how many
      tokens share that shard (a logarithm): the fewer, the longer their lists. */
  search.readDirectory = function (text, sizes) {
    const tokens = dictionary(text);
    const firsts = tokens.map(sortKey);
    const placeOf = function (token) {
      const key = sortKey(token);
      let low = 0;
      let high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= key) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    };
    const shardOf = (token) => {
      const place = placeOf(token);
      return place < 0 ? "" : shardName(tokens[place]);
    };
    const rarityOf = (token) => Number(sizes[placeOf(token)] || 9);
    return { shardOf, rarityOf };
  };
})();

/* Holds what was loaded of the index: lists, facets and documents, each read once. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  let opening = null;
  const shards = new Map();
  const documents = new Map();
  const facets = new Map();

  /** Load what every query needs; call it early, on focus, to have it at hand. */
  search.open = function () {
    opening = opening || load().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  async function load() {
    const manifest = await search.load("manifest");
    search.useVersion(manifest.version);
    search.useFolding(manifest.folding);
    return {
      manifest,
      aliases: manifest.aliases,
      naming: manifest.naming,
      weights: manifest.fields.map((field) => field[2]),
      ...search.readDirectory(manifest.directory, manifest.sizes),
    };
  }

  /** Map token → {documents, masks} of those tokens that the index knows. */
  search.listsOf = async function (tokens, index) {
    const lists = new Map();
    await Promise.all(tokens.map(async (token) => {
      const name = index.shardOf(token);
      if (!name) return;
      if (!shards.has(name)) {
        const payload = await search.load("tokens/" + name);
        // Several tokens of a query wait for one shard; the first of them reads it.
        if (!shards.has(name)) shards.set(name, search.readShard(payload, index.manifest));
      }
      const list = shards.get(name).get(token);
      if (list) lists.set(token, list);
    }));
    return lists;
  };

  /** 1 for each document that has one of the values of every facet in `filters`; null for all. */
  search.allowed = async function (filters, index) {
    let allowed = null;
    for (const [name, values] of Object.entries(filters)) {
      if (!values.length) continue;
      const column = await facetOf(name, index);
      const next = new Uint8Array(index.manifest.count);
      for (const value of values) {
        for (const document of column.get(value) || []) {
          if (!allowed || allowed[document]) next[document] = 1;
        }
      }
      allowed = next;
    }
    return allowed;
  };

  async function facetOf(name, index) {
    if (!facets.has(name)) {
      const number = index.manifest.facets.indexOf(name);
      const column = number < 0 ? new Map()
        : search.readFacet(await search.load("facets/" + number), index.manifest);
      facets.set(name, column);
    }
    return facets.get(name);
  }

  /** {id, kind, url, title, texts: [{name, label, weight, text, folded}]} of a document. */
  search.documentOf = async function (number, index) {
    if (!documents.has(number)) {
      const record = await search.load("documents/" + number);
      // Asked for twice at once, it stays one object: what is folded of it is kept there.
      if (!documents.has(number)) {
        documents.set(number, readRecord(record, index.manifest.fields));
      }
    }
    return documents.get(number);
  };

  function readRecord([id, kind, url, ...parts], fields) {
    const texts = [];
    for (let place = 0; place < parts.length; place += 2) {
      const [name, label, weight] = fields[parts[place]];
      texts.push({ name, label, weight, text: parts[place + 1], folded: null });
    }
    return { id, kind, url, title: texts[0].text, texts };
  }
})();

/* What the list shows, as the query of an address: `?scenario=a.b&q=…&sort=year&view=table`. The same
   state gives the same address; what is as usual is left out. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const SORTS = ["strength", "relevance", "year", "change", "evidence"];
  const VIEWS = ["cards", "table"];
  const JOINT = "."; // Stands in no id, and addresses keep it as it is.

  /** The order of the list: as chosen, else by text where there is one, else by strength. */
  explorer.sortOf = ({ sort, text }) => sort || (text ? "relevance" : "strength");

  /** A state without what is as usual, or what cannot be: relevance needs a text. */
  explorer.settled = function (state) {
    const usual = state.sort === explorer.sortOf({ ...state, sort: "" });
    const sort = usual || (state.sort === "relevance" && !state.text) ? "" : state.sort;
    return { ...state, sort };
  };

  /** {state, dropped} of a query: dropped = conditions that this edition does not know. Takes
      `scenario=a&scenario=b` as well. */
  explorer.readAddress = function (query, cases) {
    const given = new URLSearchParams(query);
    const chosen = {};
    let dropped = 0;
    for (const facet of cases.facets) {
      const ids = new Set(given.getAll(facet.name).flatMap((held) => held.split(JOINT)).filter(Boolean));
      const known = [...ids].filter((id) => facet.places.has(id));
      dropped += ids.size - known.length;
      if (known.length) chosen[facet.name] = new Set(known);
    }
    const one = (name, allowed) => allowed.find((value) => value === given.get(name)) || "";
    const state = {
      chosen,
      text: (given.get("q") || "").trim(),
      sort: one("sort", SORTS),
      view: one("view", VIEWS) || "cards",
    };
    return { state: explorer.settled(state), dropped };
  };

  /** The query of a state with its question mark; empty where all is as usual. */
  explorer.address = function (state, cases) {
    const { text, sort, view } = explorer.settled(state);
    const query = cases.facets.flatMap((facet) => {
      const held = state.chosen[facet.name] || new Set();
      const ids = facet.values.map(([id]) => id).filter((id) => held.has(id));
      return ids.length ? [`${facet.name}=${ids.map(encodeURIComponent).join(JOINT)}`] : [];
    });
    if (text) query.push("q=" + encodeURIComponent(text));
    if (sort) query.push("sort=" + sort);
    if (view !== "cards") query.push("view=" + view);
    return query.length ? "?" + query.join("&") : "";
  };

  /** The conditions of a state in words: [{facet, id, text}]. */
  explorer.conditions = (state, cases) =>
    cases.facets.flatMap((facet) =>
      facet.values
        .filter(([id]) => state.chosen[facet.name] && state.chosen[facet.name].has(id))
        .map(([id, label]) => ({ facet, id, text: label })),
    );
})();

/* The answers to the five questions: read from the form, from the address, and written to both. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const finder = (casebook.finder = casebook.finder || {});

  const MOST_MEMBERS = 9999;
  const NOTHING = "none";
  /** Question → its name in the address; a member count and a list are kept apart. */
  const CHOICES = { line: "line", scenario: "hurt", indicator: "indicator", stage: "stage" };

  function membersOf(text) {
    const number = /^\d{1,4}$/.test(text || "") ? Number(text) : 0;
    return number >= 1 && number <= MOST_MEMBERS ? number : undefined;
  }

  /** The answers that an address holds; what the library does not know is left out. */
  finder.fromAddress = function (words, query) {
    const asked = new URLSearchParams(query);
    const answers = {};
    for (const [question, name] of Object.entries(CHOICES)) {
      const id = asked.get(name);
      if (id !== null && Object.hasOwn(words[question], id)) answers[question] = id;
    }
    const members = membersOf(asked.get("members"));
    if (members) answers.members = members;
    const have = asked.get("have");
    if (have === NOTHING) answers.resources = [];
    else if (have) {
      const known = Object.keys(words.resource).filter((id) => have.split("~").includes(id));
      if (known.length) answers.resources = known;
    }
    return answers;
  };

  /** The same answers as a query, '' where there are none. */
  finder.toAddress = function (answers) {
    const query = new URLSearchParams();
    for (const [question, name] of Object.entries(CHOICES)) {
      if (answers[question] !== undefined) query.set(name, answers[question]);
    }
    if (answers.members !== undefined) query.set("members", answers.members);
    if (answers.resources) query.set("have", answers.resources.join("~") || NOTHING);
    const text = query.toString().replaceAll("%7E", "~");
    return text && "?" + text;
  };

  finder.readForm = function (form) {
    const answers = {};
    const data = new FormData(form);
    for (const question of Object.keys(CHOICES)) {
      if (data.get(question)) answers[question] = data.get(question);
    }
    const members = membersOf(data.get("members"));
    if (members) answers.members = members;
    if (data.has("resource")) answers.resources = data.getAll("resource");
    else if (data.has("nothing")) answers.resources = [];
    return answers;
  };

  /** Offers the indicators that belong to the chosen problem first. */
  function sortIndicators(form, data, answers) {
    const select = form.elements.indicator;
    const related = data.related[answers.scenario] || [];
    const option = ([id, label]) => new Option(label, id, false, id === answers.indicator);
    const all = Object.entries(data.words.indicator);
    const near = all.filter(([id]) => related.includes(id));
    const rest = all.filter(([id]) => !related.includes(id));
    const group = (label, entries) => {
      const made = document.createElement("optgroup");
      made.label = label;
      made.append(...entries.map(option));
      return made;
    };
    const first = select.options[0];
    if (near.length && rest.length) {
      select.replaceChildren(first, group("与这个问题有关", near), group("其他", rest));
    } else select.replaceChildren(first, ...all.map(option));
    select.value = answers.indicator || "";
  }

  finder.fillForm = function (form, data, answers) {
    form.elements.line.value = answers.line || "";
    /* A group of radio buttons does not take '' for its value in every browser. */
    for (const question of ["scenario", "stage"]) {
      for (const control of form.querySelectorAll(`[name=${question}]`)) {
        control.checked = control.value === (answers[question] || "");
      }
    }
    sortIndicators(form, data, answers);
    const box = form.elements.members;
    if (membersOf(box.value) !== answers.members) box.value = answers.members || "";
    const have = answers.resources || [];
    for (const control of form.querySelectorAll("[name=resource]")) {
      control.checked = have.includes(control.value);
    }
    form.elements.nothing.checked = Boolean(answers.resources) && !have.length;
  };

  /** How many of the five questions have an answer; members and resources are one of them. */
  finder.answered = function (answers) {
    const choices = Object.keys(CHOICES).filter((question) => answers[question] !== undefined);
    return choices.length + Number(answers.members !== undefined || Boolean(answers.resources));
  };
})();

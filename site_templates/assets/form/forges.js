/* Addresses that open the page for a new file, or for an issue, on a code platform; as much is filled
   in as each of them takes. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  /* Characters; the platforms answer 414 somewhat above 8,000 bytes, and addresses are ASCII. */
  const LONGEST = 8000;

  const path = (text) => text.split("/").map(encodeURIComponent).join("/");

  /* `file` and `issue` give [the address, its query]. Only where `fills` is true does the page put
     the text into its editor; newer GitLab takes the name and leaves the text out, of Gitee neither
     is documented. */
  const FORGES = {
    github: {
      label: "GitHub",
      fills: true,
      file: (branch, name, text) => [`/new/${path(branch)}`, { filename: name, value: text }],
      issue: (title, text) => ["/issues/new", { title, body: text }],
    },
    gitlab: {
      label: "GitLab",
      fills: false,
      file: (branch, name, text) => [`/-/new/${path(branch)}`, { file_name: name, content: text }],
      issue: (title, text) => ["/-/issues/new", { "issue[title]": title, "issue[description]": text }],
      fillsIssue: true,
    },
    gitee: {
      label: "Gitee",
      fills: false,
      file: (branch) => [`/new/${path(branch)}`, {}],
      issue: () => ["/issues/new", {}],
    },
    gitea: {
      label: "Gitea",
      fills: true,
      file: (branch, name, text) => [`/_new/${path(branch)}`, { filename: name, value: text }],
      issue: (title, text) => ["/issues/new", { title, body: text }],
    },
  };

  /** [[name, label]] of the platforms. */
  form.forges = Object.entries(FORGES).map(([name, { label }]) => [name, label]);

  /** The platform that an address tells by its host; empty where it does not. */
  form.forgeOf = function (repository) {
    try {
      const { hostname } = new URL(repository);
      return form.forges.map(([name]) => name).find((name) => hostname.split(".").includes(name)) || "";
    } catch {
      return "";
    }
  };

  /** The address of a repository without what stands behind its name; null where it is none. */
  form.repositoryOf = function (typed) {
    try {
      const url = new URL(/^https?:\/\//iu.test(typed) ? typed : `https://${typed}`);
      const parts = url.pathname.replace(/\.git\/?$/u, "").replace(/\/-\/.*$/u, "").split("/").filter(Boolean);
      const held = /^(?:www\.)?(?:github\.com|gitee\.com)$/u.test(url.hostname) ? parts.slice(0, 2) : parts;
      if (held.length < 2 || url.username || url.password || !/^[^.]+\.|^localhost$/u.test(url.hostname)) return null;
      return `${url.origin}/${held.join("/")}`;
    } catch {
      return null;
    }
  };

  function address(repository, [place, query], kept) {
    const pairs = Object.entries(query).filter(([key]) => kept(key));
    const asked = pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
    return repository + place + (asked ? `?${asked}` : "");
  }

  const TEXTS = new Set(["value", "content", "body", "issue[description]"]);

  function offer(repository, parts, fills) {
    const whole = address(repository, parts, () => true);
    const fits = whole.length <= LONGEST;
    const url = fits ? whole : address(repository, parts, (key) => !TEXTS.has(key));
    return { url, filled: fits && fills, fits };
  }

  /** {url, filled, fits}: the page for a new file; not `filled` means that the text must be pasted,
      not `fits` that it is too long for an address. */
  form.newFile = function (forge, repository, branch, name, text) {
    const { file, fills } = FORGES[forge];
    return offer(repository, file(branch, name, text), fills);
  };

  /** {url, filled, fits}: the page for a new issue. */
  form.newIssue = function (forge, repository, title, text) {
    const { issue, fills, fillsIssue } = FORGES[forge];
    return offer(repository, issue(title, text), fills || Boolean(fillsIssue));
  };
})();

/* Out comes the file: downloaded, copied, or on the page for a new file of a code platform. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const element = (...parts) => casebook.element(...parts);
  const NAME = "form.forge";
  const MIME = "text/yaml;charset=utf-8";

  /** Copy a text; where the browser keeps the clipboard closed, resolves to false. */
  form.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = element("textarea", "cb-entry__unseen");
      const before = document.activeElement;
      box.value = text;
      document.body.append(box);
      box.select();
      let done = false;
      try {
        done = document.execCommand("copy");
      } catch {
        done = false;
      }
      box.remove();
      if (before) before.focus();
      return done;
    }
  };

  /** An issue that carries the file and what should be added to the vocabularies. */
  form.issue = function ({ title, path, text, wishes }) {
    const runs = text.match(/`+/gu) || [];
    const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
    return {
      title: `新增案例：${title || path}`,
      body: [`文件：${path}`, "", `${fence}yaml`, text.trimEnd(), fence, ...wished(wishes)].join("\n"),
    };
  };

  function wished(wishes) {
    if (!wishes.length) return [];
    return ["", "词表里没有，请先添上：", "", ...wishes.map(([name, text]) => `- ${name}：${text}`)];
  }

  function remembered() {
    try {
      return JSON.parse(casebook.storage.get(NAME)) || {};
    } catch {
      return {};
    }
  }

  function remember(value) {
    try {
      casebook.storage.set(NAME, JSON.stringify(value));
    } catch {
      // Then the address is typed again the next time.
    }
  }

  function outLink(text, className) {
    const link = element("a", className, text);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  /* Which platform, repository and branch: from the site, else typed once and remembered. */
  function forgeFields(site, changed) {
    const known = form.forgeOf(site.repository);
    if (site.repository && known) {
      return { node: undefined, read: () => ({ forge: known, ...site }) };
    }
    const old = remembered();
    const field = (key, title, shape, description, examples) =>
      form.makeField({ key, title, shape, description, examples, invite: "请选择平台" }, { checks: "" }, null);
    const repository = field("repository", "案例库的地址", { type: "leaf", kind: "link" },
      "打开案例库，把地址栏里的抄来；只记在这个浏览器里。", ["https://gitee.com/单位/案例库"]);
    const forge = field("forge", "平台", { type: "leaf", kind: "choice", choices: form.forges },
      "从地址认不出来的，请自己选。");
    const branch = field("branch", "分支", { type: "leaf", kind: "line" }, "案例库的主分支，不填按 main。", ["master"]);
    repository.set(site.repository || old.repository || "");
    forge.set(known || old.forge || "");
    branch.set(old.branch || (site.repository ? site.branch : ""));
    const node = element("div", "cb-entry__fields cb-entry__fields--forge", repository.node, forge.node, branch.node);
    node.addEventListener("input", (event) => {
      event.stopPropagation(); // No part of the entry.
      const guess = form.forgeOf(repository.value() || "");
      if (guess && event.target.type === "text") forge.set(guess);
      remember({ repository: repository.value(), forge: forge.value(), branch: branch.value() });
      changed();
    });
    return {
      node,
      read: () => ({
        forge: forge.value() || "",
        repository: form.repositoryOf(repository.value() || ""),
        branch: branch.value() || "main",
      }),
    };
  }

  /** The part of the form where the entry is handed in: {node, update(state)}. `state` is {id, path,
      title, text, wishes, counts}; `insist()` is called when one hands in what is not finished. */
  form.output = function (site, insist) {
    let state = null;
    let warned = false;
    const status = element("p", "cb-entry__status");
    status.setAttribute("role", "status");
    const name = element("code", "", "");
    const shown = element("textarea", "cb-entry__input cb-entry__copied");
    shown.readOnly = true;
    shown.rows = 10;
    shown.hidden = true;
    shown.setAttribute("aria-label", "文件全文，请全选后复制");

    const say = (text) => {
      status.textContent = text;
    };

    /* Says once what is missing; asked again, it lets the unfinished file go. */
    function mayLeave(what) {
      const { errors, missing } = state.counts;
      if (warned || !(errors || missing)) return true;
      warned = true;
      insist();
      const parts = [errors && `${errors} 处要改`, missing && `${missing} 项没填`].filter(Boolean);
      say(`还有 ${parts.join("，")}，这样的文件通不过检查。先改好；要照现在的样子${what}，再点一次。`);
      return false;
    }

    async function copy(text, done) {
      const copied = await form.copy(text);
      shown.hidden = copied;
      if (copied) {
        say(done);
        return;
      }
      shown.value = text;
      say("浏览器不让直接复制，请在下面全选后复制。");
      shown.focus();
      shown.select();
    }

    const download = form.button("下载文件", "cb-button cb-button--main", () => {
      if (!mayLeave("下载")) return;
      casebook.download(`${state.id || "anli"}.yml`, state.text, MIME);
      say(`已下载 ${state.id || "anli"}.yml。把它发给维护案例库的人，或者照下面的办法自己放进去。`);
    });
    const copyAll = form.button("复制全文", "cb-button", () => {
      if (mayLeave("复制")) copy(state.text, "已复制文件全文。");
    });

    const forge = forgeFields(site, links);
    const open = outLink("打开新建文件页", "cb-button");
    const report = outLink("用 Issue 提交", "cb-button");
    const how = element("p", "cb-entry__help", "");
    const wishBox = element("div", "cb-entry__wishes");

    function links() {
      const { forge: platform, repository, branch } = forge.read();
      const ready = Boolean(platform && repository && state);
      open.hidden = !ready;
      report.hidden = !ready;
      if (!ready) {
        how.textContent = "填上平台和地址，就能打开新建文件的页面。";
        return;
      }
      const file = form.newFile(platform, repository, branch, state.path, state.text);
      const written = form.issue(state);
      const issue = form.newIssue(platform, repository, written.title, written.body);
      open.href = file.url;
      report.href = issue.url;
      open.act = () => !file.filled && copy(state.text,
        `文件全文已复制。新页面的编辑框要是空的，就粘贴进去；文件名是 ${state.path}。`);
      report.act = () => !issue.filled && copy(written.body,
        `内容已复制。新页面的说明框要是空的，就粘贴进去；标题是“${written.title}”。`);
      const label = Object.fromEntries(form.forges)[platform];
      how.textContent = file.filled
        ? `会在 ${label} 上打开一页，文件名和内容都已填好，核对后提交。要先登录 ${label}。`
        : `会在 ${label} 上打开一页，同时把全文复制好：${file.fits ? `${label} 不一定会把内容填进编辑框` : "内容太长，网址里放不下"}，空着就粘贴。要先登录 ${label}。`;
    }

    for (const [link, what] of [[open, "提交"], [report, "提交"]]) {
      link.addEventListener("click", (event) => {
        if (!mayLeave(what)) event.preventDefault();
        else if (link.act) link.act();
      });
    }

    function drawWishes() {
      const lines = state.wishes.map(([vocabulary, text]) => element("li", "", `${vocabulary}：${text}`));
      wishBox.hidden = !lines.length;
      wishBox.replaceChildren(
        element("p", "", "词表里没有、要请维护人员添上的（用 Issue 提交时会带上；发文件时请一并告诉他们）："),
        element("ul", "", ...lines));
    }

    const folder = element("code", "", "");
    const local = element("details", "cb-more", element("summary", "", "手上有案例库的文件夹"),
      element("p", "", "把下载的文件放到 ", folder, "，在案例库的文件夹里运行 ",
        element("code", "", "casebook check"), "，没有问题就可以提交。"));

    const heading = (text) => element("h3", "cb-entry__subtitle", text);
    const node = element("div", "cb-entry__output", wishBox, heading("拿到文件"),
      element("p", "cb-entry__help", "文件名 ", name), element("p", "cb-entry__row", download, copyAll),
      status, shown, heading("放到代码托管平台"), forge.node, how,
      element("p", "cb-entry__row", open, report), local);

    return {
      node,
      update(next) {
        state = next;
        if (!(next.counts.errors || next.counts.missing)) warned = false;
        name.textContent = `${next.id || "（还没有编号）"}.yml`;
        folder.textContent = next.path;
        drawWishes();
        links();
      },
    };
  };
})();

// Put into each page of a preview: shows the page anew when the site was built again, and says why
// where it could not be built.
(() => {
  "use strict";
  const edition = Number(document.currentScript.dataset.edition);
  const PAUSE = 2000;
  let version = 0;
  let box = null;
  let asking = null;

  function show(notice) {
    if (box) box.remove();
    box = null;
    if (!notice) return;
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.id = "casebook-preview-notice";
    box.textContent = notice;
    Object.assign(box.style, {
      position: "fixed",
      inset: "auto 0 0 0",
      zIndex: "100",
      margin: "0",
      padding: "1em",
      maxHeight: "40vh",
      overflow: "auto",
      whiteSpace: "pre-wrap",
      background: "#7f1d1d",
      color: "#fff",
      font: "13px/1.5 monospace",
    });
    document.body.append(box);
  }

  async function follow() {
    const own = (asking = new AbortController());
    while (asking === own) {
      try {
        const answer = await fetch(`/casebook-preview/wait?after=${version}`, { signal: own.signal });
        const told = await answer.json();
        if (told.edition !== edition) return location.reload();
        if (told.version !== version) show(told.notice);
        version = told.version;
      } catch {
        // The server is gone, for a while or for good.
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  function turn() {
    if (asking) asking.abort();
    asking = null;
    // A browser keeps few connections to one server: a page that nobody sees needs none.
    if (document.visibilityState === "visible") follow();
  }

  document.addEventListener("visibilitychange", turn);
  addEventListener("pagehide", () => asking && asking.abort());
  turn();
})();

/* Keeps what is being written in this browser, until it is thrown away by hand. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const VERSION = 1;

  /** The draft of a kind: {read(), write(draft), clear(), refused(), onOther(act)}. A draft is
      {saved, id, ownId, collection, data, wishes}. */
  form.draft = function (kind) {
    const name = `form.${kind}`;
    let refused = false;
    let written = null;

    function attempt(act) {
      try {
        const result = act(casebook.storage);
        refused = false;
        return result;
      } catch {
        refused = true;
        return null;
      }
    }

    return {
      /** What was kept, or null; what is no draft of ours is nothing. */
      read() {
        const raw = attempt((store) => store.get(name));
        try {
          const found = JSON.parse(raw);
          return found && found.version === VERSION && found.data && typeof found.data === "object" ? found : null;
        } catch {
          return null;
        }
      },
      write(draft) {
        const { saved, ...content } = draft;
        const text = JSON.stringify(content);
        if (text === written) return;
        attempt((store) => {
          store.set(name, JSON.stringify({ version: VERSION, saved, ...content }));
          written = text;
        });
      },
      clear() {
        written = null;
        attempt((store) => store.remove(name));
      },
      refused: () => refused,
      /** `act` is called when another window writes the same draft. */
      onOther(act) {
        window.addEventListener("storage", (event) => {
          if (event.newValue !== null && casebook.storage.isAbout(event, name)) act();
        });
      },
    };
  };

  const two = (number) => String(number).padStart(2, "0");

  /** 11 月 21 日 08:05, from an ISO time; empty where it is none. */
  form.clock = function (iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime())) return "";
    return `${time.getMonth() + 1} 月 ${time.getDate()} 日 ${two(time.getHours())}:${two(time.getMinutes())}`;
  };
})();

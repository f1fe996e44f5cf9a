extension ChecklistPage {
  /// The page's one script: a module, so that it is strict, keeps its names to itself and begins when
  /// the page is there.
  static let script: HTML = """

    const one = (selector, parent = document) => parent.querySelector(selector);
    const all = (selector, parent = document) => [...parent.querySelectorAll(selector)];

    const rows = all(".project").map((element) => ({
      element,
      name: one(".name", element).textContent,
      box: one("[type=checkbox]", element),
      words: all(".name, .fingerprint", element).map((part) => part.textContent).join(" ").toLowerCase(),
    }));

    // What happened, for a screen reader; a problem is seen, too.
    function say(words, isProblem = false) {
      const said = one("#said");
      said.classList.toggle("problem", isProblem);
      said.textContent = words;
    }

    // Copying: a button for each value.

    async function copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // No secure context, or no permission.
        return copyFromField(text);
      }
    }

    function copyFromField(text) {
      const focused = document.activeElement;
      const field = document.createElement("textarea");
      field.className = "unseen";
      field.value = text;
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      focused.focus({ preventScroll: true });
      return isCopied;
    }

    function addButton(value, owner, place) {
      const { name, verbatim } = value.dataset;
      const text = verbatim ? decodeURIComponent(verbatim) : value.textContent;
      const button = document.createElement("button");
      const [shown, unseen] = [document.createElement("span"), document.createElement("span")];
      shown.textContent = `Copy ${name}`;
      unseen.textContent = ` of ${owner}`;
      unseen.className = "unseen";
      button.type = "button";
      button.append(shown, unseen);
      place.append(button);

      let timer;
      button.addEventListener("click", async () => {
        const isCopied = await copy(text);
        button.dataset.said = isCopied ? "Copied" : "Not copied";
        clearTimeout(timer);
        timer = setTimeout(() => delete button.dataset.said, 2000);
        if (isCopied) return say(`Copied the ${name} of ${owner}.`);
        for (const details of all("details", place.parentElement)) details.open = true;
        getSelection().selectAllChildren(value);
        say(`The browser did not copy. The ${name} is selected: press Ctrl+C or \u{2318}C.`, true);
      });
    }

    for (const row of rows) {
      for (const value of all(".copied", row.element)) {
        addButton(value, row.name, one(".actions", row.element));
      }
    }
    for (const failure of all(".failure")) {
      for (const value of all(".copied", failure)) {
        addButton(value, one("h3", failure).textContent, value.parentElement);
      }
    }

    // Ticking: counted, and remembered where the browser lets the page do so.

    const memory = (row) => `checkout-key done ${row.element.dataset.memory}`;

    function remember(row) {
      try {
        if (row.box.checked) localStorage.setItem(memory(row), "1");
        else localStorage.removeItem(memory(row));
      } catch {
        // Then the tick lasts as long as the page.
      }
    }

    function recall() {
      try {
        for (const row of rows) row.box.checked = localStorage.getItem(memory(row)) !== null;
        one("#memory").textContent = " Ticks are remembered in this browser only.";
      } catch {
        one("#memory").textContent = " This browser forgets the ticks when the page is closed.";
      }
    }

    function count() {
      const done = rows.filter((row) => row.box.checked).length;
      const words = `${done} of ${rows.length} done`;
      one("#count").textContent = words;
      one("progress").value = done;
      document.title = `${words} \u{2013} Access keys to add`;
      return words;
    }

    for (const row of rows) {
      row.box.addEventListener("change", () => {
        remember(row);
        say(`${row.name} ${row.box.checked ? "done" : "to do"}: ${count()}.`);
        if (!show().includes(row)) focusAfter(row);
      });
    }

    // Filtering: shows the rows that match, and gives them.

    function show() {
      const state = one("[name=shown]:checked")?.value ?? "all";
      const wanted = (one("[type=search]")?.value ?? "").toLowerCase().split(/\\s+/);
      const matching = rows.filter(({ box, words }) =>
        (state === "all" || box.checked === (state === "done"))
        && wanted.every((word) => words.includes(word)));
      const shown = new Set(matching);
      for (const row of rows) row.element.hidden = !shown.has(row);
      one("#none").hidden = matching.length > 0;
      return matching;
    }

    // The row that was ticked is gone, so the next one takes its place.
    function focusAfter(row) {
      const next = rows.slice(rows.indexOf(row)).find(({ element }) => !element.hidden);
      (next?.box ?? one("[name=shown]:checked")).focus();
    }

    one(".filter")?.addEventListener("input", () => {
      const number = show().length;
      say(`${number} ${number === 1 ? "project" : "projects"} shown.`);
    });

    // Another tab with the same page.
    addEventListener("storage", () => {
      recall();
      count();
      show();
    });

    if (rows.length > 0) {
      for (const part of all("progress, .filter")) part.hidden = false;
      recall();
      count();
      show();
    }

    """
}

// What pages of the workbench do beyond links and forms: theme, dialogs, list keys, dropped files, kept forms.
// Everything works without this file but the keys.
(function () {
  "use strict";
  var root = document.documentElement;

  function each(selector, act, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), act);
  }
  function headers() {
    var told = document.body.getAttribute("hx-headers");
    return Object.assign({ "X-Quiet": "1", "Content-Type": "application/x-www-form-urlencoded" }, told ? JSON.parse(told) : {});
  }

  // Theme and density: shown at once, kept by the server.
  function look(name, value, to) {
    root.setAttribute("data-" + name, value);
    fetch(to, { method: "POST", headers: headers(), body: name + "=" + value });
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act=theme]");
    if (button) look("theme", root.getAttribute("data-theme") === "dark" ? "light" : "dark", button.getAttribute("data-to"));
    if (event.target.closest("[data-act=print]")) window.print();
    button = event.target.closest("[data-density-to]");
    if (button && button.getAttribute("data-to")) {
      event.preventDefault();
      look("density", button.getAttribute("data-density-to"), button.getAttribute("data-to"));
    }
  });

  // Dialogs: a link or button with data-open="#id" opens one; closing gives the focus back.
  var opener = null;
  function open(dialog, from) {
    opener = from;
    if (!dialog.open) dialog.showModal();
    var first = dialog.querySelector("[autofocus], textarea, select, input:not([type=hidden])");
    if (first) first.focus();
  }
  document.addEventListener("click", function (event) {
    var from = event.target.closest("[data-open]");
    var dialog = from && document.querySelector(from.getAttribute("data-open"));
    if (dialog && dialog.showModal) {
      event.preventDefault();
      open(dialog, from);
      return;
    }
    var closing = event.target.closest("[data-close]");
    if (closing && closing.closest("dialog")) {
      event.preventDefault();
      closing.closest("dialog").close();
    }
  });
  document.addEventListener("close", function () {
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }, true);

  // Lists: one tab stop, j and k move, Enter opens, x ticks; other keys press the button that names them.
  function rows(list) {
    return Array.prototype.filter.call(list.querySelectorAll("[data-row]"), function (row) { return row.offsetParent !== null; });
  }
  function current(list) {
    return list.querySelector("[data-row][aria-selected=true]");
  }
  function select(list, row) {
    each("[data-row]", function (other) {
      other.setAttribute("aria-selected", other === row ? "true" : "false");
      other.tabIndex = other === row ? 0 : -1;
    }, list);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }));
  }
  function move(list, by) {
    var all = rows(list), at = all.indexOf(current(list));
    var next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    if (next) select(list, next);
  }
  function listKey(list, key) {
    var row = current(list);
    if (key === "j" || key === "ArrowDown") return move(list, 1), true;
    if (key === "k" || key === "ArrowUp") return move(list, -1), true;
    if (!row) return false;
    if (key === "Enter") { var link = row.querySelector("a[href]"); if (link) link.click(); return true; }
    if (key === "x") { var box = row.querySelector("input[type=checkbox]"); if (box) box.click(); return true; }
    return false;
  }
  function typing(target) {
    return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    var list = document.querySelector("[data-list]"), key = event.key;
    // Arrows and Enter belong to the list only where the focus is on one of its rows.
    var onRow = event.target.matches && event.target.matches("[data-row]");
    var single = root.getAttribute("data-keys") !== "off";
    if (list && (onRow || (single && /^[jkx]$/.test(key))) && listKey(list, key)) return event.preventDefault();
    if (!single) return;
    if (key === "/") {
      var find = document.querySelector(".find input, [data-find]");
      if (find) { event.preventDefault(); find.focus(); find.select(); }
      return;
    }
    var named = key.length === 1 || key === "Escape" ? document.querySelector('[data-key="' + CSS.escape(key) + '"]:not([disabled])') : null;
    if (named && named.offsetParent !== null) { event.preventDefault(); named.click(); }
    else if (key === "?" && !named) { event.preventDefault(); showKeys(); }
  });
  // The keys of a page are those that its links and buttons name.
  function showKeys() {
    var dialog = document.getElementById("keys-here"), told = dialog.querySelector("[data-keys-here]");
    each("[data-keys-there]", function (line) { line.hidden = !document.querySelector(line.getAttribute("data-keys-there")); }, dialog);
    told.textContent = "";
    each("[data-key]", function (button) {
      var words = button.cloneNode(true), term = document.createElement("dt"), what = document.createElement("dd");
      each("kbd", function (kbd) { kbd.remove(); }, words);
      what.textContent = button.getAttribute("aria-label") || words.textContent.trim();
      if (button.offsetParent === null || !what.textContent) return;
      term.appendChild(document.createElement("kbd")).textContent = button.getAttribute("data-key");
      told.append(term, what);
    });
    open(dialog, document.activeElement);
  }
  document.addEventListener("click", function (event) {
    var row = event.target.closest("[data-list] [data-row]");
    if (row && !event.target.closest("a, button, input, label")) select(row.closest("[data-list]"), row);
  });
  each("[data-list]", function (list) {
    rows(list).forEach(function (row, at) { row.tabIndex = at ? -1 : 0; });
  });

  // Files dropped on an area go into its file field, and their names are shown.
  each("[data-drop]", function (area) {
    var input = area.querySelector("input[type=file]"), names = area.querySelector("[data-names]");
    function shown() {
      if (names) names.textContent = Array.prototype.map.call(input.files, function (file) { return file.name; }).join("、");
    }
    ["dragenter", "dragover"].forEach(function (kind) {
      area.addEventListener(kind, function (event) { event.preventDefault(); area.classList.add("over"); });
    });
    area.addEventListener("dragleave", function () { area.classList.remove("over"); });
    area.addEventListener("drop", function (event) {
      event.preventDefault();
      area.classList.remove("over");
      input.files = event.dataTransfer.files;
      shown();
    });
    input.addEventListener("change", shown);
  });

  // A form with data-keep asks before its words are lost; one with data-auto sends itself when a choice changes.
  var changed = false;
  document.addEventListener("input", function (event) { if (event.target.closest("form[data-keep]")) changed = true; });
  document.addEventListener("submit", function () { changed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = ""; // browsers before 119 ask for this one
  });
  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-auto]");
    if (form) form.requestSubmit ? form.requestSubmit() : form.submit();
  });

  // The tour points at what its step tells of, and at nothing where that is not on the page.
  each("[data-tour]", function (tour) {
    var told = tour.getAttribute("data-tour"), at = told && document.querySelector(told);
    if (at && !at.querySelector("[data-tour]") && at !== tour) at.classList.add("pointed");
  });
})();

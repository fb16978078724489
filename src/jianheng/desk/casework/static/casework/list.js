// A list of clues: the preview follows the row at hand, ticks are counted, acts reach the ticked rows or, with nothing
// ticked, the row at hand. Moving between rows is the work of desk.js. Everything works without scripts.
(function () {
  "use strict";
  var form = document.querySelector("[data-bulk]"), bar = document.querySelector("[data-bulk-bar]");
  var list = document.querySelector("[data-list]"), pane = document.querySelector("[data-preview-pane]");
  var dialog = document.getElementById("list-dialog"), opener = null, waiting = null, shown = null;

  function current() { return document.querySelector("[data-row][aria-selected=true]"); }
  function boxes() { return form ? Array.prototype.slice.call(form.querySelectorAll("input[name=pick]")) : []; }
  function ticked() { return boxes().filter(function (box) { return box.checked; }); }

  function count() {
    if (!bar) return;
    var all = boxes().length, on = ticked().length, head = form.querySelector("[data-bulk-all]");
    bar.hidden = !on;
    bar.querySelector("[data-bulk-n]").textContent = on;
    head.checked = on > 0 && on === all;
    head.indeterminate = on > 0 && on < all;
  }
  if (form) {
    form.addEventListener("change", function (event) {
      if (event.target.matches("[data-bulk-all]")) boxes().forEach(function (box) { box.checked = event.target.checked; });
      count();
    });
    form.addEventListener("reset", function () { setTimeout(count, 0); });
    count();
  }

  // Going down a list quickly asks for the preview of the row where one stops, and for no other.
  function show() {
    var row = current();
    if (!row || pane.hidden || shown === row.getAttribute("data-id")) return;
    shown = row.getAttribute("data-id");
    window.htmx.ajax("GET", list.getAttribute("data-preview").replace("/0/", "/" + shown + "/"), { target: "#preview", swap: "innerHTML" });
  }
  document.addEventListener("desk:row", function () {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  });
  function togglePreview() {
    pane.hidden = !pane.hidden;
    pane.parentNode.classList.toggle("alone", pane.hidden);
    show();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    var row = current(), menu = document.querySelector("details.pick[open]");
    if (event.key === " " && event.target === row) {
      event.preventDefault();
      togglePreview();
    } else if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopImmediatePropagation();
    } else if (bar && row && !ticked().length && document.documentElement.getAttribute("data-keys") !== "off") {
      if (event.target.closest("input, textarea, select") && event.target.name !== "pick") return;
      var button = Array.prototype.filter.call(bar.querySelectorAll("[name=act][data-key]"), function (one) {
        return one.getAttribute("data-key") === event.key;
      })[0];
      if (!button) return;
      row.querySelector("input[name=pick]").checked = true;
      count();
    }
  }, true);

  // Forms that belong to the list open over it; their links lead to whole pages without scripts.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-dialog]"), menu = document.querySelector("details.pick[open]");
    var height = event.target.closest("[data-density-to]");
    if (menu && !menu.contains(event.target)) menu.open = false;
    if (height) {
      Array.prototype.forEach.call(height.parentNode.querySelectorAll("[data-density-to]"), function (one) {
        one.setAttribute("aria-pressed", one === height ? "true" : "false");
      });
    }
    if (!link || !dialog || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    opener = link;
    window.htmx.ajax("GET", link.href, { target: "#list-dialog [data-dialog-body]", swap: "innerHTML" }).then(function () {
      dialog.showModal();
    });
  });
  if (dialog) dialog.addEventListener("close", function () { if (opener) opener.focus(); });
})();

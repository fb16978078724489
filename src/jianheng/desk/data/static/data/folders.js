// Folders dropped on the file field: their files are gathered with the folders they lay in. Without this file single
// files can be chosen all the same.
(function () {
  "use strict";
  var area = document.querySelector("[data-folders]");
  if (!area || !window.DataTransfer) return;
  var input = area.querySelector("input[type=file]");
  var folder = area.querySelector("[data-folder]");
  var paths = area.querySelector("input[name=paths]");
  var names = area.querySelector("[data-names]");
  var kept = [];

  function show() {
    var box = new DataTransfer();
    kept.forEach(function (each) { box.items.add(each.file); });
    input.files = box.files;
    paths.value = JSON.stringify(kept.map(function (each) { return each.path; }));
    names.textContent = "";
    kept.slice(0, 200).forEach(function (each) {
      var line = document.createElement("li");
      line.textContent = each.path + "  " + Math.max(1, Math.round(each.file.size / 1024)) + " KB";
      names.appendChild(line);
    });
    area.classList.toggle("filled", kept.length > 0);
  }
  function keep(file, path) {
    var name = path.split("/").pop();
    if (name.indexOf("~$") === 0 || name.charAt(0) === ".") return;
    if (!kept.some(function (each) { return each.path === path && each.file.size === file.size; })) kept.push({ file: file, path: path });
  }
  function walk(entry, done) {
    if (entry.isFile) {
      entry.file(function (file) { keep(file, entry.fullPath.replace(/^\//, "")); done(); }, done);
      return;
    }
    var reader = entry.createReader(), all = [];
    (function more() {
      reader.readEntries(function (some) {
        if (some.length) { all = all.concat(Array.prototype.slice.call(some)); return more(); }
        var left = all.length;
        if (!left) return done();
        all.forEach(function (each) { walk(each, function () { left -= 1; if (!left) done(); }); });
      }, done);
    })();
  }
  ["dragenter", "dragover"].forEach(function (kind) {
    area.addEventListener(kind, function (event) { event.preventDefault(); area.classList.add("over"); });
  });
  area.addEventListener("dragleave", function () { area.classList.remove("over"); });
  area.addEventListener("drop", function (event) {
    event.preventDefault();
    area.classList.remove("over");
    var entries = Array.prototype.map.call(event.dataTransfer.items || [], function (item) {
      return item.webkitGetAsEntry && item.webkitGetAsEntry();
    }).filter(Boolean);
    if (!entries.length) {
      Array.prototype.forEach.call(event.dataTransfer.files, function (file) { keep(file, file.name); });
      return show();
    }
    var left = entries.length;
    entries.forEach(function (entry) { walk(entry, function () { left -= 1; if (!left) show(); }); });
  });
  function chosen(from) {
    Array.prototype.forEach.call(from.files, function (file) { keep(file, file.webkitRelativePath || file.name); });
    show();
  }
  input.addEventListener("change", function () { chosen(input); });
  if (folder) {
    folder.closest("label").hidden = false;
    folder.addEventListener("change", function () { chosen(folder); folder.value = ""; });
  }
})();

// A list by keyboard: the row at hand, the preview that follows it, ticks and acts. Everything works without it.
(function () {
  var form = document.querySelector('[data-bulk]'), list = document.querySelector('[data-list]');
  var pane = document.querySelector('[data-preview-pane]'), work = document.querySelector('.work');
  var dialog = document.getElementById('list-dialog'), waiting = null, shown = null, opener = null;

  function rows() { return Array.prototype.slice.call(document.querySelectorAll('[data-rows] tr[data-id]')); }
  function current() { return document.querySelector('[data-rows] tr[aria-selected="true"]'); }
  function ticks() { return form ? Array.prototype.slice.call(form.querySelectorAll('input[name=pick]')) : []; }

  function select(row, quiet) {
    rows().forEach(function (one) { one.setAttribute('aria-selected', one === row); one.tabIndex = one === row ? 0 : -1; });
    if (!quiet) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: 'nearest' }); }
    follow();
  }
  function move(by) {
    var all = rows(), at = all.indexOf(current());
    if (all.length) select(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }
  // Going down a list quickly asks for the preview of the row where one stops, and for no other.
  function follow() { clearTimeout(waiting); waiting = setTimeout(show, 250); }
  function show() {
    var row = current();
    if (!row || pane.hidden || shown === row.dataset.id) return;
    shown = row.dataset.id;
    window.htmx.ajax('GET', list.dataset.preview.replace('/0/', '/' + shown + '/'), { target: '#preview', swap: 'innerHTML' });
  }
  function togglePreview() {
    pane.hidden = !pane.hidden;
    work.classList.toggle('alone', pane.hidden);
    show();
  }
  function counted() {
    if (!form) return;
    var all = ticks(), on = all.filter(function (box) { return box.checked; });
    var bar = form.querySelector('[data-bulk-bar]'), head = form.querySelector('[data-bulk-all]');
    if (bar) { bar.hidden = !on.length; bar.querySelector('[data-bulk-n]').textContent = on.length; }
    if (head) { head.checked = on.length > 0 && on.length === all.length; head.indeterminate = on.length > 0 && on.length < all.length; }
  }
  function act(button) {
    var row = current();
    // With nothing ticked, an act is for the row at hand.
    if (button.name === 'act' && row && !ticks().some(function (box) { return box.checked; })) {
      row.querySelector('input[name=pick]').checked = true;
      counted();
    }
    button.click();
  }
  function open(link) {
    opener = link;
    window.htmx.ajax('GET', link.href, { target: '#list-dialog [data-dialog-body]', swap: 'innerHTML' }).then(function () { dialog.showModal(); });
  }

  counted();
  if (form) {
    form.addEventListener('change', function (e) {
      if (e.target.matches('[data-bulk-all]')) ticks().forEach(function (box) { box.checked = e.target.checked; });
      counted();
    });
    form.addEventListener('reset', function () { setTimeout(counted, 0); });
    if (rows().length) { rows()[0].tabIndex = 0; }
  }
  if (dialog) dialog.addEventListener('close', function () { if (opener) opener.focus(); });

  document.addEventListener('click', function (e) {
    var link = e.target.closest('[data-dialog]'), row = e.target.closest('[data-rows] tr[data-id]');
    if (link && dialog && window.htmx && !(e.ctrlKey || e.metaKey || e.shiftKey)) { e.preventDefault(); open(link); return; }
    if (e.target.closest('#list-dialog [data-close]')) { e.preventDefault(); dialog.close(); return; }
    var menu = document.querySelector('details.pick[open]');
    if (menu && !menu.contains(e.target)) menu.open = false;
    if (row && !e.target.closest('a, button, input')) { e.stopPropagation(); select(row); }
  }, true);
  document.addEventListener('focusin', function (e) {
    var row = e.target.matches('[data-rows] tr[data-id]') && e.target;
    if (row && row !== current()) select(row, true);
  });

  document.addEventListener('keydown', function (e) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== 'checkbox';
    if (e.ctrlKey || e.metaKey || e.altKey || typing || document.querySelector('dialog[open]')) return;
    var row = current(), at = row && row === document.activeElement, single = document.documentElement.dataset.keys !== 'off';
    if (e.key === 'ArrowDown' && at) move(1);
    else if (e.key === 'ArrowUp' && at) move(-1);
    else if (e.key === 'Enter' && at) location.href = row.querySelector('a').href;
    else if (e.key === ' ' && at) togglePreview();
    else if (e.key === 'Escape') {
      var menu = document.querySelector('details.pick[open]');
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
      else if (ticks().some(function (box) { return box.checked; })) form.reset();
      else return;
    } else if (!single) return;
    else if (e.key === 'j') move(1);
    else if (e.key === 'k') move(-1);
    else if (e.key === 'x' && row && form) { var box = row.querySelector('input[name=pick]'); if (!box) return; box.checked = !box.checked; counted(); }
    else if (e.key === '/') { var field = document.getElementById('q'); field.focus(); field.select(); }
    else if (e.key === '?') document.getElementById('keys').showModal();
    else {
      var button = document.querySelector('[data-key="' + window.CSS.escape(e.key) + '"]');
      if (!button) return;
      act(button);
    }
    e.preventDefault();
    e.stopImmediatePropagation();
  }, true);
})();

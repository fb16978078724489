// The screen of a hall: its institutions in turn, full screen, and the figures anew every five minutes.
(function () {
  "use strict";
  var EVERY = 15000, ANEW = 300000;
  var pages = document.querySelectorAll("[data-turn]"), at = 0, timer = null;
  var told = document.querySelector("[data-turn-at]");
  var stop = document.querySelector("[data-turn-stop]"), next = document.querySelector("[data-turn-next]");
  var hold = stop ? stop.textContent : "";

  function show(number) {
    at = (number + pages.length) % pages.length;
    Array.prototype.forEach.call(pages, function (page, place) { page.hidden = place !== at; });
    if (told) told.textContent = at + 1 + "/" + pages.length;
  }
  function run(on) {
    clearInterval(timer);
    timer = on ? setInterval(function () { show(at + 1); }, EVERY) : null;
    if (stop) stop.textContent = on ? hold : stop.getAttribute("data-go");
  }
  if (pages.length > 1) {
    stop.hidden = next.hidden = false;
    show(0);
    // Nothing moves by itself for those who asked that nothing move.
    run(!window.matchMedia("(prefers-reduced-motion: reduce)").matches);
    stop.addEventListener("click", function () { run(timer === null); });
    next.addEventListener("click", function () { show(at + 1); });
  }
  var full = document.querySelector("[data-full]");
  if (full && document.documentElement.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    });
  }
  // A reload would leave the full screen: the new figures are put in the place of the old ones.
  setInterval(function () {
    fetch(location.href, { credentials: "same-origin" }).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : "";
    }).then(function (text) {
      var page = text && new DOMParser().parseFromString(text, "text/html"), main = page && page.querySelector("body.hall main");
      if (!main) return;
      document.querySelector("main").replaceWith(document.adoptNode(main));
      document.querySelector("header .end").textContent = page.querySelector("header .end").textContent;
      pages = document.querySelectorAll("[data-turn]");
      told = document.querySelector("[data-turn-at]");
      if (pages.length > 1) show(at);
    }).catch(function () { /* the server is away for a while; what is shown stays */ });
  }, ANEW);
})();

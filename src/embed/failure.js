// What the page says where its program does not come: to a browser that is too old for it, and when a download fails.
// A classic script in the words of 2009, so that every browser can read it. It must never need anything of the program.
(function () {
  var place = document.getElementById("page");
  var WORDS = {
    browser: [
      "此浏览器无法显示本页面。请使用 Chromium 123、Firefox 128、Safari 17.5 或更新的版本，并允许 WebAssembly。",
      "This browser cannot show this page. Use Chromium 123, Firefox 128, Safari 17.5 or newer, with WebAssembly allowed."
    ],
    download: [
      "页面没有加载成功，请检查网络后重试。",
      "The page could not be loaded: check the network and try again."
    ]
  };
  // The smallest module that computes 16 bytes at a time, as the program does.
  var SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

  function canRun() {
    return "noModule" in document.createElement("script")
      && typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(SIMD))
      && "adoptedStyleSheets" in document
      && CSS.supports("color", "light-dark(#000, #fff)") && CSS.supports("selector(:has(a))");
  }

  function line(text, lang) {
    var made = document.createElement("p");
    made.lang = lang;
    made.appendChild(document.createTextNode(text));
    return made;
  }

  /** Loads the page again. Browsers may remember for as long as they run that a module which was preloaded did not come,
   *  WebKit does: until somebody asks for it in another way. */
  function loadAgain() {
    var links = document.querySelectorAll("link[rel=modulepreload]");
    var left = links.length + 1;
    function end() {
      left -= 1;
      if (left === 0) location.reload();
    }
    for (var i = 0; i < links.length; i += 1) {
      var request = new XMLHttpRequest();
      request.open("GET", links[i].href);
      request.timeout = 5000;
      request.onloadend = end;
      request.send();
    }
    end(); // There may be no such link.
  }

  /** Whether it was said: only in place of the skeleton, since what comes later the program says itself. */
  function say(words) {
    if (place.getAttribute("aria-busy") !== "true") return false;
    place.removeAttribute("aria-busy");
    while (place.firstChild) place.removeChild(place.firstChild);
    var box = document.createElement("div");
    var again = document.createElement("button");
    box.className = "page-problem";
    box.setAttribute("role", "alert");
    box.appendChild(line(words[0], "zh-CN"));
    box.appendChild(line(words[1], "en"));
    again.type = "button";
    again.appendChild(document.createTextNode("重试 · Try again"));
    again.onclick = loadAgain;
    box.appendChild(again);
    place.appendChild(box);
    return true;
  }

  if (!canRun()) {
    say(WORDS.browser);
    return;
  }
  // A file that does not come is an error at its element, which only a listener on the way down hears of.
  addEventListener("error", function (event) {
    if (event.target === window || event.target.localName === "script") say(WORDS.download);
  }, true);
  addEventListener("unhandledrejection", function (event) {
    if (!say(WORDS.download)) return;
    event.preventDefault();
    console.warn(event.reason);
  });
})();

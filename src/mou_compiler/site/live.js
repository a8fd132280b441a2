// Looks whether the edition is still the one of now, and loads the page again where it is not; served, never built.
"use strict";

(() => {
  const PAUSE = 400;
  let first = null;
  let asked = 0;
  mou.version = ([version, faulty]) => {
    if (first === null) first = version;
    else if (version !== first) { location.reload(); return; }
    let notice = document.getElementById("faulty");
    if (faulty && !notice && !location.pathname.endsWith("/~faults.html") && document.querySelector("footer")) {
      notice = mou.make("p", { id: "faulty", class: "faulty", role: "status" }, mou.both(["The files as saved cannot be compiled; this is the last edition that could be made. ", "当前所存文件无法编译；此为最后一个可用版本。"]), mou.make("a", { href: "/site/~faults.html" }, mou.both(["What is wrong", "错误所在"])));
      document.body.append(notice);
    } else if (!faulty && location.pathname.endsWith("/~faults.html")) location.assign("/site/index.html");
  };
  const look = () => {
    const script = document.createElement("script");
    asked += 1;
    script.src = `/~version.js?${asked}`;
    const again = () => { script.remove(); setTimeout(look, PAUSE); };
    script.addEventListener("load", again);
    script.addEventListener("error", again);
    document.head.append(script);
  };
  look();
})();

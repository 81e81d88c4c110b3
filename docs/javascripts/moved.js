// A former address leads on with its fragment, which a refresh in the page would lose.
"use strict";

const to = new URL(document.currentScript.dataset.to, location);
if (to.protocol === "file:" && to.pathname.endsWith("/")) to.pathname += "index.html";
to.search = location.search;
to.hash = location.hash;
location.replace(to);

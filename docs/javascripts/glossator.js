// Comforts for the reader. The page reads, links and counts without them.
"use strict";

/** "Copy link" and "Cite" beside the paragraph number that the pointer or the keyboard is at. */
function atNumbers() {
  const button = make("button", { type: "button", className: "copy-link" });
  const spoken = make("div", { className: "said" });
  spoken.setAttribute("role", "status");
  document.body.append(spoken);
  const tools = make("span", { className: "number-tools ours" }, button);
  const cite = make("button", { type: "button", className: "copy-link" });
  if (document.getElementById("cite")) tools.append(cite); // cite.js is there, and hears of it
  let number = null;
  let timer = 0;

  const show = (next) => {
    clearTimeout(timer);
    if (next === number) return;
    number = next;
    button.replaceChildren("Copy link", make("span", { className: "said" }, ` to paragraph ${number.textContent}`));
    cite.replaceChildren("Cite", make("span", { className: "said" }, ` paragraph ${number.textContent}`));
    number.after(tools);
  };
  const hide = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (tools.matches(":hover") || tools.querySelector(":focus-visible") || number?.matches(":hover, :focus-visible")) return;
      tools.remove();
      number = null;
    }, 400);
  };
  const at = ({ target }) => {
    const found = target.closest?.(".passage .number");
    if (found) show(found);
    else if (tools.contains(target)) clearTimeout(timer);
    else if (number) hide();
  };
  addEventListener("pointerover", at);
  addEventListener("focusin", at);
  cite.addEventListener("click", () => dispatchEvent(new CustomEvent("glossator:cite", { detail: { anchor: number.hash.slice(1) } })));
  button.addEventListener("click", async () => {
    const home = document.querySelector("link[rel=canonical]")?.href;
    const address = location.protocol === "file:" && home ? new URL(number.hash, home).href : number.href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied";
      spoken.textContent = `Link to paragraph ${number.textContent} copied`;
    } catch {
      location.hash = number.hash;
      button.textContent = "In the address bar";
      spoken.textContent = "The browser did not let the page copy; the link is in the address bar";
    }
  });
}

/** Marks in the contents the section that is being read. */
function contents() {
  const links = [...document.querySelectorAll(".contents a")];
  const places = links.map((link) => document.getElementById(anchorOf(link)));
  const mark = () => {
    const end = scrollY && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
    let here = end ? places.length - 1 : 0;
    if (!end) places.forEach((place, i) => place && place.getBoundingClientRect().top < innerHeight * 0.25 && (here = i));
    links.forEach((link, i) => (i === here ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current")));
  };
  if (!links.length) return;
  addEventListener("scroll", onceAFrame(mark), { passive: true });
  mark();
}

/** From a disk a folder has no page of its own: say which file is meant. */
function fromDisk() {
  for (const link of document.querySelectorAll("a[href]")) {
    const to = addressOf(link);
    if (to?.protocol !== "file:" || !to.pathname.endsWith("/")) continue;
    to.pathname += "index.html";
    link.setAttribute("href", to.href);
  }
}

if (location.protocol === "file:") fromDisk();
atNumbers();
contents();

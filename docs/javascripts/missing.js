// The page for an address that leads nowhere: what is nearest to it, by the registry of all addresses;
// where a piece was asked for as a page of its own (briefs/x/p12/), the piece at once.
// Without this script the briefs are listed there.
import { distance } from "./search/words.js";

const nearest = document.querySelector("#nearest");
const MOST = 3;
const FAR = 0.5; // more than half of the letters otherwise is another address

const PIECE = /^(.+\/)((?:p|s|q|n|fig|a)\d+[a-z]*)\/$/;

/** `briefs/x/#p12` for `briefs/x/p12/`, where the brief or the edition is there; else nothing. */
function pieceAt(sought, addresses) {
  const [, home, anchor] = sought.match(PIECE) ?? [];
  const page = addresses.find(({ address, kind }) => address === home && (kind === "brief" || kind === "edition"));
  const address = `${page?.to ?? home}#${anchor}`;
  const known = page?.kind === "edition" || addresses.some((one) => one.address === address);
  return page && known ? address : null;
}

async function suggest() {
  const source = new URL(nearest.dataset.registry, location);
  const root = new URL(".", source);
  const answer = await fetch(source);
  if (!answer.ok) return;
  const { addresses } = await answer.json();
  const path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname.slice(1);
  const sought = decoded(path).toLowerCase().replace(/(index\.html)?$/, "").replace(/\/*$/, "/");
  const found = pieceAt(sought, addresses);
  if (found) return location.replace(new URL(found, root));
  const last = (way) => way.split("/").filter(Boolean).at(-1) ?? "";
  const unlike = (one, other) => distance(one, other, Infinity) / Math.max(one.length, other.length, 1);
  const scored = addresses
    .filter((one) => one.name && one.kind !== "edition" && one.state !== "withdrawn")
    .map((one) => ({ ...one, score: Math.min(unlike(sought, one.address), unlike(last(sought), last(one.address))) }))
    .filter((one) => one.score < FAR)
    .sort((a, b) => a.score - b.score || (a.address < b.address ? -1 : 1));
  const targets = new Map(scored.map((one) => [one.to ?? one.address, one]));
  const list = make("ul");
  for (const [target, one] of [...targets].slice(0, MOST)) {
    const piece = target + location.hash;
    const known = location.hash && addresses.some((other) => other.address === piece);
    const link = make("a", { href: new URL(known ? piece : target, root) }, one.name);
    list.append(make("li", {}, link, ` (${one.kind}${known ? `, ${location.hash}` : ""})`));
  }
  if (!list.children.length) return;
  nearest.append(make("p", {}, "Did you mean one of these?"), list);
}

if (nearest) suggest().catch(() => {}); // the list of briefs stands there all the same

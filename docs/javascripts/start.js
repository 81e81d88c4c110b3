// What Material's own script expects to find: four helpers that it has inline in every
// page. As a file they let a policy say `script-src 'self'` and nothing more.
document.documentElement.classList.add("scripted"); // before anything is drawn
var __md_scope = new URL(document.currentScript.dataset.scope, location);

function __md_hash(text) {
  return [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
}

function __md_get(key, store = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null; // storage refused, or not ours
  }
}

function __md_set(key, value, store = localStorage, scope = __md_scope) {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // storage refused: the choice lasts for this page
  }
}

// Home: where the site begins, whatever page asks.

export const HOME = new URL("../..", import.meta.url);

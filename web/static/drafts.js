// Copies in this browser of what the server has not acknowledged, one for each page that is open on a section.

const START = "chua-luu:";
const SAVED = "da-luu:";
const page = crypto.randomUUID?.() ?? String(Math.random());
let mine = "";

// A browser may refuse to store anything; then there is no copy, and the state line still tells what is unsaved.
function attempt(act) {
  try {
    return act();
  } catch (error) {
    console.warn(error);
    return null;
  }
}

export function write(path, revision, values) {
  const name = `${START}${path}:${revision}:${page}`;
  attempt(() => localStorage.setItem(name, JSON.stringify({ at: Date.now(), revision, values })));
  if (mine && mine !== name) attempt(() => localStorage.removeItem(mine));
  mine = name;
}

export function drop(name = mine) {
  if (name) attempt(() => localStorage.removeItem(name));
  if (name === mine) mine = "";
}

// The revision that the server acknowledged last in this tab.
export function saved(path, revision) {
  attempt(() => sessionStorage.setItem(SAVED + path, String(revision)));
}

// Whether this page left the server before the last save came there, as one read anew in that moment does; told once.
export function behind(path, revision) {
  const last = Number(attempt(() => sessionStorage.getItem(SAVED + path)));
  attempt(() => sessionStorage.removeItem(SAVED + path));
  return last > revision;
}

// This page's copy was posted by a button: the next page may find all of it kept.
export function posted() {
  attempt(() => {
    const copy = JSON.parse(localStorage.getItem(mine) ?? "null");
    if (copy) localStorage.setItem(mine, JSON.stringify({ ...copy, posted: true }));
  });
}

// [{name, at, revision, values, posted}] left behind by other pages of this section, the newest first.
export function left(path) {
  const names = attempt(() => Object.keys(localStorage)) ?? [];
  return names
    .filter((name) => name.startsWith(`${START}${path}:`) && name !== mine)
    .map((name) => ({ name, ...attempt(() => JSON.parse(localStorage.getItem(name))) }))
    .filter((copy) => copy.values)
    .sort((one, other) => other.at - one.at);
}

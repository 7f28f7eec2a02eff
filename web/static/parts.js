// The few pieces of a page that scripts make: an element with its words, a box with its buttons.

export function make(tag, look = "", words = "") {
  const made = document.createElement(tag);
  if (look) made.className = look;
  if (words) made.textContent = words;
  return made;
}

export function button(words, look, act) {
  const made = make("button", `btn btn-sm ${look}`, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// A message with what can be done about it.
export function box(words, ...acts) {
  const made = make("div", "box box-warn told");
  const line = make("p", "acts-in");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", words);
  line.append(...acts.flatMap((act) => [act, " "]));
  made.append(make("p", "", words), line);
  return made;
}

// The rules between figures, worked out while they are typed; what a rule may say and when it is skipped is
// told in forms/rules (text.py, reading.py), and a test holds both to the same answers.

const SKIPPED = Symbol("skipped");
// Figures have at most six decimals; sums of them may be off in the sixteenth digit.
const NEAR = 1e-9;

const skip = () => { throw SKIPPED; };
const divided = (above, below) => (below ? above / below : skip());
const equal = (one, other) => Math.abs(one - other) <= NEAR * Math.max(1, Math.abs(one), Math.abs(other));

const SIGNS = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": divided };
const COMPARED = {
  "=": equal, "!=": (a, b) => !equal(a, b),
  "<=": (a, b) => a < b || equal(a, b), ">=": (a, b) => a > b || equal(a, b),
  "<": (a, b) => a < b && !equal(a, b), ">": (a, b) => a > b && !equal(a, b),
};
const LOGIC = {
  and: (view, left, right) => view.holds(left) && view.holds(right),
  or: (view, left, right) => view.holds(left) || view.holds(right),
  implies: (view, left, right) => !view.holds(left) || view.holds(right),
};
const STEPS = { previous: [-1], change: [-1, 0], times: [-1, 0] };

// The figures of a report seen from one period (its place), or as a whole (place null).
// `figure(indicator, period)` gives a number, or null where nothing is given.
class View {
  constructor(known, figure, place) {
    Object.assign(this, { known, given: figure, place, spans: new Set() });
    this.every = known.periods.map((_, at) => at).filter((at) => known.periods[at].plain);
  }

  holds([what, left, right]) {
    if (COMPARED[what]) return this.compared(what, left, right);
    return LOGIC[what] ? LOGIC[what](this, left, right) : this.isGiven(left);
  }

  number([what, ...rest]) {
    if (what === "number") return rest[0];
    if (SIGNS[what]) return SIGNS[what](this.number(rest[0]), this.number(rest[1]));
    if (what === "sum") return this.sum(rest);
    if (what === "min" || what === "max") return Math[what](...rest.map((each) => this.number(each)));
    return this[what](rest[0]);
  }

  isGiven(name) {
    const places = this.place === null ? this.every : [this.place];
    return places.some((at) => this.at(name, at) !== null);
  }

  value(name) { return this.read(name, this.place); }

  previous(name) {
    const { periods } = this.known;
    const here = this.place;
    if (!here || !periods[here].plain || !periods[here - 1].plain) skip();
    if (this.flows(name) && (periods[here].partial || periods[here - 1].partial)) skip();
    return this.read(name, here - 1);
  }

  change(name) {
    const before = this.previous(name);
    return divided(Math.abs(this.value(name) - before) * 100, before);
  }

  times(name) {
    const [low, high] = [this.previous(name), this.value(name)].sort((one, other) => one - other);
    return divided(high, low);
  }

  total(name) {
    const { ratio } = this.known.indicators[name];
    if (ratio) return this.ratioOf(name, this.total(ratio[0]), this.total(ratio[1]));
    if (!this.flows(name)) return this.latest(name);
    const found = this.every.map((at) => this.at(name, at)).filter((each) => each !== null);
    return found.length ? found.reduce((one, other) => one + other, 0) : skip();
  }

  latest(name) {
    const at = this.every.filter((each) => this.at(name, each) !== null).pop();
    return at === undefined ? skip() : this.read(name, at);
  }

  sum(members) {
    const found = members.map((each) => attempt(() => this.number(each))).filter((each) => each !== null);
    return found.length ? found.reduce((one, other) => one + other, 0) : skip();
  }

  compared(sign, left, right) {
    const outer = this.spans;
    this.spans = new Set();
    const [one, other] = [this.number(left), this.number(right)];
    const seen = this.spans;
    this.spans = outer;
    return seen.size > 1 ? skip() : COMPARED[sign](one, other);
  }

  flows(name) { return this.known.indicators[name].flow; }

  at(name, place) {
    const indicator = this.known.indicators[name];
    if (!indicator) return null;
    const { id, total } = this.known.periods[place];
    if (!indicator.ratio) return total.length ? this.added(name, total) : this.given(name, id);
    const [above, below] = indicator.ratio.map((part) => this.at(part, place));
    return above === null || !below ? null : this.ratioOf(name, above, below);
  }

  // A derived column: a flow's sum over its columns, a stock's latest.
  added(name, columns) {
    const found = columns.map((id) => this.given(name, id)).filter((each) => each !== null);
    if (!found.length) return null;
    return this.flows(name) ? found.reduce((one, other) => one + other, 0) : found.at(-1);
  }

  ratioOf(name, above, below) {
    return divided(this.known.indicators[name].percent ? above * 100 : above, below);
  }

  read(name, place) {
    const found = this.at(name, place);
    if (found === null) skip();
    if (this.flows(name)) this.spans.add(this.known.periods[place].partial);
    return found;
  }

  // The places of the periods whose figures a reading takes in.
  places(what, name) {
    if (this.place !== null) return (STEPS[what] ?? [0]).map((step) => this.place + step).filter((at) => at >= 0);
    const found = this.every.filter((at) => this.at(name, at) !== null);
    return what === "latest" || !this.flows(name) ? found.slice(-1) : found;
  }
}

function attempt(act) {
  try {
    return act();
  } catch (thrown) {
    if (thrown !== SKIPPED) throw thrown;
    return null;
  }
}

function readings([what, ...rest]) {
  if (what === "number") return [];
  return typeof rest[0] === "string" ? [[what, rest[0]]] : rest.flatMap(readings);
}

// The typed figures behind a reading: those of a ratio are its operands.
function cells(view, what, name) {
  const { ratio } = view.known.indicators[name] ?? {};
  if (ratio) return ratio.flatMap((part) => cells(view, what, part));
  return view.places(what, name).map((at) => ({ indicator: name, period: view.known.periods[at].id }));
}

// [{rule, place, cells: [{indicator, period}]}] of every rule that the figures break; place null: the whole report.
export function broken(known, figure) {
  // Of what an earlier report said only errors are told.
  const asked = ({ severity }) => known.periods.map((_, at) => at)
    .filter((at) => !known.periods[at].total.length && (severity === "error" || !known.periods[at].carried));
  return known.rules.flatMap((rule) => (rule.whole ? [null] : asked(rule)).flatMap((place) => {
    const view = new View(known, figure, place);
    if (attempt(() => view.holds(rule.tree)) !== false) return [];
    return [{ rule, place, cells: readings(rule.tree).flatMap(([what, name]) => cells(view, what, name)) }];
  }));
}

// A ratio at the period of this place, place null: over the whole report; null where it cannot be told.
export function ratio(known, figure, name, place) {
  const view = new View(known, figure, place);
  return attempt(() => (place === null ? view.total(name) : view.at(name, place)));
}

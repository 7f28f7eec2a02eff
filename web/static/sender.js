// Carries one body to the server, again and again until it has answered: the same body under the same key.

const SOONEST = 100;
const LATEST = 2000;
const PATIENCE = 20_000;
const AGAIN = new Set([0, 401, 408, 429]);

// With jitter, so that two hundred browsers do not come back at the same moment.
const span = (attempt) => Math.min(LATEST, SOONEST * 2 ** attempt) * (0.5 + Math.random() / 2);

export class Sender {
  constructor(address, token, told) {
    Object.assign(this, { address, token, told, onTheWire: false, stopped: false });
    this.hurry = () => {};
    addEventListener("online", () => this.hurry());
    addEventListener("focus", () => this.hurry());
  }

  // {status, said} of a definite answer; null where `stop` came first.
  async send(body) {
    for (let attempt = 0; !this.stopped; attempt += 1) {
      const answer = await this.once(body);
      let rest = answer.status === 401 ? LATEST : Math.max(span(attempt), answer.after * 1000);
      if (this.stopped) break;
      if (answer.status === 400 && answer.said.csrf_token && attempt < 50) {
        this.token = answer.said.csrf_token;
        rest = SOONEST;
      } else if (answer.status < 500 && !AGAIN.has(answer.status)) {
        return answer;
      } else {
        this.told(answer.status);
      }
      await this.pause(rest);
    }
    return null;
  }

  async once(body) {
    this.line = new AbortController();
    const patience = setTimeout(() => this.line.abort(), PATIENCE);
    this.onTheWire = true;
    try {
      const answer = await fetch(this.address, this.request(body));
      const said = await answer.json().catch(() => ({}));
      return { status: answer.status, said, after: Math.min(Number(answer.headers.get("Retry-After")) || 0, 30) };
    } catch {
      return { status: 0, said: {}, after: 0 };
    } finally {
      this.onTheWire = false;
      clearTimeout(patience);
    }
  }

  // A small body outlives its page: what was typed last goes out while the window closes.
  request(body) {
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token };
    const keepalive = body.length < 15_000;
    return { method: "PUT", credentials: "same-origin", headers, body, keepalive, signal: this.line.signal };
  }

  pause(time) {
    return new Promise((go) => {
      const clock = setTimeout(go, time);
      this.hurry = () => { clearTimeout(clock); go(); };
    });
  }

  stop() {
    this.stopped = true;
    this.line?.abort();
    this.hurry();
  }
}

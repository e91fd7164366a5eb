// A WebSocket that comes back by itself, and tells why it is away.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 1000;

export class Link {
  constructor(address, { onRecord, onState }) {
    Object.assign(this, { address, onRecord, onState, wait: FIRST_WAIT, reason: "", ended: false });
    this.#open();
  }

  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN;
  }

  send(record) {
    if (this.isOpen) this.socket.send(JSON.stringify(record));
    return this.isOpen;
  }

  end() {
    this.ended = true;
    this.socket.close();
  }

  #open() {
    const url = new URL(this.address(), location.href);
    url.protocol = "ws:";
    this.socket = new WebSocket(url);
    this.socket.addEventListener("open", () => {
      this.wait = FIRST_WAIT;
      this.#say("");
    });
    this.socket.addEventListener("message", ({ data }) => this.onRecord(JSON.parse(data)));
    this.socket.addEventListener("close", () => this.#comeBack());
  }

  #say(reason) {
    this.reason = reason;
    this.onState(reason);
  }

  async #comeBack() {
    if (this.ended) return;
    if (!this.reason) this.#say("Reconnecting…");
    await new Promise((resolve) => setTimeout(resolve, this.wait));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    if (this.ended) return;
    const answer = await fetch("/", { method: "HEAD" }).catch(() => null);
    if (answer?.status === 403) this.#say("The playground has started anew: open the address it printed.");
    else if (!answer) this.#say("The playground has stopped. Waiting for it to come back…");
    if (!this.ended) this.#open();
  }
}

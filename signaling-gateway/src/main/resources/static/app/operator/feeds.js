import { ask, messageOf } from '../ui/api.js';

const PATIENCE = 8_000;

/** What one call answers, asked again and again. Events: `change`. */
export class Feed extends EventTarget {
  /** The last answer; stays when the next one fails. */
  data;
  /** When that was, in ms. */
  at;
  /** Why the last call failed; undefined while it works. */
  problem;
  #running = false;
  #timer;
  #asking;

  /**
   * @param {string} panel whose it is
   * @param {string} path
   * @param {number} ms the pause between two calls
   * @param {() => unknown} [wanted] whether there is anything to be asked for
   */
  constructor(panel, path, ms, wanted = () => true) {
    super();
    this.wanted = wanted;
    this.panel = panel;
    this.path = path;
    this.ms = ms;
  }

  start() {
    if (!this.#running) {
      this.#running = true;
      this.refresh();
    }
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Asks now; with the answer to a call that is under way somebody may not be content. */
  async refresh() {
    clearTimeout(this.#timer);
    const asking = this.#ask();
    this.#asking = asking;
    await asking;
    if (this.#running && this.#asking === asking) {
      this.#timer = setTimeout(() => this.refresh(), this.ms);
    }
  }

  async #ask() {
    if (!this.wanted()) {
      return;
    }
    try {
      this.data = await ask(this.path, PATIENCE);
      this.at = Date.now();
      this.problem = undefined;
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** Everything that the page asks for, each by itself: one that fails leaves the others alone. */
export const feeds = {
  processes: new Feed('processes', '/admin/processes', 3_000),
  overview: new Feed('states', '/admin/overview', 4_000),
  gateway: new Feed('pool', '/admin/gateway/overview', 3_000),
  rooms: new Feed('rooms', '/rooms?limit=1000', 5_000),
  projections: new Feed('log', '/admin/projections', 2_000),
  letters: new Feed('letters', '/admin/dead-letters', 5_000),
  messages: new Feed('letters', '/admin/user-events/dead-letters', 10_000, () => feeds.gateway.data?.bridge),
  recordings: new Feed('recordings', '/admin/recordings', 4_000),
};

const all = Object.values(feeds);

/** When the newest data came, in ms; undefined before the first. */
export const lastData = () => Math.max(...all.map((each) => each.at ?? 0)) || undefined;

/** Asks as long as somebody looks. @returns {() => void} what ends it */
export function watch() {
  const follow = () => all.forEach((each) => (document.hidden ? each.stop() : each.start()));
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    all.forEach((each) => each.stop());
  };
}

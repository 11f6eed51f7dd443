/**
 * Waits that grow: the first is `first`, each next one `factor` times as long up to `max`, and each is spread by up
 * to `jitter` of itself, so that the clients of a node that went away do not come back all at once.
 */
export class Backoff {
  #options;
  #attempts = 0;

  /** @param {{first?: number, max?: number, factor?: number, jitter?: number}} [options] milliseconds */
  constructor(options = {}) {
    this.#options = { first: 3000, max: 30000, factor: 2, jitter: 0.25, ...options };
  }

  /** How many waits there were since the last success. */
  get attempts() {
    return this.#attempts;
  }

  /** The next wait in milliseconds. */
  next() {
    const { first, max, factor, jitter } = this.#options;
    const wait = Math.min(max, first * factor ** this.#attempts);
    this.#attempts += 1;
    return Math.round(wait * (1 + Math.random() * jitter));
  }

  reset() {
    this.#attempts = 0;
  }
}

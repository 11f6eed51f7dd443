const LIMIT = 100;

/** Signals that came before the news they belong to: on two nodes the one may overtake the other. */
export class Early {
  /** @type {any[]} */
  #messages = [];

  /** Keeps it; of too many the oldest are given up. */
  add(message) {
    this.#messages = [...this.#messages, message].slice(-LIMIT);
  }

  /**
   * @param {(message: any) => boolean} wanted
   * @returns {any[]} those, in order; they are not kept any longer
   */
  take(wanted) {
    const taken = this.#messages.filter(wanted);
    this.#messages = this.#messages.filter((each) => !taken.includes(each));
    return taken;
  }

  clear() {
    this.#messages = [];
  }
}

/** How long an interruption may last before a new path is sought. */
const INTERRUPTION_PATIENCE = 3_000;
/** How long an attempt may take before the next; a TURN server that does not answer is asked for about as long. */
const ATTEMPT_PATIENCE = 8_000;
const ATTEMPTS = 3;

/**
 * Seeks a new path for an interrupted connection: after a while, a few times, and then gives up. By the clock, since a browser
 * tells nothing of an attempt that found no path at all.
 */
export class Repair {
  #restart;
  #giveUp;
  #headStart;
  #attempts = 0;
  #timer;

  /**
   * @param {object} options
   * @param {() => void} options.restart begins an attempt
   * @param {() => void} options.giveUp after the last one
   * @param {number} options.headStart what the other side is given, in milliseconds, so that the two do not get into each other's way
   */
  constructor({ restart, giveUp, headStart }) {
    this.#restart = restart;
    this.#giveUp = giveUp;
    this.#headStart = headStart;
  }

  /** @param {boolean} forGood whether the browser has given the path up, or may find it again */
  interrupted(forGood) {
    if (this.#attempts === 0) {
      this.#nextIn(forGood ? 0 : INTERRUPTION_PATIENCE);
    }
  }

  /** The other side has begun an attempt. */
  joined() {
    this.#attempts += 1;
    this.#nextIn(ATTEMPT_PATIENCE);
  }

  /** At once, and with all attempts. */
  begin() {
    this.#attempts = 0;
    this.#attempt();
  }

  /** There is a path, or no need of one any more. */
  end() {
    clearTimeout(this.#timer);
    this.#attempts = 0;
  }

  #nextIn(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#attempt(), wait + this.#headStart);
  }

  #attempt() {
    if (this.#attempts >= ATTEMPTS) {
      this.#giveUp();
      return;
    }
    this.#attempts += 1;
    this.#nextIn(ATTEMPT_PATIENCE);
    this.#restart();
  }
}

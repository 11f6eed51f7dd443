const SAMPLES = 5;
const REPEAT = 3 * 60_000;
const RETRY = 5_000;
/** How far two clocks may drift apart: 100 parts in a million. */
const DRIFT = 1e-4;
/** The page's timers and the machine's clock disagree by so much once the machine has slept. */
const JUMP = 500;

/** This page's time in milliseconds: it does not leap when the machine's clock is set. */
export const localNow = () => performance.timeOrigin + performance.now();

/**
 * The time since a session became active, as the server counts it: the best of five readings, again each three minutes.
 *
 * @typedef {object} Reading
 * @property {number} local the middle of the request, in {@link localNow}
 * @property {number} offsetMs what the server said then
 * @property {number} roundTrip in milliseconds: the reading is off by half of it at most
 */
export class RecordingClock {
  #read;
  /** @type {Reading | undefined} */
  #best;
  #timer;
  /** Counts starts and stops: a repetition of an earlier start ends. */
  #run = 0;
  #running = false;
  /** @type {Promise<void> | undefined} */
  #syncing;
  #machineLead = Date.now() - localNow();

  /** @param {() => Promise<{offsetMs: number | null}>} read `GET /sessions/{id}/recording/clock` */
  constructor(read) {
    this.#read = read;
  }

  /**
   * @param {number} local a moment in {@link localNow}
   * @returns {number | undefined} milliseconds since the session became active; undefined as long as nobody knows
   */
  offsetOf(local) {
    return this.#best && this.#best.offsetMs + (local - this.#best.local);
  }

  /** Whether the machine slept since we last asked, so that what is known is no longer true. */
  get jumped() {
    return Math.abs(Date.now() - localNow() - this.#machineLead) > JUMP;
  }

  /** Keeps the estimate fresh until {@link stop}. */
  start() {
    if (!this.#running) {
      this.#running = true;
      this.#repeat(++this.#run);
    }
  }

  stop() {
    this.#running = false;
    this.#run += 1;
    clearTimeout(this.#timer);
  }

  /** @returns {Promise<void>} once the server was asked; rejects if it never answered */
  sync() {
    this.#syncing ??= this.#sample().finally(() => (this.#syncing = undefined));
    return this.#syncing;
  }

  /** @param {number} run */
  async #repeat(run) {
    const wait = await this.sync().then(
      () => (this.#best ? REPEAT : RETRY),
      () => RETRY,
    );
    if (run === this.#run) {
      this.#timer = setTimeout(() => this.#repeat(run), wait);
    }
  }

  async #sample() {
    if (this.jumped) {
      this.#machineLead = Date.now() - localNow();
      this.#best = undefined;
    }
    let failure;
    let answered = false;
    for (let i = 0; i < SAMPLES; i += 1) {
      try {
        const before = localNow();
        const { offsetMs } = await this.#read();
        const after = localNow();
        answered = true;
        if (offsetMs === null) {
          return;
        }
        this.#keep({ local: (before + after) / 2, offsetMs, roundTrip: after - before });
      } catch (error) {
        failure = error;
        break;
      }
    }
    if (!answered) {
      throw failure;
    }
  }

  /** @param {Reading} reading */
  #keep(reading) {
    const best = this.#best;
    const worth = best && best.roundTrip + 2 * DRIFT * (reading.local - best.local);
    if (worth === undefined || reading.roundTrip <= worth) {
      this.#best = reading;
    }
  }
}

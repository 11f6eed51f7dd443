import { SomebodyElse } from './api.js';
import { Backoff } from './backoff.js';
import { PartStore } from './part-store.js';

/**
 * @typedef {object} Part a few seconds of one person's voice
 * @property {string} id `trackId/seq`
 * @property {string} userId
 * @property {string} sessionId
 * @property {string} trackId
 * @property {number} seq
 * @property {string} type
 * @property {number} at its begin in `localNow()`
 * @property {number} [offsetMs] its begin since the session became active; absent until the clock is known
 * @property {number} durationMs
 * @property {ArrayBuffer} bytes
 *
 * @typedef {object} Progress
 * @property {number} pending how many parts are not sent yet
 * @property {number} sent how many were, since there were last none
 * @property {boolean} stuck whether the last attempt failed
 *
 * @typedef {object} Sending
 * @property {(path: string, init: RequestInit, userId: string) => Promise<Response>} call with the token of that user,
 *   whose voice it is; rejects with {@link SomebodyElse} if another is signed in
 * @property {(sessionId: string, userId: string) => import('./recording-clock.js').RecordingClock} clock
 */

const TIMEOUT = 20_000;
/** The server has settled the recording long before that. */
const KEPT_FOR = 24 * 60 * 60_000;
/** What no repetition changes: without consent, too late, too much, not understood. Anything else is tried again. */
const FINAL = [400, 403, 404, 409, 413, 415];
/** What is said to all parts of a session alike. */
const OF_SESSION = [401, 429, 503];

/**
 * Parts on their way to the server: one after the other, each until the server has it or refuses it for good, and kept
 * on this device meanwhile. One that only it has trouble with goes behind the others, and so do those of a session that takes none for now; those of somebody who is no longer
 * signed in wait on this device until they are.
 *
 * Events: `pending` (detail: {@link Progress}), `refused` (detail: `{part, code}`).
 */
export class PartQueue extends EventTarget {
  #sending;
  #store = new PartStore();
  #backoff;
  /** @type {Part[]} */
  #parts = [];
  /** Of those who are no longer signed in. @type {Part[]} */
  #others = [];
  #sent = 0;
  #stuck = false;
  #running = false;
  /** @type {(() => void) | undefined} */
  #wake;

  /**
   * @param {Sending} sending
   * @param {ConstructorParameters<typeof Backoff>[0]} [backoff] shorter, with its spread, than the server waits for parts
   *   before it makes files (20 s)
   */
  constructor(sending, backoff = { first: 1000, max: 8_000 }) {
    super();
    this.#sending = sending;
    this.#backoff = new Backoff(backoff);
  }

  /** @returns {Progress} */
  get progress() {
    return { pending: this.#parts.length, sent: this.#sent, stuck: this.#stuck };
  }

  /**
   * @param {Part} part
   * @returns {Promise<void>} once it is safe on this device
   */
  async add(part) {
    this.#enqueue(part);
    await this.#store.put(part);
    if (!this.#parts.includes(part) && !this.#others.includes(part)) {
      // Sent faster than stored.
      await this.#store.remove(part.id);
    }
  }

  /**
   * Takes over what an earlier page has left. Another tab may be sending the same: the server keeps it once.
   * @param {string} userId whose token we have
   */
  async adopt(userId) {
    const stored = await this.#store.all();
    const aside = this.#others.filter((each) => each.userId === userId);
    this.#others = this.#others.filter((each) => each.userId !== userId);
    for (const part of [...aside, ...stored]) {
      if (Date.now() - part.at > KEPT_FOR) {
        await this.#store.remove(part.id);
      } else if (part.userId === userId && !this.#parts.some((each) => each.id === part.id)) {
        this.#enqueue(part);
      }
    }
  }

  /** Ends a wait. */
  retryNow() {
    this.#wake?.();
  }

  /** @param {Part} part */
  #enqueue(part) {
    this.#parts.push(part);
    this.#changed();
    this.#run();
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    for (let part = this.#parts[0]; part; part = this.#parts[0]) {
      const retryInMs = await this.#attempt(part);
      if (retryInMs === undefined) {
        this.#backoff.reset();
        this.#stuck = false;
        this.#changed();
      } else {
        this.#stuck = true;
        this.#changed();
        await this.#wait(Math.max(retryInMs, this.#backoff.next()));
      }
    }
    this.#running = false;
    this.#sent = 0;
  }

  /**
   * @param {Part} part
   * @returns {Promise<number | undefined>} in how many milliseconds to try again at the earliest; undefined: go on
   */
  async #attempt(part) {
    if (Date.now() - part.at > KEPT_FOR) {
      return this.#refused(part, '');
    }
    try {
      part.offsetMs ??= await this.#offsetOf(part);
      const answer = await this.#post(part);
      if (answer.ok) {
        this.#sent += 1;
        return this.#done(part);
      }
      const { code = '' } = await answer.json().catch(() => ({}));
      return this.#failed(part, answer.status, code, answer.headers.get('Retry-After'));
    } catch (error) {
      if (error instanceof SomebodyElse) {
        this.#others.push(part);
        return this.#leave(part);
      }
      const { status, code } = /** @type {import('./closes.js').SignalingError} */ (error);
      return this.#failed(part, status, code);
    }
  }

  /** @param {Part} part @param {number} [status] none: there was no answer */
  #failed(part, status, code = '', retryAfter = null) {
    if (status && FINAL.includes(status)) {
      return this.#refused(part, code);
    }
    if (status) {
      const behind = (each) => (OF_SESSION.includes(status) ? each.sessionId === part.sessionId : each === part);
      this.#parts = [...this.#parts.filter((each) => !behind(each)), ...this.#parts.filter(behind)];
    }
    return (Number(retryAfter) || 0) * 1000;
  }

  /** @param {Part} part @param {string} code */
  #refused(part, code) {
    this.dispatchEvent(new CustomEvent('refused', { detail: { part, code } }));
    return this.#done(part);
  }

  /** @param {Part} part */
  async #offsetOf({ sessionId, userId, at }) {
    const clock = this.#sending.clock(sessionId, userId);
    if (clock.offsetOf(at) === undefined) {
      await clock.sync();
    }
    const offset = clock.offsetOf(at);
    if (offset === undefined) {
      throw new Error('The session has not begun');
    }
    return offset;
  }

  /** @param {Part} part */
  #post({ userId, sessionId, trackId, seq, type, offsetMs = 0, durationMs, bytes }) {
    const init = {
      method: 'POST',
      headers: {
        'Content-Type': type,
        'X-Start-Offset-Ms': String(Math.round(offsetMs)),
        'X-Duration-Ms': String(Math.max(1, Math.round(durationMs))),
      },
      body: bytes,
      signal: AbortSignal.timeout(TIMEOUT),
    };
    return this.#sending.call(`/sessions/${sessionId}/recording/tracks/${trackId}/parts/${seq}`, init, userId);
  }

  /** @param {Part} part */
  #done(part) {
    this.#leave(part);
    this.#store.remove(part.id);
  }

  /** @param {Part} part */
  #leave(part) {
    this.#parts = this.#parts.filter((each) => each !== part);
  }

  /** @param {number} ms */
  async #wait(ms) {
    await new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
      setTimeout(resolve, ms);
    });
    this.#wake = undefined;
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('pending', { detail: this.progress }));
  }
}

import { Backoff } from './backoff.js';
import { PartQueue } from './part-queue.js';
import { Recorder } from './recorder.js';
import { RecordingClock } from './recording-clock.js';
import { claimsOf } from './token.js';

/** A withdrawal is told again until it is heard. */
const WITHDRAWAL = { first: 500, max: 5_000 };
/** Nobody is recorded outside of a session. */
const OVER = ['no-current-session', 'session-ended'];
const isFinal = (status = 0) => status >= 400 && status < 500 && ![401, 409, 429].includes(status);

/**
 * Our own voice in the recording of the session: captured exactly while the session is recorded and the server says
 * that we consent to it, and sent until the server has it.
 *
 * Events: `state` (detail: {@link Recording#state}), `pending` (detail: {@link import('./part-queue.js').Progress}),
 * `refused` (detail: `{part, code}`: a part that the server does not take, and that is lost).
 */
export class Recording extends EventTarget {
  #session;
  #api;
  #token;
  #userId;
  #queue;
  /** @type {Map<string, RecordingClock>} */
  #clocks = new Map();
  /** @type {Recorder | undefined} */
  #recorder;
  /** @type {MediaStreamTrack | null} */
  #microphone = null;
  /** We withdrew: whatever the server still says meanwhile. @type {'telling'|'told'|undefined} */
  #withdrawal;
  #wishes = 0;

  /**
   * @param {object} options
   * @param {import('./session.js').Session} options.session
   * @param {import('./api.js').Api} options.api
   * @param {(renew: boolean) => string | Promise<string>} options.token
   * @param {() => string} options.userId
   */
  constructor({ session, api, token, userId }) {
    super();
    this.#session = session;
    this.#api = api;
    this.#token = token;
    this.#userId = userId;
    this.#queue = new PartQueue({ call: (path, init) => api.call(path, init), clock: (id) => this.#clock(id) });
    for (const type of ['pending', 'refused']) {
      this.#queue.addEventListener(type, (event) => this.#tell(type, /** @type {CustomEvent} */ (event).detail));
    }
    session.addEventListener('change', () => this.#follow());
  }

  /** Whether our voice is being captured. @returns {'recording'|'inactive'} */
  get state() {
    return this.#recorder?.state ?? 'inactive';
  }

  /** What is still to be sent. */
  get progress() {
    return this.#queue.progress;
  }

  /**
   * Gives or withdraws consent, for the session that we are in. A withdrawal ends the capture before anything else,
   * whatever the network does, and is told until it is heard.
   * @param {boolean} recordingConsent
   * @returns {Promise<void>} once the server has stored it; rejects with a {@link SignalingError} if it refuses
   */
  async setConsent(recordingConsent) {
    this.#wishes += 1;
    const wish = this.#wishes;
    if (!recordingConsent) {
      this.#withdrawal = 'telling';
      this.#follow();
    }
    const told = await this.#tellConsent(recordingConsent, wish);
    if (told && wish === this.#wishes) {
      this.#withdrawal = recordingConsent ? undefined : 'told';
      this.#follow();
    }
  }

  /** Sends what earlier pages of this user have left on this device, also of sessions that are over. */
  async sendKept() {
    const { sub } = claimsOf(await this.#token(false));
    if (sub) {
      await this.#queue.adopt(sub);
    }
  }

  /** Makes what was captured so far safe on this device: for when the page may be about to go. */
  flush() {
    this.#recorder?.flush();
  }

  /** Ends the wait for a server that was away. */
  retryNow() {
    this.#queue.retryNow();
  }

  /** @param {MediaStreamTrack | null} microphone */
  setMicrophone(microphone) {
    this.#microphone = microphone;
    this.#recorder?.setMicrophone(microphone);
  }

  #follow() {
    const { state } = this.#session;
    const me = state?.participants.find((each) => each.userId === this.#userId());
    if (me?.recordingConsent === false || (!state && this.#withdrawal === 'told')) {
      this.#withdrawal = undefined;
    }
    if (state?.recording && me?.recordingConsent && !this.#withdrawal) {
      this.#record(state.sessionId);
    } else {
      this.#stop();
    }
  }

  /** @param {string} sessionId */
  #record(sessionId) {
    if (this.#recorder?.sessionId === sessionId) {
      return;
    }
    this.#stop();
    const clock = this.#clock(sessionId);
    clock.start();
    const recorder = new Recorder({ sessionId, userId: this.#userId(), clock, queue: this.#queue });
    recorder.addEventListener('state', () => this.#tell('state', this.state));
    this.#recorder = recorder;
    recorder.setMicrophone(this.#microphone);
    recorder.start();
  }

  #stop() {
    const recorder = this.#recorder;
    if (recorder) {
      this.#recorder = undefined;
      recorder.stop();
      this.#clocks.get(recorder.sessionId)?.stop();
      this.#tell('state', this.state);
    }
  }

  /** @param {boolean} recordingConsent @param {number} wish @returns {Promise<boolean>} false: another wish came */
  async #tellConsent(recordingConsent, wish) {
    const backoff = new Backoff(WITHDRAWAL);
    while (wish === this.#wishes) {
      try {
        await this.#api.json('/sessions/current/consent', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ recordingConsent }),
        });
        return true;
      } catch (error) {
        const { code, status } = /** @type {import('./closes.js').SignalingError} */ (error);
        if (!recordingConsent && OVER.includes(code)) {
          return true;
        }
        if (recordingConsent || isFinal(status)) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, backoff.next()));
      }
    }
    return false;
  }

  /** @param {string} sessionId */
  #clock(sessionId) {
    const known = this.#clocks.get(sessionId);
    if (known) {
      return known;
    }
    const clock = new RecordingClock(() => this.#api.json(`/sessions/${sessionId}/recording/clock`));
    this.#clocks.set(sessionId, clock);
    return clock;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

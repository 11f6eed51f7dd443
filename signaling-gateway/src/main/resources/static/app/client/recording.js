import { Backoff } from './backoff.js';
import { PartQueue } from './part-queue.js';
import { Recorder } from './recorder.js';
import { RecordingClock } from './recording-clock.js';
import { claimsOf } from './token.js';

/** What we wish is told again until it is heard. */
const TELLING = { first: 500, max: 5_000 };
/** For how long an answer is waited for. */
const PATIENCE = 10_000;
/** Nobody is recorded outside of a session. */
const OVER = ['no-current-session', 'session-ended'];
const isFinal = (status = 0) => status >= 400 && status < 500 && ![401, 409, 429].includes(status);

const pause = (ms, signal) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', resolve);
  });

/**
 * What the user last wished of the recording.
 * @typedef {object} Wish
 * @property {boolean} consent
 * @property {boolean} told whether the server has stored it
 * @property {boolean} confirmed of a withdrawal: whether the session has said so since
 * @property {string} [sessionId] where; absent before the session is known
 */

/**
 * Our own voice in the recording of the session: captured exactly while the session is recorded and the server says
 * that we consent to it, and sent until the server has it.
 *
 * Events: `state` (detail: {@link Recording#state}), `consent` (detail: {@link Recording#consent}), `pending` (detail:
 * {@link import('./part-queue.js').Progress}), `refused` (detail: `{part, code}`: a part that the server does not take, and that is lost).
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
  /** @type {RecordingClock | undefined} */
  #clockOfRun;
  /** @type {MediaStreamTrack | null} */
  #microphone = null;
  /** Until the server says the same; a withdrawal for as long as we are in the session. @type {Wish | undefined} */
  #wish;
  /** Ends what is still said of the wish before. */
  #telling = new AbortController();

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
    this.#queue = new PartQueue({
      call: (path, init, userId) => api.as(userId).call(path, init),
      clock: (sessionId, userId) => this.#clock(sessionId, userId),
    });
    for (const type of ['pending', 'refused']) {
      this.#queue.addEventListener(type, (event) => this.#tell(type, /** @type {CustomEvent} */ (event).detail));
    }
    session.addEventListener('change', () => this.#follow());
  }

  /** Whether our voice is being captured. @returns {'recording'|'inactive'} */
  get state() {
    return this.#recorder?.state ?? 'inactive';
  }

  /** Whether we consent: what the user wished last, as long as that matters; otherwise what the server says of us. */
  get consent() {
    return this.#wish?.consent ?? this.#me?.recordingConsent ?? false;
  }

  /** Whether to say that we are being recorded: always if we are captured, also if only the server thinks so. */
  get recorded() {
    const { state } = this.#session;
    return this.state === 'recording' || Boolean(state?.recording && this.#me?.recordingConsent && this.consent);
  }

  /** What is still to be sent. */
  get progress() {
    return this.#queue.progress;
  }

  /**
   * Gives or withdraws consent, for the session that we are in. A withdrawal ends the capture before anything else,
   * whatever the network does; both are told until they are heard, or until the user wishes otherwise.
   * @param {boolean} consent
   * @returns {Promise<void>} once the server has stored it; rejects with a {@link SignalingError} if it refuses
   */
  setConsent(consent) {
    const wish = { consent, told: false, confirmed: false, sessionId: this.#session.state?.sessionId };
    return this.#tellNext(wish);
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

  get #me() {
    return this.#session.state?.participants.find((each) => each.userId === this.#userId());
  }

  #follow() {
    const { state } = this.#session;
    this.#reconcile();
    if (state?.recording && this.#me?.recordingConsent && this.consent) {
      this.#record(state.sessionId);
    } else {
      this.#stop();
    }
  }

  /** A consent that was on its way for long may arrive after its withdrawal: then that is told once more. */
  #reconcile() {
    const { state } = this.#session;
    const wish = this.#wish;
    if (!wish || !state) {
      return;
    }
    wish.sessionId ??= state.sessionId;
    const consents = this.#me?.recordingConsent ?? false;
    if (wish.sessionId !== state.sessionId || (wish.told && wish.consent && consents)) {
      this.#wish = undefined;
    } else if (wish.told && !wish.consent) {
      if (consents && wish.confirmed) {
        this.#tellNext({ ...wish, told: false, confirmed: false }).catch(() => {});
      }
      wish.confirmed ||= !consents;
    }
  }

  /** @param {string} sessionId */
  #record(sessionId) {
    if (this.#recorder?.sessionId === sessionId) {
      return;
    }
    this.#stop();
    const userId = this.#userId();
    const clock = this.#clock(sessionId, userId);
    clock.start();
    this.#clockOfRun = clock;
    const recorder = new Recorder({ sessionId, userId, clock, queue: this.#queue });
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
      this.#clockOfRun?.stop();
      this.#tell('state', this.state);
    }
  }

  /** @param {Wish} wish */
  async #tellNext(wish) {
    this.#wish = wish;
    this.#telling.abort();
    this.#telling = new AbortController();
    this.#wishChanged();
    await this.#tellConsent(wish, this.#telling);
    this.#wishChanged();
  }

  /** @param {Wish} wish @param {AbortController} telling aborted once there is another wish */
  async #tellConsent(wish, { signal }) {
    const backoff = new Backoff(TELLING);
    while (!wish.told && !signal.aborted) {
      try {
        await this.#putConsent(wish.consent, signal);
        wish.told = true;
      } catch (error) {
        const { code, status } = /** @type {import('./closes.js').SignalingError} */ (error);
        if (!wish.consent && OVER.includes(code)) {
          wish.told = true;
        } else if (OVER.includes(code) || isFinal(status)) {
          this.#refused(wish);
          throw error;
        } else {
          await pause(backoff.next(), signal);
        }
      }
    }
  }

  /** @param {boolean} recordingConsent @param {AbortSignal} signal */
  async #putConsent(recordingConsent, signal) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    signal.addEventListener('abort', () => patience.abort());
    await this.#api
      .json('/sessions/current/consent', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ recordingConsent }),
        signal: patience.signal,
      })
      .finally(() => clearTimeout(timer));
  }

  /** What the server says of us counts then; only whoever withdrew is silent all the same. @param {Wish} wish */
  #refused(wish) {
    if (wish === this.#wish && wish.consent) {
      this.#wish = undefined;
      this.#wishChanged();
    }
  }

  #wishChanged() {
    this.#follow();
    this.#tell('consent', this.consent);
  }

  /** @param {string} sessionId @param {string} userId who asks */
  #clock(sessionId, userId) {
    const key = `${sessionId} ${userId}`;
    const known = this.#clocks.get(key);
    if (known) {
      return known;
    }
    const clock = new RecordingClock(() => this.#api.as(userId).json(`/sessions/${sessionId}/recording/clock`));
    this.#clocks.set(key, clock);
    return clock;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

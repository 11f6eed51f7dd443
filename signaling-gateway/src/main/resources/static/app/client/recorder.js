import { localNow } from './recording-clock.js';

const SLICE = 5_000;
/** The longest part that the server takes. */
const LONGEST = 10_000;
/** A page may stand still while its microphone is recorded on; for longer than this it was the machine that slept. */
const STALL = 60_000;
/** After a failure of the browser's encoder, in milliseconds. */
const AGAIN = 1_000;
const BITS_PER_SECOND = 32_000;
/** What the browser may be able to record, best first, and what the server calls it. */
const TYPES = [
  ['audio/webm;codecs=opus', 'audio/webm;codecs=opus'],
  ['audio/ogg;codecs=opus', 'audio/ogg'],
  ['audio/mp4', 'audio/mp4'],
];

/**
 * One run of a MediaRecorder: a track of the recording.
 * @typedef {object} Run
 * @property {MediaRecorder} media
 * @property {string} trackId
 * @property {number} seq of the next part
 * @property {number} from where the next part begins, in `localNow()`
 * @property {number} [until] where the last part ends
 * @property {Promise<void>} ended
 * @property {Promise<void>[]} kept
 */

/**
 * Cuts a microphone into parts of 5 s and hands them on. A microphone that is muted is recorded as silence, so that
 * everybody stays at their own time; another microphone, or one that was away, is another track.
 *
 * Events: `state` (detail: {@link Recorder#state}).
 */
export class Recorder extends EventTarget {
  #sessionId;
  #userId;
  #clock;
  #queue;
  #sliceMs;
  /** @type {MediaStreamTrack | null} */
  #microphone = null;
  #wanted = false;
  /** @type {Run | undefined} */
  #run;

  /** Whether this browser can record anything that the server takes. */
  static get supported() {
    return TYPES.some(([type]) => globalThis.MediaRecorder?.isTypeSupported(type));
  }

  /**
   * @param {object} options
   * @param {string} options.sessionId
   * @param {string} options.userId
   * @param {import('./recording-clock.js').RecordingClock} options.clock
   * @param {import('./part-queue.js').PartQueue} options.queue
   * @param {number} [options.sliceMs] how long a part is
   */
  constructor({ sessionId, userId, clock, queue, sliceMs = SLICE }) {
    super();
    this.#sessionId = sessionId;
    this.#userId = userId;
    this.#clock = clock;
    this.#queue = queue;
    this.#sliceMs = sliceMs;
  }

  get sessionId() {
    return this.#sessionId;
  }

  /** @returns {'recording'|'inactive'} */
  get state() {
    return this.#run ? 'recording' : 'inactive';
  }

  /** @param {MediaStreamTrack | null} microphone the one that is sent to the others, never a clone: muting it mutes both */
  setMicrophone(microphone) {
    if (microphone !== this.#microphone) {
      this.#microphone = microphone;
      this.#end();
      this.#begin();
      microphone?.addEventListener('mute', () => microphone === this.#microphone && this.#end());
      microphone?.addEventListener('unmute', () => microphone === this.#microphone && this.#begin());
    }
  }

  start() {
    this.#wanted = true;
    this.#begin();
  }

  /** @returns {Promise<void>} once the last part is in the queue, and safe on this device */
  async stop() {
    this.#wanted = false;
    await this.#end();
  }

  /** Cuts the part that is being recorded here: for when the page may be about to go. */
  flush() {
    if (this.#run?.media.state === 'recording') {
      this.#run.media.requestData();
    }
  }

  #begin() {
    const microphone = this.#microphone;
    if (!this.#wanted || this.#run || !microphone || microphone.readyState !== 'live' || microphone.muted) {
      return;
    }
    const type = TYPES.find(([each]) => globalThis.MediaRecorder?.isTypeSupported(each));
    if (!type) {
      return;
    }
    const media = new MediaRecorder(new MediaStream([microphone]), {
      mimeType: type[0],
      audioBitsPerSecond: BITS_PER_SECOND,
    });
    /** @type {Run} */
    const run = { media, trackId: crypto.randomUUID(), seq: 0, from: localNow(), ended: Promise.resolve(), kept: [] };
    run.ended = new Promise((resolve) => {
      media.onstop = () => resolve(this.#ended(run));
    });
    media.onstart = () => (run.from = localNow());
    media.ondataavailable = ({ data }) => this.#cut(run, data, type[1]);
    media.start(this.#sliceMs);
    this.#enter(run);
  }

  /** Stops capturing at once; what was captured is still handed on. */
  async #end() {
    const run = this.#run;
    if (!run) {
      return;
    }
    run.until = localNow();
    this.#enter(undefined);
    if (run.media.state !== 'inactive') {
      run.media.stop();
    }
    await run.ended;
  }

  /** It may have stopped by itself: the microphone was unplugged, or the encoder failed. */
  async #ended(run) {
    if (this.#run === run) {
      this.#enter(undefined);
      setTimeout(() => this.#begin(), AGAIN);
    }
    await Promise.all(run.kept);
  }

  /**
   * @param {Run} run
   * @param {Blob} data
   * @param {string} type
   */
  #cut(run, data, type) {
    if (data.size === 0) {
      return;
    }
    const at = run.from;
    const until = run.until ?? localNow();
    const slept = until - at > STALL || this.#clock.jumped;
    run.from = until;
    run.kept.push(this.#handOn(run, data, type, at, slept ? Math.min(until - at, LONGEST) : until - at));
    if (slept && this.#run === run) {
      this.#afterSleep();
    }
  }

  /** As one part; as several, of which only together the bytes make sense, if the page stood still for longer than one may be. */
  async #handOn(run, data, type, at, durationMs) {
    const pieces = Math.ceil(durationMs / LONGEST) || 1;
    const parts = Array.from({ length: pieces }, (_, i) => ({
      id: `${run.trackId}/${run.seq + i}`,
      userId: this.#userId,
      sessionId: this.#sessionId,
      trackId: run.trackId,
      seq: run.seq + i,
      type,
      at: at + (i * durationMs) / pieces,
      offsetMs: this.#clock.offsetOf(at + (i * durationMs) / pieces),
      durationMs: durationMs / pieces,
    }));
    run.seq += pieces;
    const bytes = await data.arrayBuffer();
    const size = Math.ceil(bytes.byteLength / pieces);
    await Promise.all(parts.map((part, i) => this.#queue.add({ ...part, bytes: bytes.slice(i * size, (i + 1) * size) })));
  }

  /** The machine was suspended: what comes now is at another time than this track would say. */
  async #afterSleep() {
    await this.#end();
    await this.#clock.sync().catch(() => {});
    this.#begin();
  }

  /** @param {Run | undefined} run */
  #enter(run) {
    this.#run = run;
    this.dispatchEvent(new CustomEvent('state', { detail: this.state }));
  }
}

import { Backoff } from './backoff.js';
import { Talk } from './talk.js';

/**
 * The partner dialect: search, meet one stranger, talk, go on to the next.
 *
 * Events: `change` (state, position, partner or peer), `chat` (detail: `{text, at}`), `notice` (detail:
 * {@link Notice}), which is what a page tells the user.
 *
 * @typedef {'idle'|'searching'|'waiting'|'matched'|'in-call'} PartnerState
 *
 * @typedef {object} Wishes
 * @property {string} [language] BCP 47; any if absent
 * @property {string} [level] A1 to C2; any if absent
 *
 * @typedef {object} Notice
 * @property {'partner-left'|'partner-disconnected'|'video-failed'|'failed-to-find-partner'|'refused'} code
 * @property {number} [retryInMs] the client goes on by itself after this time
 * @property {string} [problem] the error's code, when `refused`
 */

const VIDEO_FAILED_PAUSE = 4_000;
/** How long after a hello the server takes at most to say where we stand. */
const NEWS_PATIENCE = 2_000;
/** @typedef {'find_partner'|'next_partner'} Search */

/** Errors after which asking again may help. */
const PASSING = new Set(['failed-to-find-partner', 'unavailable', 'rate-limited', 'timeout', 'conflict']);

export class Partner extends EventTarget {
  #link;
  #backoff;
  /** @type {PartnerState} */
  #state = 'idle';
  /** @type {Wishes} */
  #wishes = {};
  #talk;
  #position = 0;
  /** @type {any} */
  #meeting;
  /** The meeting we left, should the server not have heard of it. */
  #left = '';
  /** How many searches there were: what becomes of an earlier one is of no interest. */
  #searches = 0;
  #timer;
  #newsTimer;

  /**
   * @param {import('./types.js').Link} link
   * @param {ConstructorParameters<typeof Backoff>[0]} [backoff] of searches that failed
   */
  constructor(link, backoff) {
    super();
    this.#link = link;
    this.#backoff = new Backoff({ first: 1000, ...backoff });
    link.socket.addEventListener('message', (event) => this.#receive(/** @type {CustomEvent} */ (event).detail));
    link.socket.addEventListener('ready', (event) => this.#connected(/** @type {CustomEvent} */ (event).detail));
    this.#talk = new Talk(link);
    this.#talk.addEventListener('change', () => this.#changed());
    this.#talk.addEventListener('state', (event) => this.#followPeer(/** @type {CustomEvent} */ (event).detail));
  }

  get state() {
    return this.#state;
  }

  /** The place among those who wait, from 1. */
  get position() {
    return this.#position;
  }

  /** The meeting: sessionId, partner (userId, displayName, and cameraEnabled and micEnabled once told), language, level. */
  get meeting() {
    return this.#meeting;
  }

  /** @returns {import('./peer.js').Peer | undefined} */
  get peer() {
    return this.#talk.peer;
  }

  /** Whether both sides' addresses stay hidden, as far as there is a TURN server. Counts from the next meeting. */
  get relayOnly() {
    return this.#talk.relayOnly;
  }

  set relayOnly(relayOnly) {
    this.#talk.relayOnly = relayOnly;
  }

  /** @param {Wishes} [wishes] */
  find(wishes = this.#wishes) {
    this.#wishes = wishes;
    this.#backoff.reset();
    this.#search('find_partner');
  }

  /** Leaves the partner, if there is one, and searches the next. */
  next() {
    this.#backoff.reset();
    this.#left = this.#meeting?.sessionId ?? this.#left;
    this.#search('next_partner');
  }

  stop() {
    this.#left = this.#meeting?.sessionId ?? this.#left;
    this.#link.socket.send({ type: 'stop_chat' });
    this.#reset('idle');
  }

  /** Keeps the partner although the video failed: the chat still works. */
  stay() {
    clearTimeout(this.#timer);
  }

  /** @returns {Promise<void>} once the server has it */
  async sendChat(text) {
    await this.#link.socket.request({ type: 'chat_message', text });
  }

  /** @param {'harassment'|'hate'|'nudity'|'minor'|'spam'|'other'} reason */
  async report(reason) {
    await this.#link.socket.request({ type: 'report_partner', reason });
  }

  /** Leaves the partner; the two never meet again. */
  async block() {
    await this.#link.socket.request({ type: 'block_partner' });
    this.#reset('idle');
  }

  /** @param {{cameraEnabled?: boolean, micEnabled?: boolean}} media */
  setMedia(media) {
    if (this.#meeting) {
      this.#link.socket.send({ type: 'media-state', ...media });
    }
  }

  /** @param {import('./peer.js').Tracks} tracks */
  async setTracks(tracks) {
    await this.peer?.setTracks(tracks);
  }

  close() {
    this.#reset('idle');
  }

  /** @param {Search} type */
  #search(type) {
    this.#reset('searching');
    const search = ++this.#searches;
    const wishes = type === 'find_partner' ? this.#wishes : {};
    this.#link.socket.request({ type, ...wishes }).catch((error) => {
      if (search === this.#searches && this.#state === 'searching' && error.code !== 'disconnected') {
        // A search that failed has left the partner; whoever was not heard may still be with them.
        this.#searchFailed(error, error.code === 'failed-to-find-partner' ? 'find_partner' : type);
      }
    });
  }

  /** @param {{code: string, retryAfterMs?: number}} problem @param {Search} again */
  #searchFailed({ code, retryAfterMs }, again) {
    if (!PASSING.has(code)) {
      this.#reset('idle');
      this.#notice({ code: 'refused', problem: code });
      return;
    }
    this.#reset('searching');
    const retryInMs = Math.max(retryAfterMs ?? 0, this.#backoff.next());
    this.#timer = setTimeout(() => this.#search(again), retryInMs);
    this.#notice({ code: 'failed-to-find-partner', retryInMs });
  }

  #receive(message) {
    switch (message.type) {
      case 'waiting_for_partner':
        clearTimeout(this.#timer);
        clearTimeout(this.#newsTimer);
        this.#position = message.position;
        return this.#enter('waiting');
      case 'partner_found':
        return this.#found(message);
      case 'webrtc_offer':
      case 'webrtc_answer':
      case 'ice_candidate':
        return this.#talk.signal(message);
      case 'chat_message':
        return this.dispatchEvent(new CustomEvent('chat', { detail: message }));
      case 'media-state-changed':
        return this.#mediaChanged(message);
      case 'partner_left':
        return this.#partnerLeft();
      case 'partner_disconnected':
        return this.#partnerDisconnected();
      case 'error':
        return message.code === 'failed-to-find-partner' && !message.replyTo && this.#droppedFromQueue(message);
      default:
        return undefined;
    }
  }

  #found(message) {
    clearTimeout(this.#newsTimer);
    const { sessionId, partner, language, level } = message;
    if (sessionId === this.#left) {
      this.#leaveAgain();
      return;
    }
    if (this.#talk.begin(message)) {
      clearTimeout(this.#timer);
      this.#backoff.reset();
      const known = this.#meeting?.sessionId === sessionId ? this.#meeting.partner : {};
      this.#meeting = { sessionId, partner: { ...known, ...partner }, language, level };
      this.#enter('matched');
    }
  }

  /** It was not heard that we left. Not at once: what was said later may be on its way. */
  #leaveAgain() {
    clearTimeout(this.#timer);
    const leave = () => (this.#state === 'idle' ? this.stop() : this.#search('next_partner'));
    this.#timer = setTimeout(leave, this.#backoff.next());
  }

  /** Whoever waited is told so when their meeting could not be made. */
  #droppedFromQueue(problem) {
    if (this.#state === 'searching' || this.#state === 'waiting') {
      this.#searchFailed(problem, 'find_partner');
    }
  }

  /** @param {import('./peer.js').PeerState} state */
  #followPeer(state) {
    if (state === 'connected') {
      clearTimeout(this.#timer);
      this.#enter('in-call');
    } else if (state === 'failed') {
      this.#timer = setTimeout(() => this.next(), VIDEO_FAILED_PAUSE);
      this.#notice({ code: 'video-failed', retryInMs: VIDEO_FAILED_PAUSE });
    }
  }

  #mediaChanged({ userId, cameraEnabled, micEnabled }) {
    if (this.#meeting?.partner.userId === userId) {
      Object.assign(this.#meeting.partner, { cameraEnabled, micEnabled });
      this.#changed();
    }
  }

  #partnerLeft() {
    if (this.#meeting) {
      this.#reset('idle');
      this.#notice({ code: 'partner-left' });
    }
  }

  #partnerDisconnected() {
    if (this.#meeting) {
      this.#reset('idle');
      this.#notice({ code: 'partner-disconnected', retryInMs: 0 });
      this.find();
    }
  }

  /** Where the server still knows us it says so; where it does not, whoever searched or talked searches again. */
  #connected({ resumed, replayed, sessionId }) {
    if (resumed) {
      this.peer?.resend();
    }
    clearTimeout(this.#newsTimer);
    if (!replayed && this.#state !== 'idle') {
      const isOver = this.#meeting && sessionId !== undefined && sessionId !== this.#meeting.sessionId;
      const goOn = () => (this.#meeting ? this.#partnerDisconnected() : this.find());
      this.#newsTimer = setTimeout(goOn, isOver ? 0 : NEWS_PATIENCE);
    }
  }

  /** @param {PartnerState} state */
  #reset(state) {
    clearTimeout(this.#timer);
    clearTimeout(this.#newsTimer);
    this.#talk.end();
    this.#meeting = undefined;
    this.#enter(state);
  }

  #enter(state) {
    this.#state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {Notice} detail */
  #notice(detail) {
    this.dispatchEvent(new CustomEvent('notice', { detail }));
  }
}

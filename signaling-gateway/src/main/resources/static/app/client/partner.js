import { Backoff } from './backoff.js';
import { Peer } from './peer.js';

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
const SETTLE = 2_000;
/** Errors after which asking again may help. */
const PASSING = new Set(['failed-to-find-partner', 'unavailable', 'rate-limited', 'timeout', 'conflict']);

export class Partner extends EventTarget {
  #link;
  #backoff;
  /** @type {PartnerState} */
  #state = 'idle';
  /** @type {Wishes} */
  #wishes = {};
  /** @type {Peer | undefined} */
  #peer;
  #position = 0;
  /** @type {any} */
  #meeting;
  #timer;
  /** Whether both sides' addresses stay hidden, as far as there is a TURN server. Counts from the next meeting. */
  relayOnly = true;

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
    link.ice.addEventListener('change', () => this.#peer?.setConfiguration(this.#configuration()));
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

  get peer() {
    return this.#peer;
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
    this.#search('next_partner');
  }

  stop() {
    clearTimeout(this.#timer);
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
    await this.#peer?.setTracks(tracks);
  }

  close() {
    clearTimeout(this.#timer);
    this.#reset('idle');
  }

  /** @param {'find_partner'|'next_partner'} type */
  #search(type) {
    clearTimeout(this.#timer);
    this.#reset('searching');
    const wishes = type === 'find_partner' ? this.#wishes : {};
    this.#link.socket.request({ type, ...wishes }).catch((error) => this.#searchFailed(error));
  }

  #searchFailed({ code, retryAfterMs }) {
    if (this.#state !== 'searching' || code === 'disconnected') {
      return;
    }
    if (!PASSING.has(code)) {
      this.#reset('idle');
      this.#notice({ code: 'refused', problem: code });
      return;
    }
    const retryInMs = Math.max(retryAfterMs ?? 0, this.#backoff.next());
    this.#timer = setTimeout(() => this.#search('find_partner'), retryInMs);
    this.#notice({ code: 'failed-to-find-partner', retryInMs });
  }

  #receive(message) {
    switch (message.type) {
      case 'waiting_for_partner':
        this.#position = message.position;
        return this.#enter('waiting');
      case 'partner_found':
        return this.#found(message);
      case 'webrtc_offer':
        return this.#peer?.receive({ description: { type: 'offer', sdp: message.sdp } });
      case 'webrtc_answer':
        return this.#peer?.receive({ description: { type: 'answer', sdp: message.sdp } });
      case 'ice_candidate':
        return this.#peer?.receive({ candidate: message.candidate });
      case 'chat_message':
        return this.dispatchEvent(new CustomEvent('chat', { detail: message }));
      case 'media-state-changed':
        return this.#mediaChanged(message);
      case 'partner_left':
        return this.#partnerLeft();
      case 'partner_disconnected':
        return this.#partnerDisconnected();
      case 'error':
        return message.code === 'failed-to-find-partner' && !message.replyTo && this.#searchFailed(message);
      default:
        return undefined;
    }
  }

  #found({ sessionId, partner, isInitiator, pairEpoch = 0, language, level }) {
    clearTimeout(this.#timer);
    const same = this.#meeting?.sessionId === sessionId;
    if (same && this.#peer && this.#peer.epoch >= pairEpoch) {
      return;
    }
    this.#meeting = { sessionId, partner: { ...(same ? this.#meeting.partner : {}), ...partner }, language, level };
    this.#backoff.reset();
    this.#talk(isInitiator, pairEpoch);
    this.#enter('matched');
  }

  #talk(isInitiator, epoch) {
    this.#peer?.close();
    const peer = new Peer({
      polite: !isInitiator,
      initiator: isInitiator,
      epoch,
      configuration: this.#configuration(),
      tracks: this.#link.tracks(),
      send: ({ description, candidate }) =>
        this.#link.socket.send(
          description
            ? { type: `webrtc_${description.type}`, sdp: description.sdp }
            : { type: 'ice_candidate', candidate: candidate ?? null },
        ),
    });
    this.#peer = peer;
    peer.addEventListener('track', () => this.#changed());
    peer.addEventListener('state', () => peer === this.#peer && this.#followPeer(peer.state));
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
    this.#changed();
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
  #connected({ resumed }) {
    if (resumed) {
      this.#peer?.resend();
    } else if (this.#state !== 'idle') {
      const meeting = this.#meeting?.sessionId;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        if (meeting && this.#meeting?.sessionId === meeting) {
          this.#partnerDisconnected();
        } else if (!this.#meeting) {
          this.find();
        }
      }, SETTLE);
    }
  }

  #configuration() {
    return this.#link.ice.configuration(this.relayOnly);
  }

  /** @param {PartnerState} state */
  #reset(state) {
    clearTimeout(this.#timer);
    this.#peer?.close();
    this.#peer = undefined;
    this.#meeting = undefined;
    this.#enter(state);
  }

  /** @param {PartnerState} state */
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

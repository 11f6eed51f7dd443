<<<<<<< HEAD
import { Lines } from './lines.js';
import { Sent } from './sent.js';
=======
import { Repair } from './repair.js';
>>>>>>> leftovers

/**
 * One other participant: an RTCPeerConnection that negotiates by the "perfect negotiation" pattern and repairs
 * itself by ICE restarts. It always has one audio and one video line each way; tracks come and go by `replaceTrack`,
 * so switching a camera needs no negotiation.
 *
 * Events: `state` (detail: {@link PeerState}), `track` (the remote stream has one more track).
 *
 * @typedef {'connecting'|'connected'|'interrupted'|'failed'|'closed'} PeerState
 *
 * @typedef {object} Tracks
 * @property {MediaStreamTrack | null} audio
 * @property {MediaStreamTrack | null} video
 *
 * @typedef {object} PeerSignal what the two sides tell each other
 * @property {RTCSessionDescriptionInit} [description]
 * @property {RTCIceCandidateInit | null} [candidate]
 */

/** How long the side that waits for an offer waits before it makes one itself (it is polite: that is safe). */
const OFFER_PATIENCE = 8_000;
/** How long a new connection may take. */
const CONNECT_PATIENCE = 20_000;
/** How long the polite side waits for the other to seek a new path. */
const HEAD_START = 2_000;

export class Peer extends EventTarget {
  #pc;
  #polite;
  #send;
  #lines;
  /** @type {PeerState} */
  #state = 'connecting';
  #makingOffer = false;
  #ignoringOffer = false;
  #answerPending = false;
<<<<<<< HEAD
  #sent = new Sent();
  /** The last description that was taken. */
  #taken = '';
  #restarts = 0;
=======
  #maxBitrate = 0;
  #repair;
>>>>>>> leftovers
  /** @type {Promise<void>} */
  #inbox = Promise.resolve();
  #offerTimer;
  #deadlineTimer;

  /**
   * @param {object} options
   * @param {boolean} options.polite yields when both offer at once
   * @param {boolean} options.initiator offers first
   * @param {number} options.epoch of the pair
   * @param {RTCConfiguration} options.configuration
   * @param {Tracks} options.tracks what is sent
   * @param {(signal: PeerSignal) => void} options.send
   */
  constructor({ polite, initiator, epoch, configuration, tracks, send }) {
    super();
    this.epoch = epoch;
    /** What they send. @type {MediaStream} */
    this.stream = new MediaStream();
    this.#polite = polite;
    this.#send = send;
    this.#pc = new RTCPeerConnection(configuration);
<<<<<<< HEAD
    this.#lines = new Lines(this.#pc, tracks);
=======
    this.#repair = new Repair({
      restart: () => {
        clearTimeout(this.#deadlineTimer);
        this.#pc.restartIce();
      },
      giveUp: () => this.#enter('failed'),
      headStart: polite ? HEAD_START : 0,
    });
>>>>>>> leftovers
    this.#listen();
    this.#deadlineTimer = setTimeout(() => this.#enter('failed'), CONNECT_PATIENCE);
    if (initiator) {
      this.#lines.add();
    } else {
      this.#offerTimer = setTimeout(() => this.#lines.add(), OFFER_PATIENCE);
    }
  }

  get state() {
    return this.#state;
  }

  /**
   * Takes what the other side sent, in order.
   * @param {PeerSignal} signal
   */
  receive(signal) {
    this.#inbox = this.#inbox
      .then(() => (signal.description ? this.#describe(signal.description) : this.#addCandidate(signal.candidate)))
      .catch((error) => {
        if (this.#pc.signalingState !== 'closed') {
          console.warn('causerie: a signal could not be used', error);
        }
      });
  }

  /** @param {Tracks} tracks */
  async setTracks(tracks) {
    await this.#lines.setTracks(tracks);
  }

  /** @param {RTCConfiguration} configuration with newer credentials */
  setConfiguration(configuration) {
    if (this.#state !== 'closed') {
      this.#pc.setConfiguration(configuration);
    }
  }

  /** @param {number} bitsPerSecond at most, for video; in a mesh each participant sends to all the others */
  async limitVideo(bitsPerSecond) {
    await this.#lines.limitVideo(bitsPerSecond);
  }

  /** Seeks a new path; for when the old one failed, and on the user's demand. */
  restart() {
    if (this.#pc.connectionState === 'connected') {
      // A path that still works is used until the new one is found: nothing is interrupted.
      this.#pc.restartIce();
    } else {
      this.#enter('interrupted');
      this.#repair.begin();
    }
  }

  /** After a resume: what was said into the dying connection may not have arrived. */
  resend() {
    this.#sent.ofUse(this.#pc).forEach((signal) => this.#send(signal));
  }

  /** @returns {Promise<RTCStatsReport>} */
  getStats() {
    return this.#pc.getStats();
  }

  close() {
    [this.#offerTimer, this.#deadlineTimer].forEach(clearTimeout);
    this.#repair.end();
    this.#pc.close();
    this.#enter('closed');
  }

  #listen() {
    const pc = this.#pc;
    pc.onnegotiationneeded = () => this.#offer();
    pc.onicecandidate = ({ candidate }) => this.#tell({ candidate: candidate ? candidate.toJSON() : null });
    pc.onconnectionstatechange = () => this.#followConnection();
    pc.ontrack = ({ track }) => {
      this.stream.addTrack(track);
      this.dispatchEvent(new CustomEvent('track'));
    };
  }

  #tell(signal) {
    this.#sent.add(signal);
    this.#send(signal);
  }

  #tellDescription() {
    if (this.#pc.localDescription) {
      this.#tell({ description: this.#pc.localDescription });
    }
  }

  async #offer() {
    try {
      this.#makingOffer = true;
      await this.#pc.setLocalDescription();
      this.#tellDescription();
    } catch (error) {
      if (this.#pc.signalingState !== 'closed') {
        console.warn('causerie: no offer could be made', error);
      }
    } finally {
      this.#makingOffer = false;
    }
  }

  /** @param {RTCSessionDescriptionInit} description */
  async #describe(description) {
    const pc = this.#pc;
    const isOffer = description.type === 'offer';
    const ready = !this.#makingOffer && (pc.signalingState === 'stable' || this.#answerPending);
    this.#ignoringOffer = !this.#polite && isOffer && !ready;
    // What is repeated after a resume says nothing new; but our answer to it may be what was lost.
    const again = description.sdp === this.#taken;
    if (again && isOffer && pc.signalingState === 'stable' && this.#sent.description?.type === 'answer') {
      this.#send({ description: this.#sent.description });
      return;
    }
    const late = !isOffer && (again || pc.signalingState !== 'have-local-offer');
    if (this.#ignoringOffer || late) {
      return;
    }
    clearTimeout(this.#offerTimer);
    if (isOffer && this.#state === 'interrupted') {
      this.#repair.joined();
    }
    this.#answerPending = !isOffer;
    try {
      await pc.setRemoteDescription(description);
      this.#taken = description.sdp;
    } finally {
      this.#answerPending = false;
    }
    if (isOffer) {
      await this.#lines.attach();
      await pc.setLocalDescription();
      this.#tellDescription();
    }
    await this.#lines.limitVideo();
  }

  /** @param {RTCIceCandidateInit | null | undefined} candidate */
  async #addCandidate(candidate) {
    try {
      await this.#pc.addIceCandidate(candidate ?? undefined);
    } catch (error) {
      if (!this.#ignoringOffer) {
        throw error;
      }
    }
  }

  #followConnection() {
    switch (this.#pc.connectionState) {
      case 'connected':
        clearTimeout(this.#deadlineTimer);
        this.#repair.end();
        this.#enter('connected');
        break;
      case 'disconnected':
        this.#interrupted(false);
        break;
      case 'failed':
        this.#interrupted(true);
        break;
      default:
    }
  }

  #interrupted(forGood) {
    if (this.#state !== 'failed') {
      this.#enter('interrupted');
      this.#repair.interrupted(forGood);
    }
  }

  /** @param {PeerState} state */
  #enter(state) {
    if (this.#state !== state && this.#state !== 'closed') {
      this.#state = state;
      this.dispatchEvent(new CustomEvent('state', { detail: state }));
    }
  }
}

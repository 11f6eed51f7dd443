import { Peer } from './peer.js';

/**
 * The session dialect: who is in the session of a slot, and a {@link Peer} with each of them.
 *
 * Events: `change` (whatever is shown of the session or a peer), `participant-joined` and `participant-left` (detail:
 * the participant, and the reason), `chat` (detail: `{fromUserId, text, at}`), `recording`, `ended` (detail: reason).
 */

const EARLY_LIMIT = 100;
/** Bits per second of video to each other participant, by how many there are. */
const videoLimit = (others) => (others <= 1 ? 1_200_000 : others <= 3 ? 600_000 : 250_000);

export class Session extends EventTarget {
  #link;
  /** @type {import('./types.js').SessionState | undefined} */
  #state;
  /** @type {Map<string, Peer>} */
  #peers = new Map();
  /** Signals of pairs we have not been told of yet. @type {any[]} */
  #early = [];
  /** What the user wants; told to the server whenever it thinks otherwise. */
  #media = { cameraEnabled: true, micEnabled: true };

  /** @param {import('./types.js').Link} link */
  constructor(link) {
    super();
    this.#link = link;
    link.socket.addEventListener('message', (event) => this.#receive(/** @type {CustomEvent} */ (event).detail));
    link.socket.addEventListener('ready', (event) => this.#resumed(/** @type {CustomEvent} */ (event).detail));
    link.ice.addEventListener('change', () => this.#peers.forEach((peer) => peer.setConfiguration(this.#configuration())));
  }

  /** The session as it is now; undefined outside of one. */
  get state() {
    return this.#state;
  }

  /** @param {string} userId @returns {Peer | undefined} */
  peer(userId) {
    return this.#peers.get(userId);
  }

  /** @returns {Promise<void>} once the server has it */
  async sendChat(text) {
    await this.#link.socket.request({ type: 'chat-message', text });
  }

  /**
   * Tells the others. The tracks themselves are set by {@link CauserieClient#setTracks}.
   * @param {{cameraEnabled?: boolean, micEnabled?: boolean}} media
   */
  setMedia(media) {
    Object.assign(this.#media, media);
    if (this.#state) {
      this.#link.socket.send({ type: 'media-state', ...media });
    }
  }

  /** @returns {Promise<void>} once the server has let go */
  async leave() {
    try {
      await this.#link.socket.request({ type: 'leave' });
    } finally {
      this.#clear();
    }
  }

  /** @param {import('./peer.js').Tracks} tracks */
  async setTracks(tracks) {
    await Promise.all([...this.#peers.values()].map((peer) => peer.setTracks(tracks)));
  }

  close() {
    this.#clear();
  }

  #receive(message) {
    switch (message.type) {
      case 'session-state':
        return this.#sync(message);
      case 'participant-joined':
        return this.#joined(message);
      case 'participant-left':
        return this.#left(message);
      case 'offer':
      case 'answer':
      case 'ice-candidate':
        return this.#signal(message);
      case 'media-state-changed':
        return this.#mediaChanged(message);
      case 'recording-state':
        return this.#recordingChanged(message);
      case 'chat-message':
        return this.dispatchEvent(new CustomEvent('chat', { detail: message }));
      case 'session-ended':
        return this.#ended(message);
      default:
        return undefined;
    }
  }

  /** @param {import('./types.js').SessionState} state */
  #sync(state) {
    if (state.kind === 'partner') {
      return;
    }
    this.#state = state;
    const there = new Set(state.participants.map((each) => each.userId));
    [...this.#peers.keys()].filter((userId) => !there.has(userId)).forEach((userId) => this.#drop(userId));
    for (const each of state.participants) {
      if (each.status === 'connected' && typeof each.pairEpoch === 'number') {
        this.#meet(each.userId, each);
      }
    }
    this.#tellMedia();
    this.#changed();
  }

  #joined({ user, polite, pairEpoch, initiator }) {
    if (!this.#state) {
      return;
    }
    const isNew = !this.#participant(user.userId);
    this.#state.participants = [...this.#state.participants.filter((each) => each.userId !== user.userId), user];
    this.#meet(user.userId, { polite, pairEpoch, initiator });
    if (isNew) {
      this.dispatchEvent(new CustomEvent('participant-joined', { detail: { participant: user } }));
    }
    this.#changed();
  }

  #left({ userId, reason }) {
    const participant = this.#participant(userId);
    if (userId === this.#link.userId()) {
      this.#clear();
      this.dispatchEvent(new CustomEvent('ended', { detail: { reason } }));
      return;
    }
    this.#drop(userId);
    if (this.#state && participant) {
      this.#state.participants = this.#state.participants.filter((each) => each !== participant);
      this.dispatchEvent(new CustomEvent('participant-left', { detail: { participant, reason } }));
    }
    this.#changed();
  }

  /**
   * Those who were there offer to the newcomer. The same epoch means the same connection.
   * @param {string} userId
   * @param {{polite?: boolean, pairEpoch?: number, initiator?: boolean}} pair
   */
  #meet(userId, { polite = false, pairEpoch = 0, initiator = !polite }) {
    const known = this.#peers.get(userId);
    if (known && known.epoch >= pairEpoch) {
      return;
    }
    this.#drop(userId);
    const to = { toUserId: userId, pairEpoch };
    const peer = new Peer({
      polite,
      initiator,
      epoch: pairEpoch,
      configuration: this.#configuration(),
      tracks: this.#link.tracks(),
      send: ({ description, candidate }) =>
        this.#link.socket.send(
          description
            ? { type: description.type, ...to, sdp: description.sdp }
            : { type: 'ice-candidate', ...to, candidate: candidate ?? null },
        ),
    });
    peer.addEventListener('state', () => this.#changed());
    peer.addEventListener('track', () => this.#changed());
    this.#peers.set(userId, peer);
    this.#shareBandwidth();
    const early = this.#early.filter((each) => each.fromUserId === userId);
    this.#early = this.#early.filter((each) => each.fromUserId !== userId);
    early.forEach((each) => this.#signal(each));
  }

  #signal(message) {
    const { fromUserId, pairEpoch, type, sdp, candidate } = message;
    const peer = this.#peers.get(fromUserId);
    if (!peer || pairEpoch > peer.epoch) {
      this.#early = [...this.#early, message].slice(-EARLY_LIMIT);
    } else if (pairEpoch === undefined || pairEpoch === peer.epoch) {
      peer.receive(type === 'ice-candidate' ? { candidate } : { description: { type, sdp } });
    }
  }

  #mediaChanged({ userId, cameraEnabled, micEnabled }) {
    const participant = this.#participant(userId);
    if (participant) {
      Object.assign(participant, { cameraEnabled, micEnabled });
      this.#changed();
    }
  }

  #recordingChanged({ recording, consentingUserIds }) {
    if (this.#state) {
      const before = this.#state.recording;
      this.#state.recording = recording;
      this.#state.participants.forEach((each) => {
        each.recordingConsent = consentingUserIds.includes(each.userId);
      });
      if (before !== recording) {
        this.dispatchEvent(new CustomEvent('recording', { detail: { recording } }));
      }
      this.#changed();
    }
  }

  #ended({ sessionId, reason }) {
    if (this.#state?.sessionId === sessionId) {
      this.#clear();
      this.dispatchEvent(new CustomEvent('ended', { detail: { reason } }));
    }
  }

  #resumed({ resumed }) {
    if (resumed) {
      this.#peers.forEach((peer) => peer.resend());
    } else {
      // A new arrival: the server tells everything anew.
      this.#clear();
    }
  }

  #tellMedia() {
    const mine = this.#participant(this.#link.userId());
    const differs =
      mine && (mine.cameraEnabled !== this.#media.cameraEnabled || mine.micEnabled !== this.#media.micEnabled);
    if (differs) {
      this.#link.socket.send({ type: 'media-state', ...this.#media });
    }
  }

  #participant(userId) {
    return this.#state?.participants.find((each) => each.userId === userId);
  }

  #configuration() {
    return this.#link.ice.configuration(false);
  }

  #drop(userId) {
    this.#peers.get(userId)?.close();
    this.#peers.delete(userId);
    this.#shareBandwidth();
  }

  #shareBandwidth() {
    this.#peers.forEach((peer) => peer.limitVideo(videoLimit(this.#peers.size)));
  }

  #clear() {
    this.#peers.forEach((peer) => peer.close());
    this.#peers.clear();
    this.#early = [];
    this.#state = undefined;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}

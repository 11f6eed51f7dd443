import { Pairs } from './pairs.js';

/**
 * The session dialect: who is in the session of a slot, and a {@link import('./peer.js').Peer} with each of them.
 *
 * Events: `change` (whatever is shown of the session or a peer), `participant-joined` and `participant-left` (detail:
 * the participant, and the reason), `chat` (detail: `{fromUserId, text, at}`), `recording`, `ended` (detail: reason).
 */

/** How long after a new hello the server takes at most to say which session we are in. */
const NEWS_PATIENCE = 5_000;

export class Session extends EventTarget {
  #link;
  /** @type {import('./types.js').SessionState | undefined} */
  #state;
  #pairs;
  /** The session we were in, until the server says whether we still are. @type {string | undefined} */
  #missed;
  #newsTimer;
  /** What the user wants; told to the server whenever it thinks otherwise. */
  #media = { cameraEnabled: true, micEnabled: true };

  /** @param {import('./types.js').Link} link */
  constructor(link) {
    super();
    this.#link = link;
    link.socket.addEventListener('message', (event) => this.#receive(/** @type {CustomEvent} */ (event).detail));
    link.socket.addEventListener('ready', (event) => this.#resumed(/** @type {CustomEvent} */ (event).detail));
    this.#pairs = new Pairs(link);
    this.#pairs.addEventListener('change', () => this.#changed());
    this.#pairs.addEventListener('connected', (event) => this.#isBack(/** @type {CustomEvent} */ (event).detail));
  }

  /** The session as it is now; undefined outside of one. */
  get state() {
    return this.#state;
  }

  /** @param {string} userId @returns {import('./peer.js').Peer | undefined} */
  peer(userId) {
    return this.#pairs.with(userId);
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
      this.close();
    }
  }

  /** @param {import('./peer.js').Tracks} tracks */
  async setTracks(tracks) {
    await this.#pairs.setTracks(tracks);
  }

  /** The connection is gone: should it be back, the session may be over. */
  interrupt() {
    this.#missed = this.#state?.sessionId ?? this.#missed;
    clearTimeout(this.#newsTimer);
    this.#clear();
  }

  close() {
    this.#heard();
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
    this.#heard();
    this.#state = state;
    this.#pairs.retain(new Set(state.participants.map((each) => each.userId)));
    for (const each of state.participants) {
      // Also whose place is held: that they are back is not told, they simply go on.
      if (typeof each.pairEpoch === 'number') {
        this.#pairs.meet(each.userId, each);
      }
      if (this.peer(each.userId)?.state === 'connected') {
        each.status = 'connected';
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
    this.#pairs.meet(user.userId, { polite, pairEpoch, initiator });
    if (isNew) {
      this.dispatchEvent(new CustomEvent('participant-joined', { detail: { participant: user } }));
    }
    this.#changed();
  }

  #left({ userId, reason }) {
    const participant = this.#participant(userId);
    if (userId === this.#link.userId()) {
      this.#over(reason);
      return;
    }
    this.#pairs.drop(userId);
    if (this.#state && participant) {
      this.#state.participants = this.#state.participants.filter((each) => each !== participant);
      this.dispatchEvent(new CustomEvent('participant-left', { detail: { participant, reason } }));
    }
    this.#changed();
  }

  #signal(message) {
    this.#isBack(message.fromUserId);
    this.#pairs.signal(message);
  }

  /** Nobody is told of a resume: whoever says something is connected. */
  #isBack(userId) {
    const participant = this.#participant(userId);
    if (participant?.status === 'disconnected') {
      participant.status = 'connected';
      this.#changed();
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
    if ((this.#state?.sessionId ?? this.#missed) === sessionId) {
      this.#over(reason);
    }
  }

  #over(reason) {
    this.close();
    this.dispatchEvent(new CustomEvent('ended', { detail: { reason } }));
  }

  #resumed({ resumed, replayed, sessionId }) {
    this.#missed = this.#state?.sessionId ?? this.#missed;
    if (resumed) {
      this.#pairs.resend();
      this.#tellMedia();
    } else {
      // A new arrival: the server tells everything anew.
      this.#clear();
    }
    clearTimeout(this.#newsTimer);
    if (replayed) {
      this.#missed = undefined;
    } else if (this.#missed && sessionId !== undefined && sessionId !== this.#missed) {
      this.#over('disconnected');
    } else if (this.#missed) {
      this.#newsTimer = setTimeout(() => this.#over('disconnected'), NEWS_PATIENCE);
    }
  }

  #heard() {
    clearTimeout(this.#newsTimer);
    this.#missed = undefined;
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

  #clear() {
    this.#pairs.clear();
    this.#state = undefined;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}

/** For how long what was sent may have been lost in a connection that was dying: as long as a place is held. */
const KEPT_FOR = 30_000;

/**
 * What a peer was sent of late, to be repeated after a resume. An offer that is answered and the candidates of a path
 * that was given up are of no use any more; what the other side has already, it passes over.
 *
 * @typedef {import('./peer.js').PeerSignal} PeerSignal
 */
export class Sent {
  /** @type {{at: number, signal: PeerSignal}[]} */
  #signals = [];
  /** The last one. @type {RTCSessionDescription | RTCSessionDescriptionInit | undefined} */
  description;

  /** @param {PeerSignal} signal */
  add(signal) {
    this.description = signal.description ?? this.description;
    this.#signals = [...this.#recent(), { at: Date.now(), signal }];
  }

  /**
   * @param {RTCPeerConnection} connection
   * @returns {PeerSignal[]} in order
   */
  ofUse({ signalingState, localDescription }) {
    return this.#recent()
      .map(({ signal }) => signal)
      .filter(({ description, candidate }) =>
        description
          ? description === this.description && (description.type === 'answer' || signalingState === 'have-local-offer')
          : !candidate?.usernameFragment || localDescription?.sdp.includes(candidate.usernameFragment),
      );
  }

  #recent() {
    return this.#signals.filter(({ at }) => Date.now() - at < KEPT_FOR);
  }
}

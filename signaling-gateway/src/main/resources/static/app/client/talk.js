import { Early } from './early.js';
import { Peer } from './peer.js';

/** The {@link Peer} with the partner of the moment. Events: `change`, `state` (detail: the peer's). */
export class Talk extends EventTarget {
  #link;
  /** @type {Peer | undefined} */
  #peer;
  #sessionId = '';
  /** Of a meeting we have not been told of yet. */
  #early = new Early();
  /** Whether both sides' addresses stay hidden, as far as there is a TURN server. Counts from the next meeting. */
  relayOnly = true;

  /** @param {import('./types.js').Link} link */
  constructor(link) {
    super();
    this.#link = link;
    link.ice.addEventListener('change', () => this.#peer?.setConfiguration(this.#configuration()));
  }

  get peer() {
    return this.#peer;
  }

  /** Begins, anew if either of the two arrived anew. False if it is the one that goes on. */
  begin({ sessionId, isInitiator, pairEpoch = 0 }) {
    if (this.#peer && sessionId === this.#sessionId && this.#peer.epoch >= pairEpoch) {
      return false;
    }
    this.end();
    const of = { sessionId, pairEpoch };
    const peer = new Peer({
      polite: !isInitiator,
      initiator: isInitiator,
      epoch: pairEpoch,
      configuration: this.#configuration(),
      tracks: this.#link.tracks(),
      send: ({ description, candidate }) =>
        this.#link.socket.send(
          description
            ? { type: `webrtc_${description.type}`, ...of, sdp: description.sdp }
            : { type: 'ice_candidate', ...of, candidate: candidate ?? null },
        ),
    });
    this.#peer = peer;
    this.#sessionId = sessionId;
    peer.addEventListener('track', () => this.dispatchEvent(new CustomEvent('change')));
    peer.addEventListener('state', () => peer === this.#peer && this.#follow(peer.state));
    const early = this.#early.take(() => true);
    early.filter((each) => each.sessionId === sessionId).forEach((each) => this.signal(each));
    return true;
  }

  /**
   * An offer, an answer or a candidate. What does not belong to this meeting is of an earlier one, or of one that we are
   * about to be told of. Other clients may not say which.
   */
  signal(message) {
    const { type, sdp, candidate, sessionId = this.#sessionId, pairEpoch = this.#peer?.epoch } = message;
    const isThis = this.#peer && sessionId === this.#sessionId;
    if (isThis && pairEpoch === this.#peer?.epoch) {
      const description = { type: type.replace('webrtc_', ''), sdp };
      this.#peer?.receive(type === 'ice_candidate' ? { candidate } : { description });
    } else if (!isThis || pairEpoch > (this.#peer?.epoch ?? 0)) {
      this.#early.add(message);
    }
  }

  end() {
    this.#peer?.close();
    this.#peer = undefined;
  }

  #follow(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
    this.dispatchEvent(new CustomEvent('change'));
  }

  #configuration() {
    return this.#link.ice.configuration(this.relayOnly);
  }
}

import { Early } from './early.js';
import { Peer } from './peer.js';

/** Bits per second of video to each other participant, by how many there are. */
const videoLimit = (others) => (others <= 1 ? 1_200_000 : others <= 3 ? 600_000 : 250_000);

/** A {@link Peer} with each of the others in a session. Events: `change`, `connected` (detail: with whom). */
export class Pairs extends EventTarget {
  #link;
  /** @type {Map<string, Peer>} */
  #peers = new Map();
  /** Of pairs we have not been told of yet. */
  #early = new Early();

  /** @param {import('./types.js').Link} link */
  constructor(link) {
    super();
    this.#link = link;
    link.ice.addEventListener('change', () => this.#peers.forEach((peer) => peer.setConfiguration(this.#configuration())));
  }

  /** @param {string} userId @returns {Peer | undefined} */
  with(userId) {
    return this.#peers.get(userId);
  }

  /**
   * Those who were there offer to the newcomer. The same epoch means the same connection.
   * @param {string} userId
   * @param {{polite?: boolean, pairEpoch?: number, initiator?: boolean}} pair
   */
  meet(userId, { polite = false, pairEpoch = 0, initiator = !polite }) {
    const known = this.#peers.get(userId);
    if (known && known.epoch >= pairEpoch) {
      return;
    }
    this.drop(userId);
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
    peer.addEventListener('state', () => this.#followed(userId, peer));
    peer.addEventListener('track', () => this.#changed());
    this.#peers.set(userId, peer);
    this.#shareBandwidth();
    this.#early.take((each) => each.fromUserId === userId).forEach((each) => this.signal(each));
  }

  /** An offer, an answer or a candidate. */
  signal(message) {
    const { fromUserId, pairEpoch, type, sdp, candidate } = message;
    const peer = this.#peers.get(fromUserId);
    if (!peer || pairEpoch > peer.epoch) {
      this.#early.add(message);
    } else if (pairEpoch === undefined || pairEpoch === peer.epoch) {
      peer.receive(type === 'ice-candidate' ? { candidate } : { description: { type, sdp } });
    }
  }

  /** After a resume. */
  resend() {
    this.#peers.forEach((peer) => peer.resend());
  }

  /** @param {import('./peer.js').Tracks} tracks */
  async setTracks(tracks) {
    await Promise.all([...this.#peers.values()].map((peer) => peer.setTracks(tracks)));
  }

  drop(userId) {
    this.#peers.get(userId)?.close();
    this.#peers.delete(userId);
    this.#shareBandwidth();
  }

  /** @param {Set<string>} userIds who is still there */
  retain(userIds) {
    [...this.#peers.keys()].filter((userId) => !userIds.has(userId)).forEach((userId) => this.drop(userId));
  }

  clear() {
    this.#early.clear();
    this.retain(new Set());
  }

  #followed(userId, peer) {
    if (peer.state === 'connected') {
      this.dispatchEvent(new CustomEvent('connected', { detail: userId }));
    }
    this.#changed();
  }

  #configuration() {
    return this.#link.ice.configuration(false);
  }

  #shareBandwidth() {
    this.#peers.forEach((peer) => peer.limitVideo(videoLimit(this.#peers.size)));
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}

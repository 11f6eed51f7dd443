/**
 * The client side of Causerie's signaling protocol: one connection, the session of a slot, chats with strangers.
 * Needs WebSocket, WebRTC and fetch, and touches no document. Described in docs/client.md.
 *
 * @module causerie-client
 */
import { Api } from './client/api.js';
import { IceServers } from './client/ice.js';
import { Partner } from './client/partner.js';
import { Recording } from './client/recording.js';
import { Session } from './client/session.js';
import { SignalingSocket } from './client/socket.js';

export { SignalingError } from './client/closes.js';
export { PartQueue } from './client/part-queue.js';
export { Recorder } from './client/recorder.js';
export { RecordingClock } from './client/recording-clock.js';
export { claimsOf, expiryOf } from './client/token.js';

/**
 * @typedef {import('./client/socket.js').ConnectionState} ConnectionState
 * @typedef {import('./client/types.js').SessionState} SessionState
 * @typedef {import('./client/types.js').Participant} Participant
 * @typedef {import('./client/types.js').ChatMessage} ChatMessage
 * @typedef {import('./client/partner.js').Notice} Notice
 * @typedef {import('./client/partner.js').Wishes} Wishes
 * @typedef {import('./client/peer.js').Tracks} Tracks
 * @typedef {import('./client/part-queue.js').Part} Part
 * @typedef {import('./client/part-queue.js').Progress} Progress
 *
 * @typedef {object} ClientOptions
 * @property {string | URL} url of the gateway: `wss://…/ws`, the `signalingUrl` of the answer to a join
 * @property {(renew: boolean) => string | Promise<string>} token gives the user's token; `renew` asks for a newer
 *   one than it gave before. Nothing, or the same again, ends the connection with `unauthenticated`
 * @property {string | URL} [api] origin of the REST API, for
 *   `GET /ice-servers`, consent and the recording; that of `url` if absent
 * @property {boolean} [relayOnlyForStrangers] hide both sides' addresses in chats with strangers, if there is a TURN
 *   server; true if absent
 * @property {{first?: number, max?: number, factor?: number, jitter?: number}} [backoff] waits between attempts to
 *   connect, in milliseconds; from 3 s to 30 s, doubled each time, if absent
 */

/**
 * Events: `connection` (detail: {@link ConnectionState}), `slot-reminder` (detail: `{timeSlotId, startTime}`),
 * `registration-promoted` (detail: `{timeSlotId}`), `problem` (detail: an `error` message that answers no request).
 */
export class CauserieClient extends EventTarget {
  #socket;
  #ice;
  #userId = '';
  /** @type {Tracks} */
  #tracks = { audio: null, video: null };
  /** @type {ConnectionState} */
  #connection = { state: 'idle' };

  /** @param {ClientOptions} options */
  constructor({ url, token, api, relayOnlyForStrangers = true, backoff }) {
    super();
    const rest = new Api(new URL(api ?? url).href.replace(/^ws/, 'http'), token);
    this.#socket = new SignalingSocket({ url: String(url), token, backoff });
    this.#ice = new IceServers(() => rest.json('/ice-servers'));
    this.#socket.addEventListener('ready', (event) => {
      const { userId, iceServers } = /** @type {CustomEvent} */ (event).detail;
      this.#userId = userId;
      this.#ice.use(iceServers ?? []);
    });
    const link = {
      socket: this.#socket,
      ice: this.#ice,
      tracks: () => this.#tracks,
      userId: () => this.#userId,
    };
    /** The session of a slot. */
    this.session = new Session(link);
    /** Chats with strangers. */
    this.partner = new Partner(link);
    this.partner.relayOnly = relayOnlyForStrangers;
    /** Our own voice in the session's recording. */
    this.recording = new Recording({ session: this.session, api: rest, token, userId: () => this.#userId });
    this.#socket.addEventListener('state', (event) => this.#follow(/** @type {CustomEvent} */ (event).detail));
    this.#socket.addEventListener('message', (event) => this.#pass(/** @type {CustomEvent} */ (event).detail));
  }

  /** How the connection stands. */
  get connection() {
    return this.#connection;
  }

  /** Who the server says we are; empty before the first `connected`. */
  get userId() {
    return this.#userId;
  }

  connect() {
    this.#socket.open();
  }

  /** Ends the connection, and does not come back to the place that is held. */
  disconnect() {
    this.#ice.stop();
    this.session.close();
    this.partner.close();
    this.#socket.close();
  }

  /** Attempts to connect at once, instead of after the wait that is going on. */
  retryNow() {
    this.#socket.retryNow();
  }

  /** Finds out whether the connection still works; for when the network or the page came back. */
  probe() {
    this.#socket.probe();
    this.#socket.retryNow();
    this.recording.retryNow();
  }

  /**
   * What is sent to everybody we talk to, now and later; null sends nothing.
   * @param {Tracks} tracks
   */
  async setTracks(tracks) {
    this.#tracks = { ...tracks };
    this.recording.setMicrophone(tracks.audio);
    await Promise.all([this.session.setTracks(tracks), this.partner.setTracks(tracks)]);
  }

  /** @param {ConnectionState} connection */
  #follow(connection) {
    this.#connection = connection;
    if (connection.state === 'closed') {
      connection.reason === 'closed' ? this.session.close() : this.session.interrupt();
      this.partner.close();
    }
    this.dispatchEvent(new CustomEvent('connection', { detail: connection }));
  }

  #pass(message) {
    if (message.type === 'slot-reminder' || message.type === 'registration-promoted') {
      this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
    } else if (message.type === 'error' && !message.replyTo) {
      this.dispatchEvent(new CustomEvent('problem', { detail: message }));
    }
  }
}

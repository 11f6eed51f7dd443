/**
 * The STUN and TURN servers, with credentials that are renewed before they run out.
 *
 * Events: `change` after a renewal.
 */
export class IceServers extends EventTarget {
  #fetchServers;
  /** @type {RTCIceServer[]} */
  #servers = [];
  #timer;

  /** @param {() => Promise<{iceServers: RTCIceServer[], expiresAt: string}>} fetchServers `GET /ice-servers` */
  constructor(fetchServers) {
    super();
    this.#fetchServers = fetchServers;
  }

  /** Whether there is a relay, so that two who hide their addresses can meet. */
  get hasRelay() {
    return this.#servers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/.test(url)));
  }

  /** @param {RTCIceServer[]} servers as `connected` brought them */
  use(servers) {
    this.#servers = servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username ? { username, credential } : {}),
    }));
    this.#renewAt(Math.min(...this.#servers.map(expiry)));
  }

  /**
   * @param {boolean} relayOnly hide both sides' addresses, if there is a relay
   * @returns {RTCConfiguration}
   */
  configuration(relayOnly) {
    return {
      iceServers: this.#servers,
      iceTransportPolicy: relayOnly && this.hasRelay ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    };
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** After four fifths of the time that is left, so that there is time to try again. */
  #renewAt(expiresAt) {
    clearTimeout(this.#timer);
    const left = expiresAt - Date.now();
    if (Number.isFinite(left)) {
      const wait = Math.min(Math.max(1000, left * 0.8), 2 ** 31 - 1);
      this.#timer = setTimeout(() => this.#renew(expiresAt), wait);
    }
  }

  async #renew(expiresAt) {
    try {
      const answer = await this.#fetchServers();
      this.use(answer.iceServers);
      this.dispatchEvent(new CustomEvent('change'));
    } catch {
      this.#renewAt(Math.max(expiresAt, Date.now() + 5000));
    }
  }
}

/**
 * A TURN user name of coturn's REST scheme begins with the second it expires in.
 * @param {RTCIceServer} server
 */
function expiry({ username }) {
  const seconds = Number.parseInt(username ?? '', 10);
  return Number.isNaN(seconds) ? Infinity : seconds * 1000;
}

import { Backoff } from './backoff.js';
import { CLOSES, SignalingError, retryAfter } from './closes.js';
import { Requests } from './requests.js';
import { expiryOf } from './token.js';

/**
 * The connection to the gateway: says hello, resumes what was lost, comes back after growing waits, renews the token.
 *
 * Events: `state` (detail {@link ConnectionState}), `ready` (detail {@link Ready}) after each `connected`,
 * `message` (detail: the message) for each other frame.
 *
 * @typedef {object} ConnectionState
 * @property {'idle'|'connecting'|'open'|'retrying'|'closed'} state
 * @property {number} [retryInMs] how long until the next attempt, when `retrying`
 * @property {import('./closes.js').CloseReason} [reason] why, when `closed` or `retrying`
 *
 * @typedef {object} Ready
 * @property {string} userId
 * @property {boolean} resumed whether the place was kept
 * @property {boolean} replayed whether what was missed follows
 * @property {RTCIceServer[]} iceServers
 * @property {string | null} [sessionId] the session we are in; an older gateway does not say
 */

const HELLO_TIMEOUT = 10_000;
const PROBE_TIMEOUT = 5_000;
const OUTBOX_LIMIT = 300;
/** Token renewals begin this long before the old one runs out, or at half its life if that is sooner. */
const RENEW_BEFORE = 60_000;
/** A renewal that came to nothing is tried again after this long, or at half of what is left if that is sooner. */
const RENEW_AGAIN = 10_000;
const SHORTEST_WAIT = 1_000;
/** The ids of hellos on a connection that is open; those of requests are numbers. */
const RENEWAL = 'renewal';
const PROBE = 'probe';

export class SignalingSocket extends EventTarget {
  #url;
  #token;
  #backoff;
  /** @type {WebSocket | undefined} */
  #ws;
  /** @type {ConnectionState['state']} */
  #state = 'idle';
  /** @type {string | undefined} */
  #resumeToken;
  /** @type {string | undefined} */
  #refused;
  /** What was said last, and what was taken last. */
  #saidToken = '';
  #heldToken = '';
  #received = 0;
  /** @type {object[]} */
  #outbox = [];
  #requests = new Requests();
  /** @type {Record<'retry'|'hello'|'probe'|'renew', any>} */
  #timers = { retry: undefined, hello: undefined, probe: undefined, renew: undefined };

  /**
   * @param {object} options
   * @param {string} options.url of the gateway, `wss://…/ws`
   * @param {(renew: boolean) => string | Promise<string>} options.token gives a token; `renew` says that the one
   *   given before is refused or about to run out
   * @param {ConstructorParameters<typeof Backoff>[0]} [options.backoff]
   */
  constructor({ url, token, backoff }) {
    super();
    this.#url = url;
    this.#token = token;
    this.#backoff = new Backoff(backoff);
  }

  get state() {
    return this.#state;
  }

  open() {
    if (this.#state === 'idle' || this.#state === 'closed') {
      this.#backoff.reset();
      this.#refused = undefined;
      this.#connect();
    }
  }

  /** Attempts at once what a wait would attempt later. */
  retryNow() {
    if (this.#state === 'retrying') {
      this.#connect();
    }
  }

  close() {
    this.#clearTimers();
    const ws = this.#ws;
    this.#ws = undefined;
    this.#resumeToken = undefined;
    this.#received = 0;
    this.#outbox = [];
    ws?.close(1000);
    this.#requests.rejectAll();
    if (this.#state !== 'idle') {
      this.#enter({ state: 'closed', reason: 'closed' });
    }
  }

  /**
   * Sends, or keeps for when the connection is back and its place was kept.
   * @param {object} message
   */
  send(message) {
    if (this.#state === 'open') {
      this.#ws?.send(JSON.stringify(message));
    } else if (this.#resumeToken && this.#outbox.length < OUTBOX_LIMIT) {
      this.#outbox.push(message);
    }
  }

  /**
   * Sends with an `id`, and waits for what carries it as `replyTo`.
   * @param {object} message
   * @returns {Promise<any>} the answer; an `error` message rejects with a {@link SignalingError}
   */
  request(message) {
    if (this.#state !== 'open' && !this.#resumeToken) {
      return Promise.reject(new SignalingError({ code: 'disconnected' }));
    }
    return this.#requests.make(message, (each) => this.send(each));
  }

  /** Asks for a sign of life; without one the connection counts as lost. A browser notices a dead network late. */
  probe() {
    if (this.#state === 'open' && !this.#timers.probe) {
      this.#ws?.send(JSON.stringify({ type: 'hello', token: this.#heldToken, id: PROBE }));
      this.#timers.probe = setTimeout(() => this.#lost(1006, ''), PROBE_TIMEOUT);
    }
  }

  async #connect() {
    this.#clearTimers();
    this.#enter({ state: 'connecting' });
    const token = await this.#askForToken(this.#refused !== undefined);
    if (this.#state !== 'connecting') {
      return;
    }
    if (!token || token === this.#refused) {
      this.#end('unauthenticated');
      return;
    }
    const ws = new WebSocket(this.#url);
    this.#ws = ws;
    this.#timers.hello = setTimeout(() => this.#lost(1006, ''), HELLO_TIMEOUT);
    const resume = this.#resumeToken ? { resumeToken: this.#resumeToken, received: this.#received } : {};
    ws.onopen = () => ws === this.#ws && this.#sendHello(token, resume);
    ws.onmessage = ({ data }) => ws === this.#ws && this.#receive(JSON.parse(data));
    ws.onclose = ({ code, reason }) => ws === this.#ws && this.#lost(code, reason);
  }

  /** @param {string} token @param {{resumeToken?: string, received?: number, id?: string}} more */
  #sendHello(token, more) {
    this.#saidToken = token;
    this.#ws?.send(JSON.stringify({ type: 'hello', token, ...more }));
  }

  #receive(message) {
    clearTimeout(this.#timers.probe);
    this.#timers.probe = undefined;
    if (message.type === 'connected') {
      this.#connected(message);
      return;
    }
    this.#received += 1;
    if (message.type === 'error' && message.replyTo === RENEWAL) {
      this.#renewIn(message.retryAfterMs ?? RENEW_AGAIN);
    }
    this.#requests.answer(message);
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
  }

  #connected(message) {
    const again = this.#state === 'open';
    this.#resumeToken = message.resumeToken ?? this.#resumeToken;
    clearTimeout(this.#timers.hello);
    if (!again || message.replyTo === RENEWAL) {
      this.#heldToken = this.#saidToken;
      this.#renewBeforeExpiry();
    }
    if (again) {
      return;
    }
    this.#backoff.reset();
    this.#refused = undefined;
    if (!message.replayed) {
      this.#received = 0;
    }
    this.#enter({ state: 'open' });
    const kept = this.#outbox;
    this.#outbox = [];
    if (message.resumed) {
      kept.forEach((each) => this.send(each));
    } else {
      this.#requests.rejectAll();
    }
    const { userId, resumed, iceServers, sessionId } = message;
    const detail = { userId, resumed, replayed: message.replayed === true, iceServers, sessionId };
    this.dispatchEvent(new CustomEvent('ready', { detail }));
  }

  #lost(code, text) {
    const wasOpen = this.#state === 'open';
    const ws = this.#ws;
    this.#ws = undefined;
    this.#clearTimers();
    ws?.close();
    const known = CLOSES[code] ?? { reason: wasOpen ? 'connection-lost' : 'connection-error', retry: true };
    if (known.reason === 'unauthenticated') {
      this.#refused = this.#saidToken;
    }
    if (!known.retry) {
      this.#end(known.reason);
      return;
    }
    const retryInMs = this.#waitBeforeRetry(code, text, wasOpen);
    this.#timers.retry = setTimeout(() => this.#connect(), retryInMs);
    this.#enter({ state: 'retrying', retryInMs, reason: known.reason });
  }

  /** What was open comes back soon; what could not be opened waits 3 s, then longer. */
  #waitBeforeRetry(code, text, wasOpen) {
    if (code === 1001) {
      return retryAfter(text) ?? this.#backoff.next();
    }
    if (code === 4429) {
      return 10_000 + this.#backoff.next();
    }
    return wasOpen ? 250 + Math.random() * 500 : this.#backoff.next();
  }

  /** @param {import('./closes.js').CloseReason} reason */
  #end(reason) {
    this.#resumeToken = undefined;
    this.#outbox = [];
    this.#requests.rejectAll();
    this.#enter({ state: 'closed', reason });
  }

  #renewBeforeExpiry() {
    const left = expiryOf(this.#heldToken) - Date.now();
    this.#renewIn(Math.max(left - RENEW_BEFORE, left / 2));
  }

  /** In so many milliseconds, unless the token runs out before. */
  #renewIn(wait) {
    clearTimeout(this.#timers.renew);
    const left = expiryOf(this.#heldToken) - Date.now();
    if (Number.isFinite(left) && left > 0) {
      this.#timers.renew = setTimeout(() => this.#renew(), Math.min(wait, 2 ** 31 - 1));
    }
  }

  async #renew() {
    // Again, unless it is confirmed before: the app may have no newer token yet, or the server cannot check it now.
    const left = expiryOf(this.#heldToken) - Date.now();
    this.#renewIn(Math.max(SHORTEST_WAIT, Math.min(RENEW_AGAIN, left / 2)));
    const token = await this.#askForToken(true);
    if (token && token !== this.#heldToken && this.#state === 'open') {
      this.#sendHello(token, { id: RENEWAL });
    }
  }

  /** @returns {Promise<string | undefined>} nothing if the app cannot give one */
  async #askForToken(renew) {
    try {
      return await this.#token(renew);
    } catch {
      return undefined;
    }
  }

  #clearTimers() {
    Object.values(this.#timers).forEach(clearTimeout);
    this.#timers.probe = undefined;
  }

  /** @param {ConnectionState} detail */
  #enter(detail) {
    this.#state = detail.state;
    this.dispatchEvent(new CustomEvent('state', { detail }));
  }
}

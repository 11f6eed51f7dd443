import { claimsOf, expiryOf } from '../causerie-client.js';

const KEY = 'causerie.token';
const WANTED = 'causerie-token-wanted';
const TOKEN = 'causerie-token';
const APP_PATIENCE = 5_000;

/** @typedef {{id: string, name: string, roles: string[]}} User */

/**
 * Who uses this tab. The token comes from the app that opened or frames the page (`#token=` in the address, or
 * postMessage), or in standalone from the development issuer; it is kept for this tab only. Events: `change`.
 */
class Auth extends EventTarget {
  /** @type {{tokenOrigins: string[], signInUrl: string | null}} */
  config = { tokenOrigins: [], signInUrl: null };
  /** Whether this server gives tokens to anybody. */
  development = false;
  ready = false;
  /** A token of somebody else than who is signed in, until the user has said which of the two they are. */
  #offered = '';

  async start() {
    this.#takeFromAddress();
    this.config = await fetch('config.json').then((answer) => answer.json());
    addEventListener('message', (event) => this.#takeFromApp(event));
    if (!this.user) {
      await this.#renew();
    }
    if (!this.user) {
      this.development = (await fetch('/dev/jwks.json').catch(() => undefined))?.ok ?? false;
    }
    this.ready = true;
    this.#changed();
  }

  get token() {
    return sessionStorage.getItem(KEY) ?? '';
  }

  /** @returns {User | undefined} */
  get user() {
    return userOf(this.token);
  }

  /** Whom a link would sign in instead of the user. @returns {User | undefined} */
  get offered() {
    return this.user && userOf(this.#offered);
  }

  /** @param {boolean} yes whether the user is whom the link says */
  answerOffer(yes) {
    const token = this.#offered;
    this.#offered = '';
    yes ? this.#take(token) : this.#changed();
  }

  /** @param {string} role */
  has(role) {
    return ['admin', role].some((each) => this.user?.roles.includes(each));
  }

  /** For {@link CauserieClient}. */
  async provide(renew) {
    if (renew) {
      await this.#renew();
    }
    return this.token;
  }

  async signInForDevelopment(userId, name, roles) {
    const answer = await fetch('/dev/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId, name, roles }),
    });
    const body = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(body.detail), body);
    }
    this.#take(body.token);
  }

  signOut() {
    sessionStorage.removeItem(KEY);
    location.reload();
  }

  /** The server refused the token. */
  refused() {
    sessionStorage.removeItem(KEY);
    this.#changed();
  }

  #take(token) {
    sessionStorage.setItem(KEY, token);
    this.#changed();
  }

  /**
   * Out of the address at once: it would stay in the history, and be sent along when the link is shared. Anybody can
   * make a link: one that would make somebody else of the user is not followed without asking.
   */
  #takeFromAddress() {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const token = fragment.get('token');
    if (token) {
      history.replaceState(history.state, '', location.pathname + location.search);
      const { user } = this;
      if (user && userOf(token)?.id !== user.id) {
        this.#offered = token;
      } else {
        this.#take(token);
      }
    }
  }

  #takeFromApp({ origin, data }) {
    if (this.config.tokenOrigins.includes(origin) && data?.type === TOKEN && typeof data.token === 'string') {
      this.#take(data.token);
    }
  }

  /** Asks the app, if one is there. */
  async #renew() {
    const app = opener ?? (parent === window ? undefined : parent);
    if (!app || this.config.tokenOrigins.length === 0) {
      return;
    }
    const came = new Promise((resolve) => {
      this.addEventListener('change', resolve, { once: true });
      setTimeout(resolve, APP_PATIENCE);
    });
    this.config.tokenOrigins.forEach((origin) => app.postMessage({ type: WANTED }, origin));
    await came;
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @returns {User | undefined} nobody if the token has run out, or is none */
function userOf(token) {
  const { sub, name, roles } = claimsOf(token);
  const valid = sub && !(expiryOf(token) <= Date.now());
  return valid ? { id: sub, name: name ?? sub, roles: roles ?? ['learner'] } : undefined;
}

export const auth = new Auth();

import { SignalingError } from './closes.js';
import { claimsOf } from './token.js';

/** The user that a request was to be made for is not signed in. */
export class SomebodyElse extends Error {}

/** REST with the user's token, which is renewed once when it is refused. */
export class Api {
  #origin;
  #token;

  /**
   * @param {string} origin
   * @param {(renew: boolean) => string | Promise<string>} token
   */
  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  /**
   * The same for one user only: rejects with {@link SomebodyElse} if another has signed in meanwhile.
   * @param {string} userId
   */
  as(userId) {
    return new Api(this.#origin, async (renew) => {
      const token = await this.#token(renew);
      if (claimsOf(token).sub !== userId) {
        throw new SomebodyElse();
      }
      return token;
    });
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<Response>} whatever the status; rejects if there was no answer
   */
  async call(path, init = {}) {
    const token = await this.#token(false);
    const answer = await this.#fetch(path, init, token);
    if (answer.status !== 401) {
      return answer;
    }
    const renewed = await this.#token(true);
    return renewed && renewed !== token ? this.#fetch(path, init, renewed) : answer;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<any>} the answer's body; a problem document rejects with a {@link SignalingError}
   */
  async json(path, init) {
    const answer = await this.call(path, init);
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new SignalingError({ code: 'unavailable', ...body, message: body.detail, status: answer.status });
    }
    return body;
  }

  #fetch(path, init, token) {
    return fetch(new URL(path, this.#origin), {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
    });
  }
}

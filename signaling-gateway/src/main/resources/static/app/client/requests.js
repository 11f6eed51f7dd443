import { SignalingError } from './closes.js';

const PATIENCE = 10_000;

/** Messages with an `id` that wait for what carries it as `replyTo`. */
export class Requests {
  #nextId = 1;
  /** @type {Map<string, {resolve: Function, reject: Function, timer: any}>} */
  #waiting = new Map();

  /**
   * @param {object} message
   * @param {(message: object) => void} send
   * @returns {Promise<any>} the answer; an `error` message rejects with a {@link SignalingError}
   */
  make(message, send) {
    const id = String(this.#nextId++);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#take(id)?.reject(new SignalingError({ code: 'timeout' })), PATIENCE);
      this.#waiting.set(id, { resolve, reject, timer });
      send({ ...message, id });
    });
  }

  /** @param {any} message of the server */
  answer(message) {
    const waiting = this.#take(message.replyTo);
    if (message.type === 'error') {
      waiting?.reject(new SignalingError(message));
    } else {
      waiting?.resolve(message);
    }
  }

  /** The connection that they were made on is gone for good. */
  rejectAll() {
    [...this.#waiting.keys()].forEach((id) => this.#take(id)?.reject(new SignalingError({ code: 'disconnected' })));
  }

  #take(id) {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

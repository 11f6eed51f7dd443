/**
 * Why a connection ended.
 *
 * @typedef {'connection-error'|'connection-lost'|'going-away'|'slow-consumer'|'heartbeat'|'rate-limited'|'replaced'
 *   |'unauthenticated'|'forbidden'|'malformed'|'frame-too-large'|'closed'} CloseReason
 */

/**
 * What each close code of the protocol means, and whether to come back.
 * @type {Record<number, {reason: CloseReason, retry: boolean}>}
 */
export const CLOSES = {
  1000: { reason: 'closed', retry: false },
  1001: { reason: 'going-away', retry: true },
  1007: { reason: 'malformed', retry: false },
  1009: { reason: 'frame-too-large', retry: false },
  4400: { reason: 'malformed', retry: false },
  4401: { reason: 'unauthenticated', retry: true },
  4403: { reason: 'forbidden', retry: false },
  4408: { reason: 'slow-consumer', retry: true },
  4409: { reason: 'replaced', retry: false },
  4410: { reason: 'heartbeat', retry: true },
  4429: { reason: 'rate-limited', retry: true },
};

/**
 * When a node that goes away wants to be asked again.
 * @param {string} reason of the close
 * @returns {number | undefined} in so many milliseconds
 */
export function retryAfter(reason) {
  const { retryAfterMs } = JSON.parse(/\{.*\}/.exec(reason)?.[0] ?? '{}');
  return retryAfterMs;
}

/**
 * An `error` message, an answer that did not come (`code` is then `disconnected` or `timeout`), or a problem document
 * (then with its HTTP `status`).
 */
export class SignalingError extends Error {
  /** @param {{code: string, message?: string, retryAfterMs?: number, status?: number}} problem */
  constructor({ code, message, retryAfterMs, status }) {
    super(message ?? code);
    this.name = 'SignalingError';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }
}

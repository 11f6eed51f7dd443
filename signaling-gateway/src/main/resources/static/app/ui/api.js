import { auth } from './auth.js';
import { i18n, t } from './i18n.js';

const TRIES = 3;

/** A problem document. */
export class ApiError extends Error {
  constructor({ code = 'unavailable', detail = '', status = 0, violations = [] }) {
    super(detail);
    this.code = code;
    this.status = status;
    this.violations = violations;
  }
}

/** The position of the last write: reads are at least as fresh. */
let written = 0;

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>} the answer's body
 */
export async function call(method, path, body) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(method, path, body);
    } catch (error) {
      const passing = error.code === 'unavailable' && method === 'GET' && attempt < TRIES;
      if (!passing) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt * (1 + Math.random() / 2)));
    }
  }
}

/** Asks once, and waits for an answer for so long only. */
export const ask = (path, ms) => once('GET', path, undefined, AbortSignal.timeout(ms));

async function once(method, path, body, signal) {
  const headers = { Authorization: `Bearer ${auth.token}` };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (method === 'GET' && written > 0) {
    headers['X-Min-Position'] = String(written);
  }
  const answer = await fetch(path, { method, headers, signal, body: body && JSON.stringify(body) }).catch(() => {
    throw new ApiError({ code: 'unavailable' });
  });
  if (method !== 'GET') {
    written = Math.max(written, Number(answer.headers.get('X-Position') ?? 0));
  }
  const text = await answer.text();
  const json = answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined;
  if (answer.ok) {
    return json;
  }
  if (answer.status === 401) {
    auth.refused();
  }
  throw new ApiError({ ...json, status: answer.status });
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);

/** All pages of a list, up to a limit that a person would look at. */
export async function list(path, pages = 4) {
  const items = [];
  let cursor;
  do {
    const separator = path.includes('?') ? '&' : '?';
    const page = await get(`${path}${separator}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.nextCursor;
    pages -= 1;
  } while (cursor && pages > 0);
  return items;
}

/** What to tell the user of an error: ours in their language, otherwise what the server says. */
export function messageOf(error) {
  const key = `errors.${error.code}`;
  return error.code && i18n.has(key) ? t(key) : error.message || t('errors.unavailable');
}

import { CauserieClient } from '../causerie-client.js';
import { auth } from './auth.js';

/**
 * The tab's connection. A user has one: a second takes over. So that a list of slots in a second tab does not end a
 * conversation in the first, a page that only listens connects if no other tab does.
 */
export const client = new CauserieClient({
  url: new URL('/ws', location.href).href.replace(/^http/, 'ws'),
  api: location.origin,
  token: (renew) => auth.provide(renew),
});

/** @param {{steal: boolean}} options whether this page needs the connection, or only would like it */
export function connect({ steal }) {
  const hold = (lock) => {
    if (lock) {
      client.connect();
      return new Promise(() => {});
    }
    return undefined;
  };
  const name = `causerie.connection.${auth.user?.id}`;
  // The lock is gone when another tab took it; the gateway then tells by 4409.
  navigator.locks.request(name, steal ? { steal } : { ifAvailable: true }, hold).catch(() => {});
}

addEventListener('online', () => client.probe());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && client.probe());

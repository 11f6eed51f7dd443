import { say } from '../ui/announce.js';
import { messageOf } from '../ui/api.js';

/** Does it, and says in passing what came of it. @param {() => Promise<void>} act @param {string} done */
export async function attempt(act, done) {
  try {
    await act();
    say(done, 'good');
  } catch (error) {
    say(messageOf(error), 'bad');
  }
}

import { say } from '../ui/announce.js';
import { messageOf } from '../ui/api.js';

/** Operators are told why: a conflict has many reasons, and the server names the one at hand. */
const reasonOf = (error) => (error.code === 'conflict' && error.message) || messageOf(error);

/** Does it, and says in passing what came of it. @param {() => Promise<void>} act @param {string} done */
export async function attempt(act, done) {
  try {
    await act();
    say(done, 'good');
  } catch (error) {
    say(reasonOf(error), 'bad');
  }
}

import { auth } from './auth.js';
import { client } from './connection.js';

/** Whoever signs in sends what an earlier page of theirs has left, whichever page they open. */
let sentFor;

function sendKept() {
  const id = auth.user?.id;
  if (id && id !== sentFor) {
    sentFor = id;
    client.recording.sendKept();
  }
}

auth.addEventListener('change', sendKept);
sendKept();

// What was said in the last seconds is safe before the page goes; if it is not sent yet, the browser asks first.
addEventListener('beforeunload', (event) => {
  client.recording.flush();
  if (client.recording.progress.pending > 0) {
    event.preventDefault();
  }
});
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && client.recording.flush());

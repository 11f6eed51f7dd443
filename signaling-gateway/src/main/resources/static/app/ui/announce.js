/** What is told to the user in passing: shown for a while, and read out by screen readers. Events: `announce`. */
class Announcements extends EventTarget {
  /** @param {string} text @param {'good'|'warm'|'bad'|''} [tone] */
  say(text, tone = '') {
    this.dispatchEvent(new CustomEvent('announce', { detail: { text, tone } }));
  }
}

export const announcements = new Announcements();
export const say = (text, tone) => announcements.say(text, tone);

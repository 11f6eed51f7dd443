import { html, nothing } from 'lit';
import { get } from './api.js';
import { client } from './connection.js';
import { PageElement } from './element.js';
import { countdown, endOf, languageInText } from './format.js';
import { t } from './i18n.js';
import { icons } from './icons.js';

const LEAD = 5 * 60_000;
const REFRESH = 60_000;

/** Tells when a conversation one holds a place in is about to start, whatever page is open. */
class Reminder extends PageElement {
  static properties = { registrations: { state: true } };

  constructor() {
    super();
    this.registrations = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(client, 'slot-reminder', () => this.#load());
    this.follow(client, 'registration-promoted', () => this.#load());
    this.every(1000);
    this.every(REFRESH, () => this.#load());
    this.#load();
  }

  render() {
    const due = this.registrations.find((each) => this.#isDue(each));
    if (!due) {
      return nothing;
    }
    const left = Date.parse(due.startTime) - Date.now();
    const text = t(left > 0 ? 'reminder.soon' : 'reminder.now', {
      language: languageInText(due.targetLanguageCode),
      level: due.level,
      time: countdown(left),
    });
    return html`<aside class="reminder" aria-label=${t('reminder.label')}>
      ${icons.bell}<span>${text}</span>
      <a class="button compact" href="room.html?slot=${due.timeSlotId}">${t('reminder.open')}</a>
    </aside>`;
  }

  #isDue(registration) {
    const now = Date.now();
    const here = new URLSearchParams(location.search).get('slot') === registration.timeSlotId;
    return !here && Date.parse(registration.startTime) - now < LEAD && endOf(registration) > now;
  }

  async #load() {
    const page = await get('/registrations?status=registered&limit=50').catch(() => undefined);
    this.registrations = page?.items ?? this.registrations;
  }
}

customElements.define('causerie-reminder', Reminder);

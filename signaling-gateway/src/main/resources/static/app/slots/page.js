import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../ui/announce.js';
import { call, list, messageOf } from '../ui/api.js';
import { client, connect } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { day, endOf, what } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import '../ui/shell.js';
import './filters.js';
import './my-registrations.js';
import './past-sessions.js';
import './slot-row.js';

const REFRESH = 20_000;

/** Slots: find, register, waitlist, what one holds. */
class SlotsPage extends PageElement {
  static properties = {
    slots: { state: true },
    registrations: { state: true },
    past: { state: true },
    filter: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.filter = { language: '', level: '', from: '', available: false };
    this.registrations = [];
    this.past = [];
    /** Places on waitlists, as the answers to registering said. */
    this.positions = new Map();
    this.known = new Set(['en', 'fr', 'es', 'de', 'it', 'pt', 'ja']);
  }

  connectedCallback() {
    super.connectedCallback();
    connect({ steal: false });
    this.follow(client, 'registration-promoted', ({ detail }) => this.#promoted(detail.timeSlotId));
    this.every(REFRESH, () => document.visibilityState === 'visible' && this.load());
    this.every(1000);
    this.load();
  }

  async load() {
    const { language: code, level, from, available } = this.filter;
    const query = new URLSearchParams({ from: from ? new Date(`${from}T00:00`).toISOString() : new Date().toISOString() });
    Object.entries({ language: code, level, available: available ? 'true' : '' })
      .filter(([, value]) => value)
      .forEach(([name, value]) => query.set(name, value));
    const asked = this.filter;
    try {
      const [slots, registered, waitlisted, sessions] = await Promise.all([
        list(`/timeslots?${query}`, 2),
        list('/registrations?status=registered'),
        list('/registrations?status=waitlisted'),
        list('/sessions?mine=true', 1),
      ]);
      if (asked === this.filter) {
        this.slots = slots;
        this.registrations = [...registered, ...waitlisted]
          .filter((each) => endOf(each) > Date.now())
          .sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime));
        this.past = sessions.filter((each) => each.status === 'ended' && each.recordingEnabled);
        slots.forEach((each) => this.known.add(each.targetLanguageCode));
        this.problem = undefined;
      }
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  render() {
    return html`
      <div class="slots">
        <header>
          <h1>${t('slots.title')}</h1>
          <p class="soft">${t('slots.lead')}</p>
        </header>
        <div class="own">
          <causerie-my-registrations .registrations=${this.registrations} .positions=${this.positions}
            .busy=${this.busy} @give-up=${({ detail }) => this.#cancel(detail)}></causerie-my-registrations>
          <causerie-past-sessions .sessions=${this.past}></causerie-past-sessions>
        </div>
        <section aria-label=${t('slots.list')} class="offers">
          <causerie-filters .filter=${this.filter} .languages=${[...this.known]}
            @filter=${({ detail }) => this.#filterBy(detail)}></causerie-filters>
          ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
          ${this.#days()}
        </section>
      </div>
    `;
  }

  #days() {
    if (!this.slots) {
      return this.problem ? nothing : html`<p class="soft">${t('shell.loading')}</p>`;
    }
    if (this.slots.length === 0) {
      return html`<p class="empty">${t('slots.none')}</p>`;
    }
    const days = Map.groupBy(this.slots, (slot) => day(slot.startTime));
    return [...days].map(
      ([name, slots]) => html`<h2 class="day">${name}</h2>
        <ul class="day-slots">
          ${repeat(
            slots,
            (slot) => slot.id,
            (slot) => html`<li>
              <causerie-slot-row .slot=${slot} .registration=${this.#mine(slot)} ?busy=${this.busy === slot.id}
                @register=${() => this.#register(slot)} @give-up=${() => this.#cancel(this.#mine(slot))}>
              </causerie-slot-row>
            </li>`,
          )}
        </ul>`,
    );
  }

  #mine(slot) {
    return this.registrations.find((each) => each.timeSlotId === slot.id);
  }

  #filterBy(filter) {
    this.filter = filter;
    this.load();
  }

  #register(slot) {
    return this.#change(slot.id, async () => {
      const answer = await call('POST', `/timeslots/${slot.id}/register`);
      if (answer.status === 'waitlisted') {
        this.positions.set(slot.id, answer.waitlistPosition);
      }
      say(t(answer.status === 'waitlisted' ? 'slots.didWaitlist' : 'slots.didRegister', { what: what(slot) }), 'good');
    });
  }

  #cancel(registration) {
    const { timeSlotId } = registration;
    return this.#change(timeSlotId, async () => {
      await call('DELETE', `/timeslots/${timeSlotId}/register`);
      this.positions.delete(timeSlotId);
      say(t('slots.didCancel', { what: what(registration) }));
    });
  }

  async #change(slotId, change) {
    this.busy = slotId;
    try {
      await change();
    } catch (error) {
      say(messageOf(error), 'bad');
    }
    await this.load();
    this.busy = undefined;
  }

  async #promoted(slotId) {
    this.positions.delete(slotId);
    await this.load();
    const mine = this.registrations.find((each) => each.timeSlotId === slotId);
    if (mine) {
      say(t('slots.promoted', { what: what(mine) }), 'good');
    }
  }
}

customElements.define('causerie-slots', SlotsPage);

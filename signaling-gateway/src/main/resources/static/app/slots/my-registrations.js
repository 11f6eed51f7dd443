import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { countdown, dayAndTime, language, what } from '../ui/format.js';
import { t } from '../ui/i18n.js';

const SOON = 60 * 60_000;
/** The room can be opened this early, to check camera and microphone. */
const EARLY = 10 * 60_000;

/** The places one holds or waits for. Events: `give-up` (detail: the registration). */
class MyRegistrations extends PageElement {
  static properties = { registrations: {}, positions: {}, busy: {} };

  connectedCallback() {
    super.connectedCallback();
    this.every(1000);
  }

  render() {
    return html`<section class="card mine" aria-labelledby="mine-title">
      <h2 id="mine-title">${t('slots.mine')}</h2>
      ${this.registrations.length === 0
        ? html`<p class="soft">${t('slots.noneMine')}</p>`
        : html`<ul>
            ${this.registrations.map((each) => html`<li>${this.#one(each)}</li>`)}
          </ul>`}
    </section>`;
  }

  #one(registration) {
    const { targetLanguageCode, level, startTime, status, timeSlotId } = registration;
    const left = Date.parse(startTime) - Date.now();
    const held = status === 'registered';
    return html`<h3>${language(targetLanguageCode)} <span class="chip level">${level}</span></h3>
      <p class="soft small row">
        <time datetime=${startTime}>${dayAndTime(startTime)}</time>
        ${held ? nothing : html`<span class="chip warm">${this.#waiting(timeSlotId)}</span>`}
        ${held && left > 0 && left < SOON
          ? html`<span class="chip warm">${t('slots.startsIn', { time: countdown(left) })}</span>`
          : nothing}
      </p>
      <div class="row">
        ${held && left < EARLY
          ? html`<a class="button primary compact" href="room.html?slot=${timeSlotId}">
              ${t(left > 0 ? 'slots.room' : 'slots.join')}
            </a>`
          : nothing}
        ${left > 0
          ? html`<button class="quiet compact" ?disabled=${this.busy === timeSlotId}
              aria-label=${t('slots.action', {
                action: t(held ? 'slots.cancel' : 'slots.cancelWait'),
                what: what(registration),
              })}
              @click=${() => this.dispatchEvent(new CustomEvent('give-up', { detail: registration }))}>
              ${t(held ? 'slots.cancel' : 'slots.cancelWait')}
            </button>`
          : nothing}
      </div>`;
  }

  #waiting(slotId) {
    const n = this.positions.get(slotId);
    return n ? t('slots.position', { n }) : t('slots.waitlisted');
  }
}

customElements.define('causerie-my-registrations', MyRegistrations);

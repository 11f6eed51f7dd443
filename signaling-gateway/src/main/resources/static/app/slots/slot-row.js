import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { language, time, what } from '../ui/format.js';
import { t } from '../ui/i18n.js';

/** One slot on offer. Events: `register`, `give-up`. */
class SlotRow extends PageElement {
  static properties = { slot: {}, registration: {}, busy: { type: Boolean } };

  render() {
    const { slot } = this;
    return html`<article class="slot" aria-busy=${this.busy ? 'true' : 'false'}>
      <div class="when">
        <time datetime=${slot.startTime}>${time(slot.startTime)}</time>
        <span class="soft small">${t('slots.minutes', { n: slot.durationMinutes })}</span>
      </div>
      <div class="what">
        <h3>${language(slot.targetLanguageCode)}</h3>
        <span class="chip level">${slot.level}</span>
        ${this.#places()}
      </div>
      <div class="act">${this.#action()}</div>
    </article>`;
  }

  #places() {
    const { slot } = this;
    const seats = Array.from(
      { length: slot.maxParticipants },
      (_, i) => html`<i class=${i < slot.registeredCount ? 'taken' : ''}></i>`,
    );
    const text =
      slot.spotsLeft > 0
        ? t('slots.places', { n: slot.spotsLeft })
        : slot.waitlistedCount > 0
          ? `${t('slots.full')} · ${t('slots.waitlist', { n: slot.waitlistedCount })}`
          : t('slots.full');
    return html`<span class="places small soft"><span class="seats" aria-hidden="true">${seats}</span>${text}</span>`;
  }

  #action() {
    const { slot, registration } = this;
    if (slot.status === 'cancelled' || slot.status === 'completed') {
      return html`<span class="chip">${t(`slots.${slot.status}`)}</span>`;
    }
    if (registration) {
      const held = registration.status === 'registered';
      return html`<span class="chip ${held ? 'good' : 'warm'}">${t(`slots.${registration.status}`)}</span>
        ${slot.status === 'in-session' && held
          ? html`<a class="button primary compact" href="room.html?slot=${slot.id}">${t('slots.join')}</a>`
          : this.#button(held ? 'cancel' : 'cancelWait', 'give-up', 'quiet')}`;
    }
    if (slot.status === 'in-session') {
      return html`<span class="chip">${t('slots.running')}</span>`;
    }
    return slot.spotsLeft > 0
      ? this.#button('register', 'register', 'primary')
      : this.#button('joinWaitlist', 'register', '');
  }

  #button(text, event, look) {
    const label = t('slots.action', { action: t(`slots.${text}`), what: what(this.slot) });
    return html`<button class="${look} compact" ?disabled=${this.busy} aria-label=${label}
      @click=${() => this.dispatchEvent(new CustomEvent(event))}>${t(`slots.${text}`)}</button>`;
  }
}

customElements.define('causerie-slot-row', SlotRow);

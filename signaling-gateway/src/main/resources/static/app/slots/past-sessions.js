import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../ui/element.js';
import { dayAndTime, language, what } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import '../recording/player.js';

const FEW = 3;

/** Conversations one has had that were recorded, the latest first. */
class PastSessions extends PageElement {
  static properties = { sessions: {}, opened: { state: true }, all: { state: true } };

  constructor() {
    super();
    /** Players are made when first opened. */
    this.opened = new Set();
  }

  render() {
    if (this.sessions.length === 0) {
      return nothing;
    }
    const shown = this.all ? this.sessions : this.sessions.slice(0, FEW);
    return html`<section class="card mine" aria-labelledby="past-title">
      <h2 id="past-title">${t('slots.past')}</h2>
      <ul>
        ${repeat(
          shown,
          (each) => each.id,
          (each) => html`<li>${this.#one(each)}</li>`,
        )}
      </ul>
      ${shown.length < this.sessions.length
        ? html`<button class="quiet compact" @click=${() => (this.all = true)}>${t('slots.allPast')}</button>`
        : nothing}
    </section>`;
  }

  #one({ id, targetLanguageCode, level, startedAt, createdAt }) {
    const when = startedAt ?? createdAt;
    return html`<h3>${language(targetLanguageCode)} <span class="chip level">${level}</span></h3>
      <p class="soft small"><time datetime=${when}>${dayAndTime(when)}</time></p>
      <details @toggle=${(event) => event.target.open && this.#open(id)}>
        <summary>${t('recording.title')}
          <span class="visually-hidden">${what({ targetLanguageCode, level, startTime: when })}</span></summary>
        ${this.opened.has(id) ? html`<causerie-recording .sessionId=${id}></causerie-recording>` : nothing}
      </details>`;
  }

  #open(id) {
    this.opened = new Set([...this.opened, id]);
  }
}

customElements.define('causerie-past-sessions', PastSessions);

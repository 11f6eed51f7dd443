import { html, nothing } from 'lit';
import { say } from './announce.js';
import { client } from './connection.js';
import { PageElement } from './element.js';
import { t } from './i18n.js';
import './recording.js';

/** A part is sent in a blink: only what takes longer is worth a word. */
const PATIENCE = 700;

/** What of the own voice is still being sent, once one no longer speaks; before that only if it cannot be sent. */
class Sending extends PageElement {
  static properties = { shown: { state: true } };
  #since = 0;
  /** Whether the server has refused any of what is being sent. */
  #refused = false;

  connectedCallback() {
    super.connectedCallback();
    this.follow(client.recording, 'pending', () => this.#look());
    this.follow(client.recording, 'state', () => this.#look());
    this.follow(client.recording, 'refused', () => this.#refuse());
    this.every(250, () => this.#since && this.#look());
  }

  render() {
    const { pending, sent, stuck } = client.recording.progress;
    if (!this.shown || pending === 0) {
      return html`<p class="visually-hidden" role="status"></p>`;
    }
    return html`<div class="sending ${stuck ? 'stuck' : ''}">
      <p role="status">${t(stuck ? 'sending.stuck' : 'sending.going')}</p>
      ${this.#recording
        ? nothing
        : html`<label><span class="small">${t('sending.left', { n: pending })}</span>
            <progress max=${pending + sent} .value=${sent}></progress></label>`}
      ${stuck
        ? html`<button class="compact" @click=${() => client.recording.retryNow()}>${t('connection.now')}</button>`
        : nothing}
    </div>`;
  }

  get #recording() {
    return client.recording.state === 'recording';
  }

  /** Said once, however many they are. */
  #refuse() {
    if (!this.#refused) {
      say(t('sending.refused'), 'warm');
    }
    this.#refused = true;
  }

  #look() {
    const { pending, stuck } = client.recording.progress;
    if (pending === 0 || (this.#recording && !stuck)) {
      if (this.shown && pending === 0 && !this.#refused) {
        say(t('sending.done'), 'good');
      }
      this.#refused &&= pending > 0;
      this.#since = 0;
      this.shown = false;
    } else {
      this.#since ||= Date.now();
      this.shown = Date.now() - this.#since >= PATIENCE;
    }
    this.requestUpdate();
  }
}

customElements.define('causerie-sending', Sending);

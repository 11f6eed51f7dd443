import { html, nothing } from 'lit';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';

/** Whether one's voice may be recorded, and what that means. Events: `consent` (detail: the wish). */
class Consent extends PageElement {
  static properties = { given: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(client.recording, 'state');
    this.follow(client.session, 'change');
  }

  render() {
    return html`<div class="consent">
      <label class="check switch">
        <input type="checkbox" role="switch" .checked=${this.given} aria-describedby="consent-explained"
          @change=${(event) => this.#changed(event.target.checked)} />
        ${t('room.consent')}
      </label>
      <p id="consent-explained" class="soft small">${t('room.consentExplained')}</p>
      ${client.session.state
        ? html`<p class="small" role="status"><b>${t(`recording.mine.${this.#state()}`)}</b></p>`
        : nothing}
    </div>`;
  }

  /** Consent is one thing, being recorded another: nobody is before the conversation has begun. */
  #state() {
    if (client.recording.state === 'recording') {
      return 'on';
    }
    return this.given ? 'later' : 'off';
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('consent', { detail }));
  }
}

customElements.define('causerie-consent', Consent);

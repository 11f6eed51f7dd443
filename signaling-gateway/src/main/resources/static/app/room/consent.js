import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';

/** Whether one's voice may be recorded, and what that means. Events: `consent` (detail: the wish). */
class Consent extends PageElement {
  static properties = { given: { type: Boolean } };

  render() {
    return html`<div class="consent">
      <label class="check switch">
        <input type="checkbox" role="switch" .checked=${this.given} aria-describedby="consent-explained"
          @change=${(event) => this.#changed(event.target.checked)} />
        ${t('room.consent')}
      </label>
      <p id="consent-explained" class="soft small">${t('room.consentExplained')}</p>
    </div>`;
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('consent', { detail }));
  }
}

customElements.define('causerie-consent', Consent);

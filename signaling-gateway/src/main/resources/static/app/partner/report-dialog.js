import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';

const REASONS = ['harassment', 'hate', 'nudity', 'minor', 'spam', 'other'];

/** What is wrong with a partner. Events: `report` (detail: the reason). */
class ReportDialog extends PageElement {
  open() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="report-title">
      <form method="dialog" class="stack" @submit=${this.#submit}>
        <h2 id="report-title">${t('partner.reportTitle')}</h2>
        <p>${t('partner.reportText')}</p>
        <fieldset>
          <legend class="visually-hidden">${t('moderation.reason')}</legend>
          ${REASONS.map(
            (reason) => html`<label class="check">
              <input type="radio" name="reason" value=${reason} required />${t(`partner.reasons.${reason}`)}
            </label>`,
          )}
        </fieldset>
        <div class="row">
          <button class="primary" value="send">${t('partner.reportSend')}</button>
          <button value="cancel" formnovalidate>${t('partner.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit(event) {
    const reason = new FormData(event.target).get('reason');
    if (event.submitter?.value === 'send' && reason) {
      this.dispatchEvent(new CustomEvent('report', { detail: reason }));
      event.target.reset();
    }
  }
}

customElements.define('causerie-report-dialog', ReportDialog);

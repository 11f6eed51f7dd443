import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';

const REASONS = ['harassment', 'hate', 'nudity', 'minor', 'spam', 'other'];

/** Whom to ban, why and until when. Events: `ban` (detail: `{userId, reason, until}`). */
class BanDialog extends PageElement {
  static properties = { userId: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.userId = '';
    this.reason = 'other';
  }

  /** @param {string} userId whom; empty: to be filled in */
  async open(userId, reason = 'other') {
    this.userId = userId;
    this.reason = reason;
    await this.updateComplete;
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="ban-title">
      <form method="dialog" class="stack" @submit=${this.#submit}>
        <h2 id="ban-title">${t('moderation.banTitle', { name: this.userId })}</h2>
        <p>${t('moderation.banText')}</p>
        <div class="field" ?hidden=${this.userId}>
          <label for="ban-user">${t('moderation.userId')}</label>
          <input id="ban-user" name="userId" maxlength="128" autocapitalize="none" ?required=${!this.userId} />
        </div>
        <div class="field">
          <label for="ban-reason">${t('moderation.reason')}</label>
          <select id="ban-reason" name="reason">
            ${REASONS.map(
              (each) => html`<option value=${each} ?selected=${each === this.reason}>
                ${t(`partner.reasons.${each}`)}
              </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="ban-until">${t('moderation.until')}</label>
          <input id="ban-until" name="until" type="datetime-local" />
        </div>
        <div class="row">
          <button class="danger" value="ban">${t('moderation.banNow')}</button>
          <button value="cancel" formnovalidate>${t('moderation.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit(event) {
    const form = new FormData(event.target);
    const until = String(form.get('until'));
    if (event.submitter?.value === 'ban') {
      const detail = {
        userId: this.userId || String(form.get('userId')).trim(),
        reason: form.get('reason'),
        until: until ? new Date(until).toISOString() : undefined,
      };
      this.dispatchEvent(new CustomEvent('ban', { detail }));
    }
  }
}

customElements.define('causerie-ban-dialog', BanDialog);

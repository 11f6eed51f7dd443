import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';
import { attempt } from './attempt.js';

/** @typedef {{title: string, text: string, action: string, danger?: boolean, done: string, run: () => Promise<void>}} Question */

/** Says what something will do, before it is done; then whether it was. */
class ConfirmDialog extends PageElement {
  static properties = { question: { state: true } };

  /** @param {Question} question */
  async open(question) {
    this.question = question;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  render() {
    const { title = '', text = '', action = '', danger = false } = this.question ?? {};
    return html`<dialog aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <form method="dialog" class="stack" @submit=${this.#submit}>
        <h2 id="confirm-title">${title}</h2>
        <p id="confirm-text">${text}</p>
        <div class="row">
          <button class=${danger ? 'danger' : 'primary'} value="yes">${action}</button>
          <button value="no" autofocus>${t('operator.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit({ submitter }) {
    if (submitter?.value === 'yes') {
      attempt(this.question.run, this.question.done);
    }
  }
}

customElements.define('causerie-operator-confirm', ConfirmDialog);

import './texts.js';
import { html } from 'lit';
import { auth } from '../ui/auth.js';
import { PageElement } from '../ui/element.js';
import { t } from '../ui/i18n.js';
import '../ui/shell.js';
import './confirm-dialog.js';
import './failures.js';
import { watch } from './feeds.js';
import './letters.js';
import './log.js';
import './now.js';
import './pool.js';
import './processes.js';
import './recordings.js';
import './reports.js';
import './rooms.js';
import './states.js';
import './status.js';

/** How the service is, for administrators: each panel by itself, asked for as long as somebody looks. */
class OperatorPage extends PageElement {
  #end = () => {};

  connectedCallback() {
    super.connectedCallback();
    if (auth.has('admin')) {
      this.#end = watch();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  render() {
    if (!auth.has('admin')) {
      return html`<p class="notice bad">${t('operator.forbidden')}</p>`;
    }
    return html`<div class="operator" @ask-first=${({ detail }) => this.#dialog.open(detail)}>
      <header>
        <h1>${t('operator.title')}</h1>
        <p class="soft">${t('operator.lead')}</p>
      </header>
      <causerie-operator-status></causerie-operator-status>
      <causerie-operator-now></causerie-operator-now>
      <div class="panels">
        <causerie-operator-processes class="wide"></causerie-operator-processes>
        <causerie-operator-states></causerie-operator-states>
        <causerie-operator-failures></causerie-operator-failures>
        <causerie-operator-log class="wide"></causerie-operator-log>
        <causerie-operator-rooms></causerie-operator-rooms>
        <causerie-operator-pool></causerie-operator-pool>
        <causerie-operator-letters class="wide"></causerie-operator-letters>
        <causerie-operator-recordings class="wide"></causerie-operator-recordings>
        <causerie-operator-reports class="wide"></causerie-operator-reports>
      </div>
      <causerie-operator-confirm></causerie-operator-confirm>
    </div>`;
  }

  get #dialog() {
    return this.querySelector('causerie-operator-confirm');
  }
}

customElements.define('causerie-operator', OperatorPage);

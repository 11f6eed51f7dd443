import { html, nothing } from 'lit';
import { auth } from './auth.js';
import { client, connect } from './connection.js';
import { PageElement } from './element.js';
import { countdown } from './format.js';
import { t } from './i18n.js';

/** Says when the connection to the gateway is not there, and what can be done. */
class ConnectionState extends PageElement {
  #retryAt = 0;

  connectedCallback() {
    super.connectedCallback();
    this.follow(client, 'connection', ({ detail }) => {
      this.#retryAt = Date.now() + (detail.retryInMs ?? 0);
      this.requestUpdate();
    });
    this.every(1000, () => client.connection.state === 'retrying' && this.requestUpdate());
  }

  render() {
    const { state, reason = '' } = client.connection;
    switch (state) {
      case 'connecting':
        return html`<p class="notice" role="status"><span>${t('connection.connecting')}</span></p>`;
      case 'retrying':
        return this.#retrying(reason);
      case 'closed':
        return this.#closed(reason);
      default:
        return nothing;
    }
  }

  #retrying(reason) {
    const text = ['connection-error', 'rate-limited'].includes(reason) ? reason : 'retrying';
    return html`<p class="notice warm" role="status">
      <span>${t(`connection.${text}`, { time: countdown(this.#retryAt - Date.now()) })}</span>
      <button class="compact" @click=${() => client.retryNow()}>${t('connection.now')}</button>
    </p>`;
  }

  #closed(reason) {
    const [text, action, act] =
      reason === 'replaced'
        ? ['replaced', 'connection.takeOver', () => connect({ steal: true })]
        : reason === 'unauthenticated'
          ? ['unauthenticated', 'signIn.title', () => auth.refused()]
          : [reason === 'forbidden' || reason === 'malformed' ? reason : 'closed', 'connection.reload', () => location.reload()];
    return html`<p class="notice bad" role="alert">
      <span>${t(`connection.${text}`)}</span><button class="compact" @click=${act}>${t(action)}</button>
    </p>`;
  }
}

customElements.define('causerie-connection-state', ConnectionState);

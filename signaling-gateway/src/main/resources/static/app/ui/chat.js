import { html, nothing } from 'lit';
import { messageOf } from './api.js';
import { PageElement } from './element.js';
import { t } from './i18n.js';
import { icons } from './icons.js';

/**
 * A chat. `send` takes a text and resolves once it is sent. Messages: `{text, name, mine}`, or `{text, info: true}`.
 */
class Chat extends PageElement {
  static properties = { messages: {}, send: { attribute: false }, problem: { state: true }, disabled: { type: Boolean } };

  render() {
    return html`<section class="chat" aria-label=${t('chat.label')}>
      <div class="log" role="log" aria-live="polite" aria-label=${t('chat.label')} tabindex="0">
        <ol>
          ${this.messages.length === 0 ? html`<li class="no-messages small">${t('chat.none')}</li>` : nothing}
          ${this.messages.map((each) => this.#message(each))}
        </ol>
      </div>
      ${this.problem ? html`<p class="notice bad small" role="alert">${this.problem}</p>` : nothing}
      <form @submit=${this.#submit}>
        <label class="visually-hidden" for="chat-text">${t('chat.write')}</label>
        <input id="chat-text" name="text" maxlength="2000" autocomplete="off" placeholder=${t('chat.write')}
          ?disabled=${this.disabled} />
        <button class="primary" aria-label=${t('chat.send')} ?disabled=${this.disabled}>${icons.send}</button>
      </form>
    </section>`;
  }

  updated(changed) {
    if (changed.has('messages')) {
      const log = this.querySelector('.log');
      log.scrollTop = log.scrollHeight;
    }
  }

  #message({ text, name, mine, info }) {
    if (info) {
      return html`<li class="info">${text}</li>`;
    }
    // No white space around the text: it is shown as written.
    return html`<li class=${mine ? 'mine' : ''}>${mine ? nothing : html`<b>${name}</b>`}${text}</li>`;
  }

  async #submit(event) {
    event.preventDefault();
    const input = event.target.elements.text;
    const text = input.value.trim();
    if (!text) {
      return;
    }
    this.problem = undefined;
    input.value = '';
    try {
      await this.send(text);
    } catch (error) {
      input.value ||= text;
      this.problem = t('chat.failed', { why: messageOf(error) });
    }
  }
}

customElements.define('causerie-chat', Chat);

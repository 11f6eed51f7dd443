import { html, nothing } from 'lit';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { names } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { icons } from '../ui/icons.js';

/**
 * Who is being recorded, by name, for as long as anybody is; and the question to whoever has not answered it.
 * Events: `consent` (detail: the wish), `answered` (the user said no).
 */
class RecordingBanner extends PageElement {
  static properties = { consent: { type: Boolean }, answered: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(client.session, 'change');
    this.follow(client.recording, 'state');
    this.follow(client.recording, 'consent');
  }

  render() {
    const { state } = client.session;
    const on = state?.recording ?? false;
    const recorded = on ? state.participants.filter((each) => each.recordingConsent) : [];
    const me = client.recording.recorded;
    const others = recorded.filter((each) => each.userId !== client.userId).map((each) => each.displayName);
    const who = [...(me ? [t('recording.you')] : []), ...others];
    const asks = on && !this.consent && !this.answered && others.length > 0;
    return html`<section class="recording-banner" aria-label=${t('recording.title')} ?hidden=${who.length === 0}>
      <p class="who-is" role="status">
        ${who.length > 0 ? html`${icons.record}<span>${this.#text(who, me)}</span>` : nothing}
      </p>
      ${asks ? html`<p class="question">${t('recording.ask')}</p>` : nothing}
      <div class="row">${who.length === 0 ? nothing : this.#answers(asks)}</div>
    </section>`;
  }

  #text(who, me) {
    const text = html`<b>${t('recording.on')}</b> ${names(who)}.`;
    return me ? text : html`${text} ${t('recording.notYou')}`;
  }

  #answers(asks) {
    if (this.consent) {
      return html`<button class="compact" @click=${() => this.#consent(false)}>${t('recording.stopMe')}</button>`;
    }
    return html`<button class="compact" @click=${() => this.#consent(true)}>${t('recording.recordMe')}</button>
      ${asks
        ? html`<button class="compact" @click=${() => this.dispatchEvent(new CustomEvent('answered'))}>
            ${t('recording.no')}
          </button>`
        : nothing}`;
  }

  #consent(detail) {
    this.dispatchEvent(new CustomEvent('consent', { detail }));
  }
}

customElements.define('causerie-recording-banner', RecordingBanner);

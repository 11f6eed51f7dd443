import { html, nothing } from 'lit';
import { PageElement } from './element.js';
import { t } from './i18n.js';
import { media } from './media.js';

const KINDS = { videoinput: 'media.camera', audioinput: 'media.mic', audiooutput: 'media.speaker' };

/** Which camera, microphone and loudspeaker; and what to do if there are none. */
class Devices extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.follow(media, 'change');
  }

  render() {
    return html`${this.#problem()}
      <div class="stack devices">${Object.keys(KINDS).map((kind) => this.#choice(kind))}</div>`;
  }

  #problem() {
    return media.problem
      ? html`<p class="notice warm" role="alert">
          <span>${t(`media.${media.problem}`)}</span>
          <button class="compact" @click=${() => media.start()}>${t('media.retry')}</button>
        </p>`
      : nothing;
  }

  #choice(kind) {
    const devices = media.devices.filter((each) => each.kind === kind);
    if (devices.length === 0) {
      return nothing;
    }
    return html`<div class="field">
      <label for=${kind}>${t(KINDS[kind])}</label>
      <select id=${kind} @change=${(event) => media.choose(kind, event.target.value)}>
        ${devices.map(
          ({ deviceId, label }, i) =>
            html`<option value=${deviceId} ?selected=${deviceId === media.chosen(kind)}>
              ${label || t('media.device', { n: i + 1 })}
            </option>`,
        )}
      </select>
    </div>`;
  }
}

customElements.define('causerie-devices', Devices);

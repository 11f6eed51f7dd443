import { html } from 'lit';
import { PageElement } from './element.js';
import { t } from './i18n.js';
import { icons } from './icons.js';
import { media } from './media.js';

/** Microphone and camera on and off. Events: `media` (detail: what changed, as the others are told). */
class MediaButtons extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.follow(media, 'change');
  }

  render() {
    const { micEnabled, cameraEnabled } = media;
    return html`${this.#button('mic', micEnabled, micEnabled ? icons.mic : icons.micOff, () => this.#setMic(!micEnabled))}
    ${this.#button('camera', cameraEnabled, cameraEnabled ? icons.camera : icons.cameraOff, () =>
      this.#setCamera(!cameraEnabled),
    )}`;
  }

  #button(kind, on, icon, act) {
    const label = t(`media.${kind}${on ? 'Off' : 'On'}`);
    return html`<button class="round ${on ? '' : 'off'}" data-media=${kind} aria-label=${label} title=${label}
      @click=${act}>${icon}</button>`;
  }

  #setMic(micEnabled) {
    media.setMic(micEnabled);
    this.#tell({ micEnabled });
  }

  async #setCamera(cameraEnabled) {
    this.#tell({ cameraEnabled });
    await media.setCamera(cameraEnabled);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('media', { detail }));
  }
}

customElements.define('causerie-media-buttons', MediaButtons);

import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { auth } from '../ui/auth.js';
import { countdown, dayAndTime, what } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { media } from '../ui/media.js';
import '../ui/devices.js';
import '../ui/media-buttons.js';
import '../ui/tile.js';
import './consent.js';

const HALF_A_DAY = 12 * 60 * 60_000;

/** Before going in: what the others will see, and whether one's voice is recorded. Events: `join`, `consent`, `media`. */
class Lobby extends PageElement {
  static properties = { slot: {}, consent: {}, problem: {}, busy: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(media, 'change');
    this.every(500);
  }

  render() {
    const left = Date.parse(this.slot.startTime) - Date.now();
    return html`<div class="lobby">
      <div class="stack">
        <div class="preview">
          <causerie-tile mine .name=${auth.user?.name ?? ''} .stream=${media.stream}
            ?camera=${media.cameraEnabled && Boolean(media.tracks.video)} ?mic=${media.micEnabled}></causerie-tile>
          <causerie-media-buttons class="buttons" @media=${({ detail }) => this.#pass('media', detail)}>
          </causerie-media-buttons>
        </div>
        <details class="card" ?open=${Boolean(media.problem)}>
          <summary>${t('media.devices')}</summary>
          <causerie-devices></causerie-devices>
        </details>
      </div>
      <div class="stack">
        <header>
          <p class="soft">${what(this.slot)}</p>
          <h1>${t('room.ready')}</h1>
        </header>
        <p>${t('room.check')}</p>
        <causerie-consent .given=${this.consent} @consent=${({ detail }) => this.#pass('consent', detail)}>
        </causerie-consent>
        ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
        ${left > 0 ? html`<p class="notice warm">${this.#opens(left)}</p>` : nothing}
        <button class="primary" ?disabled=${left > 0 || this.busy} @click=${() => this.#pass('join')}>
          ${t(this.busy ? 'room.joining' : 'room.join')}
        </button>
      </div>
    </div>`;
  }

  #opens(left) {
    return left < HALF_A_DAY
      ? t('room.opensIn', { time: countdown(left) })
      : t('room.opensAt', { time: dayAndTime(this.slot.startTime) });
  }

  #pass(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('causerie-lobby', Lobby);

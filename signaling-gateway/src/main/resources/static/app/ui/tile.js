import { html, nothing } from 'lit';
import { PageElement } from './element.js';
import { initials } from './format.js';
import { t } from './i18n.js';
import { icons } from './icons.js';
import { media } from './media.js';

/**
 * One person: their picture or their initials, name, microphone, and how the connection to them stands.
 * Events: `retry`, when the user wants a failed connection tried again.
 */
class Tile extends PageElement {
  static properties = {
    name: {},
    stream: { attribute: false },
    camera: { type: Boolean },
    mic: { type: Boolean },
    recorded: { type: Boolean },
    mine: { type: Boolean },
    state: {},
    silenced: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.follow(media, 'change');
  }

  render() {
    const { name, camera, mine } = this;
    const label = camera ? name : t('room.off', { name });
    const looks = [mine && 'mine', !camera && 'no-picture', this.recorded && 'is-recorded'].filter(Boolean).join(' ');
    return html`<figure class="tile ${looks}" aria-label=${label}>
      <video autoplay playsinline .muted=${mine} ?hidden=${!camera} aria-hidden="true"></video>
      ${camera ? nothing : html`<span class="avatar" aria-hidden="true">${initials(name)}</span>`}
      ${this.recorded
        ? html`<p class="recorded">${icons.record}<span>${t('room.recorded')}</span></p>`
        : nothing}
      ${this.#status()}
      <figcaption>
        ${this.mic ? nothing : html`<span class="muted" title=${t('room.muted')}>${icons.micOff}</span>
          <span class="visually-hidden">${t('room.muted')}</span>`}
        <span class="name">${name}</span>
      </figcaption>
      ${this.silenced
        ? html`<button class="hear" @click=${() => this.#play()}>${t('room.hear')}</button>`
        : nothing}
    </figure>`;
  }

  updated() {
    const video = this.querySelector('video');
    if (video.srcObject !== this.stream) {
      video.srcObject = this.stream ?? null;
      this.#play();
    }
    const speaker = media.chosen('audiooutput');
    if (!this.mine && speaker && video.sinkId !== speaker) {
      video.setSinkId?.(speaker).catch(() => {});
    }
  }

  /** A browser may refuse sound before the user has touched the page. */
  async #play() {
    const video = this.querySelector('video');
    if (!video.srcObject) {
      return;
    }
    try {
      await video.play();
      this.silenced = false;
    } catch (error) {
      this.silenced = error.name === 'NotAllowedError';
    }
  }

  #status() {
    const { state } = this;
    if (!state || state === 'connected' || state === 'closed') {
      return nothing;
    }
    return html`<p class="status"><span>${t(`room.peer.${state}`)}</span>
      ${state === 'failed'
        ? html`<button class="compact" @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>
            ${t('room.peer.retry')}
          </button>`
        : nothing}
    </p>`;
  }
}

customElements.define('causerie-tile', Tile);

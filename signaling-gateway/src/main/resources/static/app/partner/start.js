import { html, nothing } from 'lit';
import { auth } from '../ui/auth.js';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { language } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { media } from '../ui/media.js';
import '../ui/connection-state.js';
import '../ui/devices.js';
import '../ui/media-buttons.js';
import '../ui/tile.js';
import './report-dialog.js';

const LANGUAGES = ['en', 'fr', 'es', 'de', 'it', 'pt', 'ja'];
const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/**
 * Before the search: the wishes. Events: `start` (detail: the wishes), `report` (detail: the
 * reason), of the last partner.
 */
class PartnerStart extends PageElement {
  static properties = { wishes: {}, notice: {}, mayReport: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(client, 'connection');
    this.follow(media, 'change');
  }

  render() {
    const { wishes } = this;
    return html`<div class="lobby">
      <div class="stack">
        <div class="preview">
          <causerie-tile mine .name=${auth.user?.name ?? ''} .stream=${media.stream}
            ?camera=${media.cameraEnabled && Boolean(media.tracks.video)} ?mic=${media.micEnabled}></causerie-tile>
          <causerie-media-buttons class="buttons"></causerie-media-buttons>
        </div>
        <details class="card">
          <summary>${t('media.devices')}</summary>
          <causerie-devices></causerie-devices>
        </details>
      </div>
      <div class="stack">
        <header>
          <h1>${t('partner.title')}</h1>
          <p class="soft">${t('partner.lead')}</p>
        </header>
        <causerie-connection-state></causerie-connection-state>
        ${this.notice ? this.#notice() : nothing}
        <form class="stack" @submit=${this.#submit}>
          <div class="pair">
            <div class="field">
              <label for="language">${t('partner.language')}</label>
              <select id="language" name="language">
                <option value="">${t('slots.any')}</option>
                ${LANGUAGES.map(
                  (code) =>
                    html`<option value=${code} ?selected=${code === wishes.language}>${language(code)}</option>`,
                )}
              </select>
            </div>
            <div class="field">
              <label for="level">${t('partner.level')}</label>
              <select id="level" name="level">
                <option value="">${t('slots.any')}</option>
                ${LEVELS.map((each) => html`<option ?selected=${each === wishes.level}>${each}</option>`)}
              </select>
            </div>
          </div>
          <div>
            <label class="check">
              <input type="checkbox" name="hide" ?checked=${wishes.hide} aria-describedby="hide-explained" />
              ${t('partner.hide')}
            </label>
            <p id="hide-explained" class="soft small">${t('partner.hideExplained')}</p>
          </div>
          <button class="primary" ?disabled=${client.connection.state !== 'open'}>${t('partner.start')}</button>
        </form>
      </div>
    </div>`;
  }

  #notice() {
    return html`<p class="notice warm" role="status">
        <span>${this.notice}</span>
        ${this.mayReport
          ? html`<button class="compact" @click=${() => this.querySelector('causerie-report-dialog').open()}>
              ${t('partner.report')}
            </button>`
          : nothing}
      </p>
      <causerie-report-dialog
        @report=${({ detail }) => this.dispatchEvent(new CustomEvent('report', { detail }))}>
      </causerie-report-dialog>`;
  }

  #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const detail = { language: form.get('language'), level: form.get('level'), hide: form.has('hide') };
    this.dispatchEvent(new CustomEvent('start', { detail }));
  }
}

customElements.define('causerie-partner-start', PartnerStart);

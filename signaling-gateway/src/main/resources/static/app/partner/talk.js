import { html, nothing } from 'lit';
import { auth } from '../ui/auth.js';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { language } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { icons } from '../ui/icons.js';
import { media } from '../ui/media.js';
import '../ui/chat.js';
import '../ui/connection-state.js';
import '../ui/media-buttons.js';
import '../ui/tile.js';
import './report-dialog.js';

/**
 * The search and the talk. Events: `next`, `stop`, `stay`, `report` (detail: the reason), `block`.
 */
class PartnerTalk extends PageElement {
  static properties = { notice: {}, messages: {}, send: { attribute: false }, mayStay: { type: Boolean }, mayReport: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(client.partner, 'change');
    this.follow(media, 'change');
  }

  render() {
    const { state, meeting } = client.partner;
    return html`<div class="room with-chat">
      <section class="stage" aria-label=${t('partner.title')}>
        ${this.#head(state, meeting)}
        <causerie-connection-state></causerie-connection-state>
        ${this.notice ? this.#notice() : nothing}
        <div class="duo">
          ${meeting ? this.#partner(meeting.partner) : this.#searching(state)}
          <causerie-tile mine class="me" .name=${t('room.youShort')} .stream=${media.stream}
            ?camera=${media.cameraEnabled && Boolean(media.tracks.video)} ?mic=${media.micEnabled}></causerie-tile>
        </div>
        ${this.#controls(meeting)}
      </section>
      ${meeting
        ? html`<aside class="side" aria-label=${t('room.chat')}>
            <header><h2>${t('room.chat')}</h2></header>
            <causerie-chat .messages=${this.messages} .send=${this.send}></causerie-chat>
          </aside>`
        : nothing}
      <causerie-report-dialog @report=${({ detail }) => this.#pass('report', detail)}></causerie-report-dialog>
      ${this.#blockDialog()}
    </div>`;
  }

  #head(state, meeting) {
    const name = meeting?.partner.displayName;
    const texts = {
      searching: t('partner.searching'),
      waiting: t('partner.waiting'),
      matched: t('partner.found', { name }),
      'in-call': t('partner.inCall', { name }),
    };
    return html`<header class="stage-head">
      <h1 aria-live="polite">${texts[state]}</h1>
      ${meeting?.language ? html`<span class="chip">${language(meeting.language)}</span>` : nothing}
      ${meeting?.level ? html`<span class="chip level">${meeting.level}</span>` : nothing}
    </header>`;
  }

  #notice() {
    return html`<p class="notice warm" role="status">
      <span>${this.notice}</span>
      ${this.mayStay
        ? html`<button class="compact" @click=${() => this.#pass('stay')}>${t('partner.stay')}</button>`
        : nothing}
    </p>`;
  }

  #partner({ userId, displayName, cameraEnabled = true, micEnabled = true }) {
    const { peer } = client.partner;
    return html`<causerie-tile class="other" data-user=${userId} .name=${displayName} .stream=${peer?.stream}
      .state=${peer?.state} ?camera=${cameraEnabled} ?mic=${micEnabled}
      @retry=${() => peer?.restart()}></causerie-tile>`;
  }

  #searching(state) {
    const { position } = client.partner;
    return html`<div class="searching other">
      <span class="pulse" aria-hidden="true">${icons.search}</span>
      ${state === 'waiting' && position > 0 ? html`<p>${t('partner.position', { n: position })}</p>` : nothing}
    </div>`;
  }

  #controls(meeting) {
    return html`<div class="controls" role="group" aria-label=${t('room.controls')}>
      <causerie-media-buttons class="buttons" @media=${({ detail }) => client.partner.setMedia(detail)}>
      </causerie-media-buttons>
      ${meeting || this.mayReport
        ? html`<button class="round" aria-label=${t('partner.report')} title=${t('partner.report')}
            @click=${() => this.querySelector('causerie-report-dialog').open()}>${icons.flag}</button>`
        : nothing}
      ${meeting
        ? html`
            <button class="round" aria-label=${t('partner.block')} title=${t('partner.block')}
              @click=${() => this.querySelector('dialog.block').showModal()}>${icons.block}</button>
            <button class="wide primary" @click=${() => this.#pass('next')}>
              ${icons.next}<span>${t('partner.next')}</span>
            </button>
          `
        : nothing}
      <button class="wide hang-up" @click=${() => this.#pass('stop')}>${icons.stop}<span>${t('partner.stop')}</span></button>
    </div>`;
  }

  #blockDialog() {
    return html`<dialog class="block" aria-labelledby="block-title">
      <form method="dialog" class="stack">
        <h2 id="block-title">${t('partner.blockTitle')}</h2>
        <p>${t('partner.blockText')}</p>
        <div class="row">
          <button class="danger" @click=${() => this.#pass('block')}>${t('partner.block')}</button>
          <button autofocus>${t('partner.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #pass(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('causerie-partner-talk', PartnerTalk);

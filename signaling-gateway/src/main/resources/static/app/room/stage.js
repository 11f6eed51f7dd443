import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../ui/announce.js';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { countdown, language } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { icons } from '../ui/icons.js';
import { media } from '../ui/media.js';
import '../ui/chat.js';
import '../ui/connection-state.js';
import '../ui/devices.js';
import '../ui/media-buttons.js';
import '../ui/tile.js';
import './consent.js';
import './people.js';
import './recording-banner.js';

const LEFT = { left: 'room.left', disconnected: 'room.lost', removed: 'room.removed' };
const WARN_AT = 5 * 60_000;
const SIDE = matchMedia('(min-width: 60rem)');

/** The conversation: everybody's picture, the controls, and beside it chat or who is here. */
class Stage extends PageElement {
  static properties = {
    slot: {},
    consent: { type: Boolean },
    /** Whether the user has said no to being recorded. */
    answered: { type: Boolean },
    panel: { state: true },
    messages: { state: true },
    unread: { state: true },
  };

  constructor() {
    super();
    this.messages = [];
    this.unread = 0;
    this.panel = SIDE.matches ? 'chat' : undefined;
    this.warned = false;
  }

  connectedCallback() {
    super.connectedCallback();
    const { session } = client;
    this.follow(session, 'change');
    this.follow(media, 'change');
    this.follow(client.recording, 'state');
    this.follow(session, 'chat', ({ detail }) => this.#heard(detail));
    this.follow(session, 'participant-joined', ({ detail }) => this.#note(t('room.joined', name(detail))));
    this.follow(session, 'participant-left', ({ detail }) => this.#note(t(LEFT[detail.reason], name(detail))));
    this.follow(session, 'recording', ({ detail }) =>
      this.#note(t(detail.recording ? 'room.recordingStarted' : 'room.recordingStopped')),
    );
    this.every(1000, () => this.#tick());
  }

  render() {
    const { state } = client.session;
    const others = this.#others();
    return html`<div class="room ${this.panel ? 'with-panel' : ''}">
      <section class="stage" aria-label=${t('room.title')}>
        ${this.#head(state)}
        <causerie-recording-banner ?consent=${this.consent} ?answered=${this.answered}
          @consent=${({ detail }) => this.#pass('consent', detail)} @answered=${() => this.#pass('answered')}>
        </causerie-recording-banner>
        <causerie-connection-state></causerie-connection-state>
        <div class="grid" data-count=${others.length + 1}>
          ${repeat(
            others,
            (each) => each.userId,
            (each) => this.#tile(each),
          )}
          <causerie-tile mine .name=${t('room.youShort')} .stream=${media.stream}
            ?camera=${media.cameraEnabled && Boolean(media.tracks.video)} ?mic=${media.micEnabled}
            ?recorded=${client.recording.state === 'recording'}></causerie-tile>
        </div>
        ${state && others.length === 0 ? html`<p class="alone">${t('room.alone')}</p>` : nothing}
        ${this.#controls(others.length + 1)}
      </section>
      ${this.panel ? this.#side() : nothing} ${this.#leaveDialog()}
    </div>`;
  }

  #head(state) {
    const left = this.#left();
    return html`<header class="stage-head">
      <h1>${language(this.slot.targetLanguageCode)} <span class="chip level">${this.slot.level}</span></h1>
      ${state?.recording
        ? nothing
        : html`<span class="chip unrecorded">${t('recording.off')}</span>`}
      ${left !== undefined
        ? html`<span class="chip time ${left < WARN_AT ? 'warm' : ''}" role="timer" aria-label=${t('room.timeLeftLabel')}>
            ${icons.clock}${t('room.timeLeft', { time: countdown(left) })}
          </span>`
        : nothing}
    </header>`;
  }

  #tile(participant) {
    const { userId, displayName, status, cameraEnabled, micEnabled, recordingConsent } = participant;
    const peer = client.session.peer(userId);
    const state = status === 'disconnected' ? 'away' : (peer?.state ?? 'connecting');
    return html`<causerie-tile data-user=${userId} .name=${displayName} .stream=${peer?.stream} .state=${state}
      ?camera=${cameraEnabled} ?mic=${micEnabled} ?recorded=${recordingConsent && client.session.state?.recording}
      @retry=${() => peer?.restart()}></causerie-tile>`;
  }

  #controls(people) {
    return html`<div class="controls" role="group" aria-label=${t('room.controls')}>
      <causerie-media-buttons class="buttons" @media=${({ detail }) => this.#pass('media', detail)}></causerie-media-buttons>
      ${this.#panelButton('settings', icons.settings, t('room.settings'))}
      ${this.#panelButton('people', icons.people, t('room.people', { n: people }), people)}
      ${this.#panelButton('chat', icons.chat, t(this.unread ? 'room.chatUnread' : 'room.chat', { n: this.unread }), this.unread || '')}
      <button class="round hang-up" aria-label=${t('room.leave')} title=${t('room.leave')}
        @click=${() => this.querySelector('dialog').showModal()}>${icons.leave}</button>
    </div>`;
  }

  #panelButton(panel, icon, label, count = '') {
    return html`<button class="round" aria-label=${label} title=${label} aria-pressed=${String(this.panel === panel)}
      @click=${() => this.#toggle(panel)}>${icon}${count ? html`<span class="count">${count}</span>` : nothing}</button>`;
  }

  #side() {
    const titles = { chat: 'room.chat', people: 'room.peopleTitle', settings: 'room.settings' };
    return html`<aside class="side" aria-label=${t(titles[this.panel])}>
      <header>
        <h2>${t(titles[this.panel])}</h2>
        <button class="quiet compact" aria-label=${t('room.close')} @click=${() => this.#toggle(this.panel)}>
          ${icons.close}
        </button>
      </header>
      ${this.#sideContent()}
    </aside>`;
  }

  #sideContent() {
    switch (this.panel) {
      case 'people':
        return html`<causerie-people></causerie-people>`;
      case 'settings':
        return html`<div class="stack settings">
          <causerie-consent .given=${this.consent} @consent=${({ detail }) => this.#pass('consent', detail)}>
          </causerie-consent>
          <causerie-devices></causerie-devices>
        </div>`;
      default:
        return html`<causerie-chat .messages=${this.messages} .send=${(text) => this.#say(text)}></causerie-chat>`;
    }
  }

  #leaveDialog() {
    return html`<dialog aria-labelledby="leave-title">
      <form method="dialog" class="stack">
        <h2 id="leave-title">${t('room.leaveTitle')}</h2>
        <p>${t('room.leaveText')}</p>
        <div class="row">
          <button class="danger" @click=${() => this.#pass('leave')}>${t('room.leave')}</button>
          <button autofocus>${t('room.stay')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #others() {
    return (client.session.state?.participants ?? []).filter((each) => each.userId !== client.userId);
  }

  #toggle(panel) {
    this.panel = this.panel === panel ? undefined : panel;
    if (this.panel === 'chat') {
      this.unread = 0;
    }
  }

  async #say(text) {
    await client.session.sendChat(text);
    this.messages = [...this.messages, { text, mine: true }];
  }

  #heard({ fromUserId, text }) {
    const from = this.#others().find((each) => each.userId === fromUserId)?.displayName ?? fromUserId;
    this.messages = [...this.messages, { text, name: from }];
    if (this.panel !== 'chat') {
      this.unread += 1;
      say(`${from}: ${text}`);
    }
  }

  #note(text) {
    this.messages = [...this.messages, { text, info: true }];
    say(text);
  }

  #left() {
    const endsAt = client.session.state?.endsAt;
    return endsAt ? Date.parse(endsAt) - Date.now() : undefined;
  }

  #tick() {
    const left = this.#left();
    if (!this.warned && left !== undefined && left < WARN_AT && left > 60_000) {
      this.warned = true;
      this.#note(t('room.endSoon', { n: Math.ceil(left / 60_000) }));
    }
    this.requestUpdate();
  }

  #pass(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const name = ({ participant }) => ({ name: participant.displayName });

customElements.define('causerie-stage', Stage);

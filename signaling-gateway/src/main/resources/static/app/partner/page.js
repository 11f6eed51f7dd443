import { html } from 'lit';
import { say } from '../ui/announce.js';
import { messageOf } from '../ui/api.js';
import { client, connect } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { countdown } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { media } from '../ui/media.js';
import '../ui/shell.js';
import './start.js';
import './talk.js';

/** What the client tells, in words; with what is left of the wait where it goes on by itself. */
const NOTICES = {
  'partner-left': 'partner.left',
  'partner-disconnected': 'partner.disconnected',
  'video-failed': 'partner.videoFailed',
  'failed-to-find-partner': 'partner.findFailed',
  refused: 'partner.refused',
};
/** After these the last partner can still be reported. */
const PARTINGS = ['partner-left', 'partner-disconnected'];
const KEY = 'causerie.partner';

/** A chat with a stranger: wishes, search, talk, the next one. */
class PartnerPage extends PageElement {
  static properties = { wishes: { state: true }, notice: { state: true }, messages: { state: true } };

  constructor() {
    super();
    this.wishes = { language: '', level: '', hide: true, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
    this.messages = [];
    this.meeting = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    const { partner } = client;
    this.follow(partner, 'change', () => this.#changed());
    this.follow(partner, 'notice', ({ detail }) => this.#tell(detail));
    this.follow(partner, 'chat', ({ detail }) => this.#heard(detail));
    this.follow(media, 'change', () => client.setTracks(media.tracks));
    this.every(1000, () => this.notice?.retryAt && this.requestUpdate());
    partner.relayOnly = this.wishes.hide;
    connect({ steal: true });
    media.start();
  }

  render() {
    const { state } = client.partner;
    document.body.classList.toggle('in-room', state !== 'idle');
    return html`${this.#page(state)}`;
  }

  #page(state) {
    const mayReport = PARTINGS.includes(this.notice?.code);
    if (state === 'idle') {
      return html`<causerie-partner-start .wishes=${this.wishes} .notice=${this.#noticeText()} .mayReport=${mayReport}
        @report=${({ detail }) => this.#report(detail)} @start=${({ detail }) => this.#start(detail)}></causerie-partner-start>`;
    }
    return html`<causerie-partner-talk .notice=${this.#noticeText()} .messages=${this.messages}
      .mayStay=${this.notice?.code === 'video-failed'} .mayReport=${mayReport} .send=${(text) => this.#say(text)}
      @next=${() => this.#next()} @stop=${() => this.#stop()} @stay=${() => this.#stay()}
      @report=${({ detail }) => this.#report(detail)} @block=${() => this.#block()}></causerie-partner-talk>`;
  }

  #start(wishes) {
    this.wishes = wishes;
    localStorage.setItem(KEY, JSON.stringify(wishes));
    this.notice = undefined;
    client.partner.relayOnly = wishes.hide;
    const { language, level } = wishes;
    client.partner.find({ ...(language && { language }), ...(level && { level }) });
  }

  #next() {
    this.notice = undefined;
    client.partner.next();
  }

  #stop() {
    this.notice = undefined;
    client.partner.stop();
  }

  #stay() {
    this.notice = undefined;
    client.partner.stay();
  }

  async #say(text) {
    await client.partner.sendChat(text);
    this.messages = [...this.messages, { text, mine: true }];
  }

  async #report(reason) {
    await this.#attempt(() => client.partner.report(reason), 'partner.reportSent');
  }

  async #block() {
    await this.#attempt(() => client.partner.block(), 'partner.blocked');
  }

  async #attempt(act, done) {
    try {
      await act();
      say(t(done), 'good');
    } catch (error) {
      say(messageOf(error), 'bad');
    }
  }

  #heard({ text }) {
    this.messages = [...this.messages, { text, name: client.partner.meeting?.partner.displayName ?? '' }];
  }

  /** What was said belongs to one meeting. */
  #changed() {
    const { meeting, state } = client.partner;
    if (meeting && meeting.sessionId !== this.meeting) {
      this.meeting = meeting.sessionId;
      this.messages = [];
      this.notice = undefined;
      client.partner.setMedia({ cameraEnabled: media.cameraEnabled, micEnabled: media.micEnabled });
    }
    if (state === 'in-call') {
      this.notice = undefined;
    }
    this.requestUpdate();
  }

  #tell(notice) {
    this.notice = { ...notice, retryAt: notice.retryInMs ? Date.now() + notice.retryInMs : undefined };
  }

  #noticeText() {
    if (!this.notice) {
      return undefined;
    }
    const { code, retryAt = 0, problem } = this.notice;
    const time = countdown(Math.max(1000, retryAt - Date.now()));
    return t(NOTICES[code], { time, why: problem ? messageOf({ code: problem }) : '' });
  }
}

customElements.define('causerie-partner', PartnerPage);

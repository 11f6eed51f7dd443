import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { countdown, language, shortId } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { nothingHere, Panel, table } from './panel.js';
import { Pager } from './pager.js';

const PAGE = 10;

/** The sessions that are going on, those that end first first. */
class Rooms extends Panel {
  static properties = { page: { state: true } };

  constructor() {
    super('rooms', feeds.rooms);
    this.page = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.every(1_000);
  }

  body() {
    const rooms = feeds.rooms.data.items.toSorted((one, other) => one.endsAt.localeCompare(other.endsAt));
    if (rooms.length === 0) {
      return nothingHere(this.text('none'));
    }
    const pager = new Pager(rooms, PAGE, this.page, (page) => (this.page = page));
    const heads = ['session', 'kind'].map((each) => this.text(each));
    heads.push(t('operator.language'), t('operator.state'), this.text('people'), this.text('ends'));
    return html`${table(this.text('title'), heads, repeat(pager.items, ({ sessionId }) => sessionId, (each) => this.#row(each)))}
      ${pager.buttons()} ${feeds.rooms.data.nextCursor ? html`<p class="soft small">${t('operator.more')}</p>` : ''}`;
  }

  #row({ sessionId, kind, targetLanguageCode, level, status, endsAt, participants }) {
    const left = Date.parse(endsAt) - Date.now();
    return html`<tr data-room=${sessionId}>
      <th scope="row"><code title=${sessionId}>${shortId(sessionId)}</code></th>
      <td>${this.text(kind)}</td>
      <td>${targetLanguageCode ? language(targetLanguageCode) : t('operator.anyLanguage')} ${level ?? ''}</td>
      <td><span class="chip ${status === 'active' ? 'good' : ''}">${this.text(status)}</span></td>
      <td class="n">${participants.length}</td>
      <td class="n">${left > 0 ? countdown(left) : this.text('over')}</td>
    </tr>`;
  }
}

customElements.define('causerie-operator-rooms', Rooms);

import { html, nothing } from 'lit';
import { call, post } from '../ui/api.js';
import { dateTime } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { nothingHere, Panel, table } from './panel.js';

/** What failed for good: reactions to events, and messages about users. */
class Letters extends Panel {
  constructor() {
    super('letters', feeds.letters, feeds.messages);
  }

  body() {
    const letters = feeds.letters.data?.items ?? [];
    const messages = feeds.messages.data?.items ?? [];
    if (letters.length + messages.length === 0) {
      return feeds.letters.data ? nothingHere(this.text('none')) : nothing;
    }
    const heads = ['reaction', 'event', 'cause', 'at'].map((each) => this.text(each));
    heads.push(t('operator.actions'));
    return html`${table(this.text('title'), heads, [
      letters.map((each) =>
        this.#row(each.id, each.reaction, eventOf(each), causeOf(each), each.at, each.causeType && letterCalls(each)),
      ),
      messages.map((each) =>
        this.#row(each.id, this.text('messages'), each.type ?? each.id, each.reason, each.at, messageCalls(each)),
      ),
    ])}
    ${[feeds.letters, feeds.messages].some(({ data }) => data?.nextCursor)
      ? html`<p class="soft small">${t('operator.more')}</p>`
      : nothing}`;
  }

  #row(id, reaction, event, cause, at, calls) {
    const name = `${reaction}, ${event}`;
    const ask = (action) => this.#ask(action, reaction, event, calls);
    return html`<tr data-letter=${id}>
      <th scope="row">${reaction}</th>
      <td><code>${event}</code></td>
      <td class="cause">${cause}</td>
      <td><time datetime=${at}>${dateTime(at)}</time></td>
      <td>${calls ? html`<div class="row">
        <button class="compact" aria-label="${t('operator.again')}: ${name}" @click=${() => ask('retry')}>
          ${t('operator.again')}
        </button>
        <button class="compact quiet" aria-label="${t('operator.discard')}: ${name}" @click=${() => ask('discard')}>
          ${t('operator.discard')}
        </button>
      </div>` : nothing}</td>
    </tr>`;
  }

  #ask(action, reaction, event, { feed, kind, ...calls }) {
    this.askFirst({
      title: this.text(`${action}Title`),
      text: this.text(`${action}${kind}Text`, { reaction, event }),
      action: t(`operator.${action === 'retry' ? 'again' : 'discard'}`),
      danger: action === 'discard',
      done: this.text(action === 'retry' ? 'retried' : 'discarded'),
      run: async () => {
        try {
          await calls[action]();
        } finally {
          await feed.refresh();
        }
      },
    });
  }
}

const eventOf = ({ type, aggregateId }) => (aggregateId ? `${type} ${aggregateId}` : type);

/** The class of the fault without its package, and what it says; nothing has failed yet of what waits behind another. */
export function causeOf({ causeType, causeMessage }) {
  return causeType ? [causeType.split('.').at(-1), causeMessage].filter(Boolean).join(': ') : t('operator.letters.behind');
}

const letterCalls = ({ id }) => {
  const path = `/admin/dead-letters/${encodeURIComponent(id)}`;
  return { feed: feeds.letters, kind: '', retry: () => post(`${path}/retry`), discard: () => call('DELETE', path) };
};

const messageCalls = ({ id }) => {
  const path = `/admin/user-events/dead-letters/${encodeURIComponent(id)}`;
  return { feed: feeds.messages, kind: 'Message', retry: () => post(`${path}/retry`), discard: () => call('DELETE', path) };
};

customElements.define('causerie-operator-letters', Letters);

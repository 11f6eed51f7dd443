import { html, nothing } from 'lit';
import { post } from '../ui/api.js';
import { lasting, number, timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { attempt } from './attempt.js';
import { feeds } from './feeds.js';
import { Panel, table } from './panel.js';

const TONES = { running: 'good', replaying: 'warm', paused: 'warm', error: 'bad' };

/** How far the log is, and how far behind it those who live off it are. */
class Log extends Panel {
  constructor() {
    super('log', feeds.projections, feeds.gateway);
  }

  aside() {
    const head = feeds.projections.data?.items[0]?.head;
    return head === undefined ? nothing : html`<span class="soft">${this.text('head', { n: number(head) })}</span>`;
  }

  body() {
    const heads = [this.text('projection'), t('operator.state'), this.text('progress'), this.text('lag'), t('operator.actions')];
    return table(this.text('title'), heads, [
      ...(feeds.projections.data?.items ?? []).map((each) => this.#projection(each)),
      feeds.gateway.data ? this.#bridge(feeds.gateway.data.bridge) : nothing,
    ]);
  }

  #projection(projection) {
    const { name, status, position, head, lag, replay, error } = projection;
    return html`<tr data-projection=${name}>
      <th scope="row">${name}</th>
      <td><span class="chip ${TONES[status] ?? ''}">${this.text(status)}</span>
        ${error ? html`<span class="small">${error}</span>` : nothing}</td>
      <td>${replay ? this.#replay(name, replay) : bar(name, position, head)}</td>
      <td>${this.#lag(lag)}</td>
      <td><div class="row">${this.#buttons(projection)}</div></td>
    </tr>`;
  }

  #replay(name, { position, target, eventsPerSecond, secondsLeft }) {
    return html`${bar(name, position, target)}
      <span class="small soft">${this.text('rate', { n: number(eventsPerSecond) })}
        ${secondsLeft === null ? nothing : html`· ${this.text('left', { time: lasting(secondsLeft * 1000) })}`}</span>`;
  }

  #lag(lag) {
    return lag > 0 ? this.text('events', { n: number(lag) }) : html`<span class="soft">${this.text('upToDate')}</span>`;
  }

  #bridge(bridge) {
    if (!bridge) {
      return html`<tr><th scope="row">${this.text('bridge')}</th>
        <td colspan="4"><span class="chip">${this.text('bridgeOff')}</span></td></tr>`;
    }
    const { position, head, lag, awaySince } = bridge;
    return html`<tr data-projection="bridge">
      <th scope="row">${this.text('bridge')}</th>
      <td><span class="chip ${awaySince ? 'bad' : 'good'}">${this.text(awaySince ? 'bridgeAway' : 'running')}</span>
        ${awaySince ? html`<time class="small" datetime=${awaySince}>${timeOfDay(awaySince)}</time>` : nothing}</td>
      <td>${bar(this.text('bridge'), position, head)}</td>
      <td>${this.#lag(lag)}</td>
      <td></td>
    </tr>`;
  }

  #buttons({ name, status }) {
    const rests = status === 'paused';
    return html`<button class="compact" ?disabled=${status === 'replaying'}
        aria-label="${this.text('replay')}: ${name}" @click=${() => this.#ask(name, 'replay', 'replayed')}>
        ${this.text('replay')}
      </button>
      <button class="compact quiet" aria-label="${this.text(rests ? 'resume' : 'pause')}: ${name}"
        @click=${() => (rests ? this.#resume(name) : this.#ask(name, 'pause', 'pausedNow'))}>
        ${this.text(rests ? 'resume' : 'pause')}
      </button>`;
  }

  #ask(name, action, done) {
    this.askFirst({
      title: this.text(`${action}Title`, { name }),
      text: this.text(`${action}Text`),
      action: this.text(action),
      danger: action === 'pause',
      done: this.text(done, { name }),
      run: () => act(name, action),
    });
  }

  /** Nothing is lost by it: no question. */
  #resume(name) {
    return attempt(() => act(name, 'resume'), this.text('resumed', { name }));
  }
}

async function act(name, action) {
  await post(`/admin/projections/${encodeURIComponent(name)}/${action}`);
  await feeds.projections.refresh();
}

const bar = (name, position, head) => html`<progress max=${Math.max(1, head)} .value=${head === 0 ? 1 : position}
    aria-label=${name}></progress>
  <span class="small">${number(position)} / ${number(head)}</span>`;

customElements.define('causerie-operator-log', Log);

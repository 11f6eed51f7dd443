import { html, nothing } from 'lit';
import { lasting, number, timeOfDay } from '../ui/format.js';
import { i18n, t } from '../ui/i18n.js';
import { ailing } from './attention.js';
import { feeds } from './feeds.js';
import { kindOf } from './kinds.js';
import { nothingHere, Panel, table } from './panel.js';

const TONES = { up: 'good', degraded: 'bad', silent: 'bad' };
const MEGABYTE = 1024 * 1024;

/** Every process by the signs of life it gave. */
class Processes extends Panel {
  constructor() {
    super('processes', feeds.processes);
  }

  body() {
    const { at, items } = feeds.processes.data;
    if (items.length === 0) {
      return nothingHere(this.text('none'));
    }
    const heads = ['process', 'memory', 'running', 'seen', 'version'].map((each) => this.text(each));
    heads.splice(1, 0, t('operator.state'));
    return table(this.text('title'), heads, items.map((each) => this.#row(each, Date.parse(at))));
  }

  #row(process, now) {
    const { id, state, startedAt, seenAt, heapUsed, heapMax, version, figures } = process;
    const memory = this.text('memoryOf', { used: number(megabytes(heapUsed)), max: number(megabytes(heapMax)) });
    return html`<tr data-process=${id}>
      <th scope="row">${kindOf(process)}<br /><code class="soft">${id}</code>
        <span class="soft small">${figuresOf(figures)}</span>
      </th>
      <td><span class="chip ${TONES[state]}">${this.text(state)}</span> ${this.#components(process)}</td>
      <td><meter min="0" max=${heapMax} high=${heapMax * 0.9} .value=${heapUsed} aria-label=${memory}></meter>
        <span class="small">${memory}</span></td>
      <td>${lasting(now - Date.parse(startedAt))}</td>
      <td><time datetime=${seenAt}>${timeOfDay(seenAt)}</time></td>
      <td><code>${version}</code></td>
    </tr>`;
  }

  #components(process) {
    const which = ailing(process);
    return which.length > 0 ? html`<span class="small">${which.join(', ')}</span>` : nothing;
  }
}

const megabytes = (bytes) => Math.round(bytes / MEGABYTE);

/** Those that there are words for, and that say something. */
const figuresOf = (figures) =>
  Object.entries(figures)
    .filter(([name, n]) => i18n.has(`operator.processes.figures.${name}`) && (n > 0 || name === 'connectedUsers'))
    .map(([name, n]) => ` · ${t(`operator.processes.figures.${name}`, { n: number(n) })}`);

customElements.define('causerie-operator-processes', Processes);

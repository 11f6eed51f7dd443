import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { post } from '../ui/api.js';
import { lasting, number, shortId } from '../ui/format.js';
import { i18n, t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { nothingHere, Panel, table } from './panel.js';

const STATES = ['recording', 'processing', 'stored', 'failed', 'expired'];
const TONES = { recording: 'good', failed: 'bad' };

/** Recordings that are being made, that failed, or that are being erased. */
class Recordings extends Panel {
  constructor() {
    super('recordings', feeds.recordings);
  }

  body() {
    const { counts, items, more } = feeds.recordings.data;
    const present = STATES.filter((each) => counts[each] > 0);
    return html`${present.length > 0
        ? html`<p class="row">${present.map((each) => this.#count(each, counts[each]))}</p>`
        : nothing}
      ${items.length === 0 ? nothingHere(this.text('none')) : this.#table(items)}
      ${more ? html`<p class="soft small">${t('operator.more')}</p>` : nothing}`;
  }

  #count(state, n) {
    return html`<span class="chip ${TONES[state] ?? ''}" data-count=${state}>${this.text(state, { n: number(n) })}</span>`;
  }

  #table(items) {
    const heads = [this.text('session'), this.text('step'), t('operator.age'), this.text('tries'), t('operator.actions')];
    return table(this.text('title'), heads, repeat(items, ({ sessionId }) => sessionId, (each) => this.#row(each)));
  }

  #row(recording) {
    const { sessionId, status, since, job, erasure } = recording;
    const failed = status === 'failed';
    return html`<tr data-recording=${sessionId}>
      <th scope="row"><code title=${sessionId}>${shortId(sessionId)}</code></th>
      <td>${failed ? html`<span class="chip bad">${this.text('failedNow')}</span>` : nothing} ${this.#work(recording)}
        ${erasure ? html`<span class="chip warm">${this.text('erasing')}</span>` : nothing}
        ${this.#trouble(recording)}</td>
      <td class="n">${since ? lasting(Date.now() - Date.parse(since)) : nothing}</td>
      <td class="n">${number(Math.max(job?.tries ?? 0, erasure?.tries ?? 0))}</td>
      <td>${failed
        ? html`<button class="compact" aria-label="${t('operator.again')}: ${sessionId}" @click=${() => this.#retry(sessionId)}>
            ${t('operator.again')}
          </button>`
        : nothing}</td>
    </tr>`;
  }

  #work({ status, job }) {
    if (!job || status === 'failed') {
      return nothing;
    }
    const key = `operator.recordings.steps.${job.step}`;
    return html`<span>${i18n.has(key) ? t(key) : job.step}</span>
      <progress max="100" .value=${job.percent} aria-label=${job.step}></progress>`;
  }

  #trouble({ status, failure, job, erasure }) {
    const why = status === 'failed' ? reasonOf(failure) : (job?.lastError ?? erasure?.lastError);
    return why ? html`<span class="small soft cause">${this.text('lastError', { why })}</span>` : nothing;
  }

  #retry(id) {
    this.askFirst({
      title: this.text('retryTitle'),
      text: this.text('retryText', { id }),
      action: t('operator.again'),
      done: this.text('retried'),
      run: async () => {
        await post(`/recordings/${encodeURIComponent(id)}/retry`);
        await feeds.recordings.refresh();
      },
    });
  }
}

/** Why one failed, in words. @param {string | null} code */
export function reasonOf(code) {
  const key = `operator.recordings.faults.${code}`;
  return code && i18n.has(key) ? t(key) : (code ?? '');
}

customElements.define('causerie-operator-recordings', Recordings);

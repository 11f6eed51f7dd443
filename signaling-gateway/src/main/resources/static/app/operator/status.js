import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { icons } from '../ui/icons.js';
import { concerns } from './attention.js';
import { feeds, lastData } from './feeds.js';

const SHOWN = 6;

/** The first thing to look at: all well, or what is not. */
class Status extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    Object.values(feeds).forEach((each) => this.follow(each, 'change'));
  }

  render() {
    const known = Object.values(feeds).every(({ data, problem, wanted }) => data || problem || !wanted());
    const found = concerns();
    const tone = found.some((each) => each.tone === 'bad') ? 'bad' : found.length > 0 ? 'warm' : known ? 'good' : '';
    return html`<section class="notice state ${tone}" aria-label=${t('operator.status.label')}>
      <span class="sign">${found.length > 0 ? icons.warning : known ? icons.check : icons.clock}</span>
      <div role="status">
        ${found.length > 0 ? this.#concerns(found) : known ? this.#well() : html`<p>${t('operator.waiting')}</p>`}
      </div>
      ${this.#age()}
    </section>`;
  }

  #well() {
    const up = feeds.processes.data?.items.length ?? 0;
    return html`<h2>${t('operator.status.well')}</h2>
      <p>${t('operator.status.wellText', { n: up })}</p>`;
  }

  #concerns(found) {
    return html`<h2>${t('operator.status.look', { n: found.length })}</h2>
      <ul>
        ${found.slice(0, SHOWN).map(({ panel, text }) => html`<li><a href="#${panel}">${text}</a></li>`)}
        ${found.length > SHOWN ? html`<li>…</li>` : nothing}
      </ul>`;
  }

  #age() {
    const at = lastData();
    return at ? html`<p class="small live">${t('operator.live', { time: timeOfDay(at) })}</p>` : nothing;
  }
}

customElements.define('causerie-operator-status', Status);

import { html, svg } from 'lit';
import { number, timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { Panel } from './panel.js';

const STATES = {
  sessions: ['waiting', 'active', 'ended'],
  slots: ['open', 'full', 'in-session', 'completed', 'cancelled'],
  registrations: ['registered', 'waitlisted', 'attended', 'no-show', 'cancelled'],
};

/** How many there are of what, by state: a bar, and the numbers. */
class States extends Panel {
  constructor() {
    super('states', feeds.overview);
  }

  aside() {
    const { countedAt } = feeds.overview.data ?? {};
    return countedAt ? html`<span class="soft small">${this.text('counted', { time: timeOfDay(countedAt) })}</span>` : '';
  }

  body() {
    return Object.keys(STATES).map((each) => this.#counts(each, feeds.overview.data[each]));
  }

  #counts(name, { byState, today }) {
    const counts = STATES[name].map((state, place) => ({ state, place, n: byState[state] ?? 0 }));
    return html`<div class="counts" data-counts=${name}>
      <h3>${this.text(name)} <span class="soft small">${this.text('today', { n: number(today) })}</span></h3>
      ${bar(counts)}
      <dl>
        ${counts.map(
          ({ state, place, n }) => html`<div data-state=${state}>
            <dt><span class="swatch of-${place}"></span>${t(`operator.states.names.${state}`)}</dt>
            <dd>${number(n)}</dd>
          </div>`,
        )}
      </dl>
    </div>`;
  }
}

function bar(counts) {
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  let x = 0;
  const parts = counts.map(({ place, n }) => {
    const width = all === 0 ? 0 : (100 * n) / all;
    x += width;
    return svg`<rect class="of-${place}" x=${x - width} width=${width} height="1"></rect>`;
  });
  return html`<svg class="bar-of-states" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

customElements.define('causerie-operator-states', States);

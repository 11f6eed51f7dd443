import { html, svg } from 'lit';
import { number, timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { Panel } from './panel.js';

/** In which order, and in which of the chart's colours. */
const STATES = {
  sessions: { active: 1, waiting: 2, ended: 4 },
  slots: { open: 1, full: 2, 'in-session': 3, completed: 4, cancelled: 5 },
  registrations: { registered: 1, waitlisted: 2, attended: 3, 'no-show': 5, cancelled: 4 },
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
    const counts = Object.entries(STATES[name]).map(([state, colour]) => ({ state, colour, n: byState[state] ?? 0 }));
    return html`<div class="counts" data-counts=${name}>
      <h3>${this.text(name)} <span class="soft small">${this.text('today', { n: number(today) })}</span></h3>
      ${bar(counts)}
      <dl>
        ${counts.map(
          ({ state, colour, n }) => html`<div data-state=${state}>
            <dt><span class="swatch of-${colour}"></span>${t(`operator.states.names.${state}`)}</dt>
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
  const parts = counts.map(({ colour, n }) => {
    const width = all === 0 ? 0 : (100 * n) / all;
    x += width;
    return svg`<rect class="of-${colour}" x=${x - width} width=${width} height="1"></rect>`;
  });
  return html`<svg class="bar-of-states" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

customElements.define('causerie-operator-states', States);

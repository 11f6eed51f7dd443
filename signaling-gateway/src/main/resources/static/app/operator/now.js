import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { lasting, number } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';

/** The numbers that say most, large. */
class Now extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    [feeds.gateway, feeds.overview].forEach((each) => this.follow(each, 'change'));
  }

  render() {
    const { connectedUsers, heldUsers, rooms, waiting } = feeds.gateway.data ?? {};
    const { slots, registrations } = feeds.overview.data ?? {};
    const longest = Math.max(0, ...(waiting?.groups ?? []).map(({ longestSeconds }) => longestSeconds));
    return html`<section aria-label=${t('operator.now.title')}>
      <dl class="now">
        ${tile('connectedUsers', feeds.gateway, connectedUsers, heldUsers && note('held', heldUsers))}
        ${tile('people', feeds.gateway, rooms?.people, note('rooms', rooms?.withPeople))}
        ${tile('open', feeds.gateway, rooms?.open, note('active', rooms?.active))}
        ${tile('waiting', feeds.gateway, waiting?.total,
          longest > 0 && t('operator.now.longest', { time: lasting(longest * 1000) }))}
        ${tile('offered', feeds.overview, slots?.byState.open ?? (slots && 0), note('full', slots?.byState.full))}
        ${tile('registrations', feeds.overview, registrations?.today, note('total', sum(registrations?.byState)))}
      </dl>
    </section>`;
  }
}

const sum = (counts) => Object.values(counts ?? {}).reduce((all, each) => all + each, 0);

const note = (key, n) => (n > 0 ? t(`operator.now.${key}`, { n: number(n) }) : nothing);

const tile = (key, { problem }, n, more) => html`<div class="card ${problem ? 'old' : ''}" data-number=${key}>
  <dt>${t(`operator.now.${key}`)}</dt>
  <dd>${n === undefined ? '–' : number(n)}</dd>
  <dd class="soft small">${more || nothing}</dd>
</div>`;

customElements.define('causerie-operator-now', Now);

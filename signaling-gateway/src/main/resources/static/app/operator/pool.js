import { html } from 'lit';
import { language, lasting, number } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { nothingHere, Panel, table } from './panel.js';

/** Who waits for a partner, by what they wish for. */
class Pool extends Panel {
  constructor() {
    super('pool', feeds.gateway);
  }

  body() {
    const { waiting } = feeds.gateway.data;
    if (!waiting) {
      return html`<p class="notice bad small">${this.text('away')}</p>`;
    }
    const { groups, groupsLeftOut } = waiting;
    if (groups.length === 0) {
      return nothingHere(this.text('none'));
    }
    const heads = [t('operator.language'), t('operator.level'), this.text('people'), this.text('longest')];
    return html`${table(this.text('title'), heads, groups.map(row))}
      ${groupsLeftOut > 0 ? html`<p class="soft small">${t('operator.more')}</p>` : ''}`;
  }
}

const row = ({ language: code, level, count, longestSeconds }) => html`<tr data-wish="${code ?? ''}|${level ?? ''}">
  <th scope="row">${code ? language(code) : t('operator.anyLanguage')}</th>
  <td>${level ?? t('operator.anyLevel')}</td>
  <td class="n">${number(count)}</td>
  <td class="n">${lasting(longestSeconds * 1000)}</td>
</tr>`;

customElements.define('causerie-operator-pool', Pool);

import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { number } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { drawing } from './drawing.js';

/** Of each report, what is drawn as bars and what as a line, and what its table has besides. */
const SHAPES = {
  attendance: { bars: ['joined', 'noShows'], stacked: true, line: 'late', columns: ['registered'], rates: ['attendanceRate'] },
  demand: { bars: ['places', 'registered'], columns: ['unserved'], rates: ['fillRate'] },
  sessions: { bars: ['sessions'], line: 'averageLengthMinutes', columns: [], rates: ['consentRate'] },
  matching: { bars: ['meetings'], line: 'averageWaitSeconds', columns: [], rates: ['nextRate'] },
};

/** One report as a picture, and the same numbers as a table. */
class ReportChart extends PageElement {
  static properties = { report: {}, lines: { attribute: false }, total: { attribute: false }, problem: { state: true } };
  #drawing = drawing();

  connectedCallback() {
    super.connectedCallback();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.follow(dark, 'change');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#drawing.end();
  }

  text(key, values) {
    return t(`operator.reports.${this.report}.${key}`, values);
  }

  render() {
    const { bars, line, columns, rates } = SHAPES[this.report];
    const all = [...bars, ...(line ? [line] : []), ...columns, ...rates];
    const totals = all.filter((each) => this.total[each] !== null).map((each) => `${this.text(each)}: ${shown(each, this.total[each])}`);
    const empty = this.lines.every((each) => bars.every((bar) => !each[bar]));
    return html`<p class="row totals">
        ${all.map((each) => html`<span data-total=${each}><b>${shown(each, this.total[each])}</b> <span class="soft small">${this.text(each)}</span></span>`)}
      </p>
      <div class="canvas">
        <canvas role="img" aria-label="${this.text('title')}. ${totals.join(', ')}"></canvas>
        ${empty ? html`<p class="soft empty-chart">${t('operator.reports.empty')}</p>` : nothing}
      </div>
      <details>
        <summary class="small">${t('operator.reports.table')}</summary>
        <div class="scroll" role="region" tabindex="0" aria-label=${this.text('title')}>
          <table>
            <thead><tr><th scope="col"></th>${all.map((each) => html`<th scope="col" class="n">${this.text(each)}</th>`)}</tr></thead>
            <tbody>
              ${this.lines.map((one) => html`<tr>
                <th scope="row">${one.label}</th>
                ${all.map((each) => html`<td class="n">${shown(each, one[each] ?? (rates.includes(each) || each === line ? null : 0))}</td>`)}
              </tr>`)}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  updated() {
    const { bars, line, stacked } = SHAPES[this.report];
    const series = (key, type) => ({ type, label: this.text(key), data: this.lines.map((each) => each[key] ?? (type === 'line' ? null : 0)) });
    this.#drawing.draw(this.querySelector('canvas'), {
      labels: this.lines.map(({ label }) => label),
      series: [...(line ? [series(line, 'line')] : []), ...bars.map((each) => series(each, 'bar'))],
      stacked: Boolean(stacked),
    });
  }
}

function shown(key, value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return key.endsWith('Rate') ? number(value, { style: 'percent' }) : number(value, { maximumFractionDigits: 1 });
}

customElements.define('causerie-report-chart', ReportChart);

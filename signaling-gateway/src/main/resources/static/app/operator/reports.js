import { html, nothing } from 'lit';
import { ask, messageOf } from '../ui/api.js';
import { PageElement } from '../ui/element.js';
import { language, shortDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import './report-chart.js';

const REPORTS = ['attendance', 'demand', 'sessions', 'matching'];
const PERIODS = [7, 30];
const DAY = 86_400_000;
const EVERY = 60_000;
const PATIENCE = 15_000;

/** What the analytics say of the last days, by day or by language. */
class Reports extends PageElement {
  static properties = {
    days: { state: true },
    by: { state: true },
    code: { state: true },
    answers: { state: true },
    problems: { state: true },
  };
  #asked = 0;

  constructor() {
    super();
    this.days = 30;
    this.by = 'day';
    this.code = '';
    this.answers = {};
    this.problems = {};
    this.codes = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.every(EVERY, () => document.hidden || this.#load());
  }

  render() {
    return html`<section class="card panel" id="reports" aria-labelledby="reports-title" tabindex="-1">
      <header class="row"><h2 id="reports-title">${t('operator.reports.title')}</h2>${this.#controls()}</header>
      <div class="charts">${REPORTS.map((each) => this.#report(each))}</div>
    </section>`;
  }

  #controls() {
    return html`<div class="row controls">
      <div class="tabs" role="group" aria-label=${t('operator.reports.period')}>
        ${PERIODS.map((each) => this.#choice('days', each, t('operator.reports.days', { n: each })))}
      </div>
      <div class="tabs" role="group" aria-label=${t('operator.reports.by')}>
        ${['day', 'language'].map((each) => this.#choice('by', each, t(`operator.reports.${each}`)))}
      </div>
      <select aria-label=${t('operator.reports.language')} @change=${({ target }) => this.#choose('code', target.value)}>
        <option value="">${t('operator.reports.all')}</option>
        ${this.codes.map((each) => html`<option value=${each} ?selected=${each === this.code}>${language(each)}</option>`)}
      </select>
    </div>`;
  }

  #choice(what, value, text) {
    return html`<button aria-pressed=${String(this[what] === value)} @click=${() => this.#choose(what, value)}>${text}</button>`;
  }

  #choose(what, value) {
    this[what] = value;
    this.#load();
  }

  #report(name) {
    const problem = this.problems[name];
    const answer = this.answers[name];
    return html`<article data-report=${name} aria-label=${t(`operator.reports.${name}.title`)}>
      <h3>${t(`operator.reports.${name}.title`)}</h3>
      <p class="soft small">${t(`operator.reports.${name}.text`)}</p>
      ${problem ? html`<p class="notice bad small">${t('operator.away', { why: problem })}</p>` : nothing}
      ${answer
        ? html`<causerie-report-chart .report=${name} .lines=${this.#lines(answer)} .total=${answer.total}></causerie-report-chart>`
        : problem
          ? nothing
          : html`<p class="soft">${t('shell.loading')}</p>`}
    </article>`;
  }

  /** A line for each day of the period, also where nothing happened; of languages only those that there are. */
  #lines({ from, to, by }) {
    if (this.by === 'language') {
      return by.language.map((each) => ({ ...each, label: each.language ? language(each.language) : t('operator.reports.unknown') }));
    }
    const known = new Map(by.day.map((each) => [each.day, each]));
    const lines = [];
    for (let at = Date.parse(from); at < Date.parse(to); at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10);
      lines.push({ ...known.get(day), label: shortDay(at) });
    }
    return lines;
  }

  async #load() {
    this.#asked += 1;
    const asked = this.#asked;
    const to = new Date(Date.now() + DAY).toISOString().slice(0, 10);
    const from = new Date(Date.now() + DAY - this.days * DAY).toISOString().slice(0, 10);
    const filter = this.code ? `&language=${encodeURIComponent(this.code)}` : '';
    await Promise.all(REPORTS.map((each) => this.#ask(each, `/analytics/${each}?from=${from}&to=${to}${filter}`, asked)));
  }

  async #ask(name, path, asked) {
    const found = await ask(path, PATIENCE).then((answer) => ({ answer }), (error) => ({ problem: messageOf(error) }));
    if (asked === this.#asked) {
      this.problems = { ...this.problems, [name]: found.problem };
      this.answers = { ...this.answers, ...(found.answer && { [name]: found.answer }) };
      this.codes = this.code ? this.codes : this.#codes();
    }
  }

  #codes() {
    const all = Object.values(this.answers).flatMap(({ by }) => by.language.map((each) => each.language));
    return [...new Set(all.filter(Boolean))].sort();
  }
}

customElements.define('causerie-operator-reports', Reports);

import { html, nothing } from 'lit';
import { PageElement } from '../ui/element.js';
import { timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';

/** A part of the page that lives on calls of its own: while one of them fails it says so, and shows what it knew. */
export class Panel extends PageElement {
  /** @param {string} name in the texts, and its id @param {import('./feeds.js').Feed[]} feeds what it shows */
  constructor(name, ...feeds) {
    super();
    this.name = name;
    this.feeds = feeds;
    /** Whether it is said here that a call fails. */
    this.saysAway = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.feeds.forEach((each) => this.follow(each, 'change'));
  }

  /** The text of this panel's own. */
  text(key, values) {
    return t(`operator.${this.name}.${key}`, values);
  }

  render() {
    const title = `${this.name}-title`;
    return html`<section class="card panel" id=${this.name} aria-labelledby=${title} tabindex="-1">
      <header class="row"><h2 id=${title}>${this.text('title')}</h2>${this.aside()}</header>
      ${this.feeds.filter((each) => each.problem && this.saysAway).map(away)}
      ${this.feeds.some((each) => each.data)
        ? this.body()
        : this.feeds.some((each) => each.problem)
          ? nothing
          : html`<p class="soft">${t('shell.loading')}</p>`}
    </section>`;
  }

  /** Beside the heading. */
  aside() {
    return nothing;
  }

  /**
   * Asks the page for the user's word before something is done. Events: `ask-first`, with what {@link ConfirmDialog} takes.
   * @param {object} question
   */
  askFirst(question) {
    this.dispatchEvent(new CustomEvent('ask-first', { bubbles: true, detail: question }));
  }
}

const away = ({ problem, at }) => html`<p class="notice bad small">
  <span>${t('operator.away', { why: problem })} ${at ? t('operator.since', { time: timeOfDay(at) }) : nothing}</span>
</p>`;

/** A table that scrolls by itself where it is too wide. @param {string} label @param {unknown[]} heads @param {unknown} rows */
export const table = (label, heads, rows) => html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
  <table>
    <thead><tr>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>
</div>`;

/** @param {unknown} text */
export const nothingHere = (text) => html`<p class="soft nothing">${text}</p>`;

import { html, nothing } from 'lit';
import { t } from '../ui/i18n.js';

/** A long list, a page at a time; a page that is no longer there is the last one. */
export class Pager {
  /** @param {unknown[]} all @param {number} size @param {number} page from 0 @param {(page: number) => void} turn */
  constructor(all, size, page, turn) {
    this.pages = Math.max(1, Math.ceil(all.length / size));
    this.page = Math.min(page, this.pages - 1);
    this.items = all.slice(this.page * size, (this.page + 1) * size);
    this.turn = turn;
  }

  buttons() {
    const { page, pages } = this;
    if (pages === 1) {
      return nothing;
    }
    return html`<div class="row pager">
      <button class="compact" ?disabled=${page === 0} aria-label=${t('operator.before')} @click=${() => this.turn(page - 1)}>‹</button>
      <span class="small">${t('operator.page', { n: page + 1, of: pages })}</span>
      <button class="compact" ?disabled=${page === pages - 1} aria-label=${t('operator.after')} @click=${() => this.turn(page + 1)}>›</button>
    </div>`;
  }
}

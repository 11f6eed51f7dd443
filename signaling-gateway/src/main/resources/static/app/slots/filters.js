import { html } from 'lit';
import { PageElement } from '../ui/element.js';
import { language } from '../ui/format.js';
import { t } from '../ui/i18n.js';

export const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/** What to look for. Events: `filter`. */
class Filters extends PageElement {
  static properties = { filter: {}, languages: {} };

  render() {
    const { filter } = this;
    const languages = this.languages
      .map((code) => [code, language(code)])
      .sort(([, a], [, b]) => a.localeCompare(b));
    return html`<form class="filters" aria-label=${t('slots.filters')} @change=${this.#changed}
      @submit=${(event) => event.preventDefault()}>
      <div class="field">
        <label for="language">${t('slots.language')}</label>
        <select id="language" name="language">
          <option value="">${t('slots.any')}</option>
          ${languages.map(
            ([code, name]) => html`<option value=${code} ?selected=${code === filter.language}>${name}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="level">${t('slots.level')}</label>
        <select id="level" name="level">
          <option value="">${t('slots.any')}</option>
          ${LEVELS.map((each) => html`<option ?selected=${each === filter.level}>${each}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="from">${t('slots.from')}</label>
        <input id="from" name="from" type="date" min=${new Date().toLocaleDateString('sv')} .value=${filter.from} />
      </div>
      <label class="check">
        <input type="checkbox" name="available" ?checked=${filter.available} />${t('slots.onlyAvailable')}
      </label>
    </form>`;
  }

  #changed(event) {
    const form = new FormData(event.currentTarget);
    const detail = {
      language: form.get('language'),
      level: form.get('level'),
      from: form.get('from'),
      available: form.has('available'),
    };
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }
}

customElements.define('causerie-filters', Filters);

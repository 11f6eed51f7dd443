import { en } from './texts.en.js';
import { fr } from './texts.fr.js';

const TEXTS = { en, fr };
const KEY = 'causerie.language';

/** The page's language. Events: `change`. */
class I18n extends EventTarget {
  #language = 'en';

  constructor() {
    super();
    const wanted = [localStorage.getItem(KEY), ...navigator.languages.map((each) => each.slice(0, 2))];
    this.#use(wanted.find((each) => each && each in TEXTS) ?? 'en');
  }

  get language() {
    return this.#language;
  }

  set language(language) {
    localStorage.setItem(KEY, language);
    this.#use(language);
    this.dispatchEvent(new Event('change'));
  }

  #use(language) {
    this.#language = language;
    document.documentElement.lang = language;
  }

  /**
   * @param {string} key path into the texts
   * @param {Record<string, string | number>} [values] fill `{name}`; `n` chooses the plural form
   * @returns {string} the text; the key if there is none
   */
  text(key, values = {}) {
    let found = lookUp(TEXTS[this.#language], key) ?? lookUp(en, key);
    if (found && typeof found === 'object') {
      found = found[new Intl.PluralRules(this.#language).select(Number(values.n))] ?? found.other;
    }
    return typeof found === 'string' ? found.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '')) : key;
  }

  has(key) {
    return lookUp(en, key) !== undefined;
  }

  /** Texts that only one page has. @param {{en: object, fr: object}} texts by language, then by key */
  add(texts) {
    Object.keys(TEXTS).forEach((each) => Object.assign(TEXTS[each], texts[each]));
  }
}

function lookUp(texts, key) {
  return key.split('.').reduce((found, part) => found?.[part], texts);
}

export const i18n = new I18n();
export const t = (key, values) => i18n.text(key, values);

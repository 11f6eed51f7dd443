import { LitElement } from 'lit';
import { i18n } from './i18n.js';

/** An element in the page's own tree (one style sheet, one tree for assistive tools) that follows the language. */
export class PageElement extends LitElement {
  #unfollow = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(i18n, 'change');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow.forEach((each) => each());
    this.#unfollow = [];
  }

  /**
   * Listens as long as the element is on the page.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} [listener] draws the element again if absent
   */
  follow(target, type, listener = () => this.requestUpdate()) {
    target.addEventListener(type, listener);
    this.#unfollow.push(() => target.removeEventListener(type, listener));
  }

  /** Calls each `ms` as long as the element is on the page. */
  every(ms, call = () => this.requestUpdate()) {
    const timer = setInterval(call, ms);
    this.#unfollow.push(() => clearInterval(timer));
  }
}

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { announcements } from './announce.js';
import { auth } from './auth.js';
import { PageElement } from './element.js';
import { i18n, t } from './i18n.js';
import { icons } from './icons.js';
import './reminder.js';
import './sending.js';
import './sign-in.js';

const PAGES = { slots: './', partner: 'partner.html', moderation: 'moderation.html', operator: 'operator.html' };
/** Pages that only those with a role can do something with. */
const ROLES = { moderation: 'moderator', operator: 'admin' };
const SHOWN_FOR = 6_000;

/** What is around every page: its head, the sign-in, what is told in passing. */
class Shell extends PageElement {
  static properties = { page: {}, toasts: { state: true } };

  constructor() {
    super();
    this.toasts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(auth, 'change');
    this.follow(announcements, 'announce', ({ detail }) => this.#show(detail));
    auth.start();
  }

  createPage() {
    this.content ??= document.createElement(`causerie-${this.page}`);
    return this.content;
  }

  render() {
    return html`
      <a class="skip" href="#main">${t('nav.skip')}</a>
      <header class="bar">
        <a class="brand" href="./"><img src="icon.svg" alt="" />Causerie</a>
        ${this.#nav()}${this.#who()}
      </header>
      ${auth.user ? html`<causerie-reminder></causerie-reminder>
            <causerie-sending></causerie-sending>` : nothing}
      <main id="main" tabindex="-1">${this.#main()}</main>
      <div class="toasts" role="status" aria-live="polite">
        ${repeat(
          this.toasts,
          (toast) => toast.id,
          (toast) => html`<p class="notice ${toast.tone}">${toast.text}</p>`,
        )}
      </div>
    `;
  }

  updated() {
    const title = t(`${this.page}.title`);
    document.title = `${title} · Causerie`;
  }

  #main() {
    if (!auth.ready) {
      return html`<p class="soft">${t('shell.loading')}</p>`;
    }
    return auth.user && !auth.offered ? this.createPage() : html`<causerie-sign-in></causerie-sign-in>`;
  }

  #nav() {
    const pages = auth.user ? Object.keys(PAGES).filter((each) => !ROLES[each] || auth.has(ROLES[each])) : [];
    return html`<nav aria-label=${t('nav.label')}>
      ${pages.map(
        (each) =>
          html`<a href=${PAGES[each]} aria-current=${each === this.page ? 'page' : nothing}>${t(`nav.${each}`)}</a>`,
      )}
    </nav>`;
  }

  #who() {
    const other = i18n.language === 'fr' ? 'en' : 'fr';
    return html`<div class="who">
      <button class="quiet compact" lang=${other} @click=${() => (i18n.language = other)}>
        ${other === 'fr' ? 'Français' : 'English'}
      </button>
      ${auth.user
        ? html`<span class="name">${auth.user.name}</span>
            <button class="quiet compact" @click=${() => auth.signOut()} aria-label=${t('shell.signOut')}
              title=${t('shell.signOut')}>${icons.leave}</button>`
        : nothing}
    </div>`;
  }

  #show({ text, tone }) {
    const toast = { id: Symbol(text), text, tone };
    this.toasts = [...this.toasts, toast].slice(-4);
    setTimeout(() => (this.toasts = this.toasts.filter((each) => each !== toast)), SHOWN_FOR);
  }
}

customElements.define('causerie-shell', Shell);

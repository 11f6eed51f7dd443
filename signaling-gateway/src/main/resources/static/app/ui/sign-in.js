import { html, nothing } from 'lit';
import { auth } from './auth.js';
import { PageElement } from './element.js';
import { t } from './i18n.js';

const ROLES = ['learner', 'organizer', 'moderator', 'admin'];

/** For who comes without a token, or with somebody else's. */
class SignIn extends PageElement {
  static properties = { problem: { state: true } };

  render() {
    return auth.offered ? this.#question(auth.offered, auth.user) : this.#signIn();
  }

  /** Who came by a link that signs in somebody else. */
  #question(offered, user) {
    return html`<section class="card sign-in">
      <h1>${t('signIn.whichTitle')}</h1>
      <p>${t('signIn.which', { offered: called(offered), user: called(user) })}</p>
      <div class="row">
        <button class="primary" @click=${() => auth.answerOffer(false)}>${t('signIn.goOnAs', { name: user.name })}</button>
        <button @click=${() => auth.answerOffer(true)}>${t('signIn.switchTo', { name: offered.name })}</button>
      </div>
    </section>`;
  }

  #signIn() {
    return html`<section class="card sign-in">
      <h1>${t('signIn.title')}</h1>
      ${auth.development ? this.#developmentForm() : this.#fromApp()}
    </section>`;
  }

  #fromApp() {
    const { signInUrl } = auth.config;
    return html`<p>${t('signIn.fromApp')}</p>
      ${signInUrl ? html`<a class="button primary" href=${signInUrl}>${t('signIn.go')}</a>` : nothing}`;
  }

  #developmentForm() {
    return html`<p class="soft">${t('signIn.development')}</p>
      <form @submit=${this.#submit}>
        <div class="field">
          <label for="user">${t('signIn.user')}</label>
          <input id="user" name="user" required maxlength="128" autocomplete="username" autocapitalize="none" />
        </div>
        <div class="field">
          <label for="display">${t('signIn.display')}</label>
          <input id="display" name="display" maxlength="100" autocomplete="name" />
        </div>
        <fieldset>
          <legend class="visually-hidden">${t('signIn.roles')}</legend>
          <div class="row">
            ${ROLES.map(
              (role) => html`<label class="check">
                <input type="checkbox" name="roles" value=${role} ?checked=${role === 'learner'} />
                ${t(`signIn.${role}`)}
              </label>`,
            )}
          </div>
        </fieldset>
        ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
        <button class="primary">${t('signIn.submit')}</button>
      </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const user = String(form.get('user')).trim();
    try {
      await auth.signInForDevelopment(user, String(form.get('display')).trim() || user, form.getAll('roles'));
    } catch (error) {
      this.problem = error.message;
    }
  }
}

const called = ({ id, name }) => (name === id ? name : `${name} (${id})`);

customElements.define('causerie-sign-in', SignIn);

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../ui/announce.js';
import { call, list, messageOf, post } from '../ui/api.js';
import { auth } from '../ui/auth.js';
import { PageElement } from '../ui/element.js';
import { dateTime } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import '../ui/shell.js';
import './ban-dialog.js';

const STATES = ['open', 'upheld', 'dismissed'];

/** What people reported, and what a moderator makes of it. */
class ModerationPage extends PageElement {
  static properties = { status: { state: true }, reports: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.status = 'open';
  }

  connectedCallback() {
    super.connectedCallback();
    if (auth.has('moderator')) {
      this.#load();
    }
  }

  render() {
    if (!auth.has('moderator')) {
      return html`<p class="notice bad">${t('moderation.forbidden')}</p>`;
    }
    return html`<div class="moderation">
      <header class="row">
        <div>
          <h1>${t('moderation.title')}</h1>
          <p class="soft">${t('moderation.lead')}</p>
        </div>
        <button @click=${() => this.#dialog.open('')}>${t('moderation.someone')}</button>
      </header>
      <div class="tabs" role="group" aria-label=${t('moderation.status')}>
        ${STATES.map(
          (each) =>
            html`<button aria-pressed=${String(each === this.status)} @click=${() => this.#show(each)}>
              ${t(`moderation.${each}`)}
            </button>`,
        )}
      </div>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing} ${this.#list()}
      <causerie-ban-dialog @ban=${({ detail }) => this.#bar(detail)}></causerie-ban-dialog>
    </div>`;
  }

  #list() {
    if (!this.reports) {
      return this.problem ? nothing : html`<p class="soft">${t('shell.loading')}</p>`;
    }
    if (this.reports.length === 0) {
      return html`<p class="empty card">${t('moderation.none')}</p>`;
    }
    return html`<p class="soft small" role="status">${t('moderation.count', { n: this.reports.length })}</p>
      <ul class="reports">
        ${repeat(
          this.reports,
          (each) => each.id,
          (each) => html`<li class="card">${this.#report(each)}</li>`,
        )}
      </ul>`;
  }

  #report(report) {
    const { reason, sessionId, reporterName, reportedName, filedAt } = report;
    return html`<article aria-busy=${String(this.busy === report.id)}>
      <header class="row">
        <h2>${t(`partner.reasons.${reason}`)}</h2>
        <time class="soft small" datetime=${filedAt}>${dateTime(filedAt)}</time>
      </header>
      <dl>
        <div><dt>${t('moderation.reported')}</dt><dd>${reportedName}</dd></div>
        <div><dt>${t('moderation.reporter')}</dt><dd>${reporterName}</dd></div>
        <div><dt>${t('moderation.session')}</dt><dd><code>${sessionId}</code></dd></div>
      </dl>
      <div class="row">
        ${report.status === 'open'
          ? html`<button class="primary compact" @click=${() => this.#decide(report, 'upheld')}>
                ${t('moderation.uphold')}
              </button>
              <button class="compact" @click=${() => this.#decide(report, 'dismissed')}>
                ${t('moderation.dismiss')}
              </button>`
          : html`<span class="chip ${report.status === 'upheld' ? 'bad' : ''}">${t(`moderation.${report.status}`)}</span>`}
        ${this.#ban(report)}
      </div>
    </article>`;
  }

  #ban({ reportedId, reason, reportedBan }) {
    if (!reportedBan) {
      return html`<button class="quiet compact" @click=${() => this.#dialog.open(reportedId, reason)}>
        ${t('moderation.ban')}
      </button>`;
    }
    const until = reportedBan.until && dateTime(reportedBan.until);
    return html`<span class="chip bad">${until ? t('moderation.bannedUntil', { until }) : t('moderation.isBanned')}</span>
      <button class="quiet compact" @click=${() => this.#unban(reportedId)}>${t('moderation.unban')}</button>`;
  }

  get #dialog() {
    return this.querySelector('causerie-ban-dialog');
  }

  #show(status) {
    this.status = status;
    this.reports = undefined;
    this.#load();
  }

  async #load() {
    const asked = this.status;
    try {
      const reports = await list(`/reports?status=${asked}`, 2);
      if (asked === this.status) {
        this.reports = reports;
        this.problem = undefined;
      }
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  #decide(report, decision) {
    return this.#attempt(report.id, () => post(`/reports/${report.id}/decision`, { decision }), t('moderation.decided'));
  }

  #bar({ userId, reason, until }) {
    const body = { reason, ...(until && { until }) };
    return this.#attempt(userId, () => post(`/users/${encodeURIComponent(userId)}/ban`, body),
      t('moderation.banned', { name: userId }));
  }

  #unban(userId) {
    return this.#attempt(userId, () => call('DELETE', `/users/${encodeURIComponent(userId)}/ban`),
      t('moderation.unbanned', { name: userId }));
  }

  async #attempt(id, act, done) {
    this.busy = id;
    try {
      await act();
      say(done, 'good');
    } catch (error) {
      say(messageOf(error), 'bad');
    }
    this.busy = undefined;
    await this.#load();
  }
}

customElements.define('causerie-moderation', ModerationPage);

import { html } from 'lit';
import { dateTime, shortId } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { kindOf } from './kinds.js';
import { causeOf } from './letters.js';
import { nothingHere, Panel } from './panel.js';
import { reasonOf } from './recordings.js';

const SHOWN = 12;

/** What failed and is not settled, out of what the other panels know, the newest first. */
class Failures extends Panel {
  constructor() {
    super('failures', feeds.letters, feeds.messages, feeds.recordings, feeds.gateway, feeds.processes);
    // The panel whose call it is says so.
    this.saysAway = false;
  }

  body() {
    const all = failures();
    if (all.length === 0) {
      return nothingHere(this.text('none'));
    }
    return html`<ol class="failures">
        ${all.slice(0, SHOWN).map(
          ({ at, panel, text }) => html`<li>
            <time class="soft small" datetime=${at}>${dateTime(at)}</time> <a href="#${panel}">${text}</a>
          </li>`,
        )}
      </ol>
      ${all.length > SHOWN ? html`<p class="soft small">${t('operator.more')}</p>` : ''}`;
  }
}

const failure = (at, panel, key, values) => ({ at, panel, text: t(`operator.failures.${key}`, values) });

function failures() {
  const { awaySince } = feeds.gateway.data?.bridge ?? {};
  return [
    ...(feeds.letters.data?.items ?? [])
      .filter(({ causeType }) => causeType)
      .map((each) => failure(each.lastTried, 'letters', 'letter', { what: each.reaction, why: causeOf(each) })),
    ...(feeds.messages.data?.items ?? []).map((each) => failure(each.at, 'letters', 'message', { why: each.reason })),
    ...(feeds.recordings.data?.items ?? []).flatMap(ofRecording),
    ...(feeds.processes.data?.items ?? [])
      .filter(({ state }) => state === 'silent')
      .map((each) => failure(each.seenAt, 'processes', 'silent', { what: kindOf(each) })),
    ...(awaySince ? [failure(awaySince, 'log', 'bridge')] : []),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

function ofRecording({ sessionId, status, since, failure: code, erasure }) {
  if (status === 'failed') {
    return failure(since, 'recordings', 'recording', { what: shortId(sessionId), why: reasonOf(code) });
  }
  return erasure?.tries > 0
    ? failure(since, 'recordings', 'erasure', { what: shortId(sessionId), why: erasure.lastError ?? '' })
    : [];
}

customElements.define('causerie-operator-failures', Failures);

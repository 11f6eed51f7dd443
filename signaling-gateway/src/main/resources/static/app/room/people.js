import { html, nothing } from 'lit';
import { auth } from '../ui/auth.js';
import { client } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { initials } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { icons } from '../ui/icons.js';
import { media } from '../ui/media.js';

/** Who is here, with what the pictures show beside them in words. */
class People extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.follow(client.session, 'change');
    this.follow(client.recording, 'state');
    this.follow(client.recording, 'consent');
    this.follow(media, 'change');
  }

  render() {
    const participants = client.session.state?.participants ?? [];
    const others = participants.filter((each) => each.userId !== client.userId);
    const me = {
      displayName: t('room.you', { name: auth.user?.name ?? '' }),
      cameraEnabled: media.cameraEnabled,
      micEnabled: media.micEnabled,
      recordingConsent: client.recording.recorded,
    };
    return html`<ul class="people">
      ${[me, ...others].map((each) => this.#person(each))}
    </ul>`;
  }

  #person({ displayName, cameraEnabled, micEnabled, recordingConsent, status }) {
    const on = client.session.state?.recording;
    const recorded = recordingConsent && on;
    return html`<li>
      <span class="avatar small" aria-hidden="true">${initials(displayName)}</span>
      <span class="name">
        ${displayName}
        ${status === 'disconnected' ? html`<span class="soft small">${t('room.peer.away')}</span>` : nothing}
      </span>
      <span class="states">
        ${recorded ? html`<span class="recorded">${icons.record}${t('room.recorded')}</span>` : nothing}
        ${on && !recorded ? html`<span class="small">${t('room.unrecorded')}</span>` : nothing}
        ${micEnabled ? icons.mic : html`${icons.micOff}<span class="visually-hidden">${t('room.muted')}</span>`}
        ${cameraEnabled ? icons.camera : html`${icons.cameraOff}<span class="visually-hidden">${t('room.cameraOff')}</span>`}
      </span>
    </li>`;
  }
}

customElements.define('causerie-people', People);

import { html, nothing } from 'lit';
import { say } from '../ui/announce.js';
import { ApiError, get, list, messageOf, post } from '../ui/api.js';
import { auth } from '../ui/auth.js';
import { client, connect } from '../ui/connection.js';
import { PageElement } from '../ui/element.js';
import { what } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { media } from '../ui/media.js';
import '../recording/player.js';
import '../ui/shell.js';
import './lobby.js';
import './stage.js';

const CHOICES = 'causerie.room';

/** The session of a slot: first the lobby, then the conversation, then how it ended. */
class RoomPage extends PageElement {
  static properties = {
    phase: { state: true },
    slot: { state: true },
    consent: { state: true },
    answered: { state: true },
    sessionId: { state: true },
    problem: { state: true },
    reason: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.slotId = new URLSearchParams(location.search).get('slot');
    this.phase = 'loading';
    this.consent = false;
    /** Whether the server has still to hear that the user withdrew. */
    this.withdrawing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(media, 'change', () => client.setTracks(media.tracks));
    this.follow(client.session, 'ended', ({ detail }) => this.#ended(detail.reason));
    this.follow(client.session, 'change', () => client.session.state && this.#consents(client.recording.consent));
    this.follow(client.recording, 'consent', ({ detail }) => this.#consents(detail));
    this.#begin();
  }

  /** Whoever is in the session already (a reloaded page) goes back in without being asked anything. */
  async #begin() {
    if (!this.slotId) {
      this.phase = 'none';
      return;
    }
    const kept = JSON.parse(sessionStorage.getItem(CHOICES) ?? '{}');
    media.cameraEnabled = kept.cameraEnabled ?? true;
    media.micEnabled = kept.micEnabled ?? true;
    const wasIn = kept.slotId === this.slotId;
    this.answered = wasIn && kept.answered === true;
    const [slot, current] = await Promise.allSettled([
      get(`/timeslots/${this.slotId}`),
      wasIn ? get('/sessions/current') : undefined,
    ]);
    this.slot = slot.value;
    if (!this.slot) {
      this.problem = messageOf(slot.reason);
      this.phase = 'none';
      return;
    }
    const session = current.value;
    if (session?.timeSlotId === this.slotId) {
      await this.#comeBack(session, kept.withdrawing === true);
    } else if (this.slot.status === 'completed') {
      await this.#lookBack();
    } else {
      this.phase = 'lobby';
      await media.start();
    }
  }

  /** A withdrawal that the server has not heard of before the page was reloaded is told now. */
  async #comeBack(session, withdrawing) {
    const { recordingConsent = false } = session.participants.find((each) => each.userId === auth.user.id) ?? {};
    this.consent = recordingConsent;
    this.sessionId = session.id;
    if (withdrawing) {
      this.#changeConsent(false);
    }
    this.#enter();
    await media.start();
  }

  /** The conversation was before this page was opened. */
  async #lookBack() {
    const sessions = await list('/sessions?mine=true', 2).catch(() => []);
    const session = sessions.find((each) => each.timeSlotId === this.slotId);
    this.sessionId = session?.id;
    this.reason = session?.endReason ?? 'time-expired';
    this.phase = 'ended';
  }

  render() {
    document.body.classList.toggle('in-room', this.phase === 'in');
    switch (this.phase) {
      case 'in':
        return html`<causerie-stage .slot=${this.slot} .consent=${this.consent} .answered=${this.answered}
          @answered=${() => this.#answer()} @consent=${({ detail }) => this.#changeConsent(detail)} @media=${({ detail }) => this.#tellMedia(detail)}
          @leave=${() => this.#leave()}></causerie-stage>`;
      case 'lobby':
        return html`<causerie-lobby .slot=${this.slot} .consent=${this.consent} .problem=${this.problem}
          ?busy=${this.busy} @consent=${({ detail }) => (this.consent = detail)} @media=${() => this.#keepChoices()}
          @join=${() => this.#join()}></causerie-lobby>`;
      case 'ended':
        return this.#farewell();
      case 'none':
        return html`<section class="card empty">
          <p>${this.problem ?? t('room.noSlot')}</p>
          <a class="button primary" href="./">${t('room.toSlots')}</a>
        </section>`;
      default:
        return html`<p class="soft">${t('shell.loading')}</p>`;
    }
  }

  #farewell() {
    const mayReturn = this.reason === 'left' || this.reason === 'disconnected';
    return html`<section class="card empty" role="status">
      <h1>${mayReturn ? what(this.slot) : t('room.ended')}</h1>
      <p>${t(`room.reasons.${this.reason}`)}</p>
      <div class="row">
        ${mayReturn ? html`<button class="primary" @click=${() => this.#join()}>${t('room.back')}</button>` : ''}
        <a class="button" href="./">${t('room.toSlots')}</a>
      </div>
      ${this.sessionId
        ? html`<causerie-recording quiet .sessionId=${this.sessionId}></causerie-recording>`
        : nothing}
    </section>`;
  }

  async #join() {
    this.busy = true;
    this.problem = undefined;
    try {
      const wishes = { timeSlotId: this.slotId, recordingConsent: this.consent };
      this.sessionId = (await post('/sessions/join', wishes)).sessionId;
      this.#enter();
      await media.start();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.problem = messageOf(error);
      this.phase = 'lobby';
    } finally {
      this.busy = false;
    }
  }

  #enter() {
    this.phase = 'in';
    this.#keepChoices();
    client.session.setMedia({ cameraEnabled: media.cameraEnabled, micEnabled: media.micEnabled });
    client.setTracks(media.tracks);
    connect({ steal: true });
  }

  /** In the conversation it is what the recording says: what the user wished last, or what the server has of them. */
  #consents(consent) {
    if (this.phase === 'in') {
      this.consent = consent;
    }
  }

  async #changeConsent(recordingConsent) {
    this.answered = true;
    this.withdrawing = !recordingConsent;
    this.#keepChoices();
    try {
      await client.recording.setConsent(recordingConsent);
      if (!recordingConsent) {
        this.withdrawing = false;
        this.#keepChoices();
      }
    } catch (error) {
      say(messageOf(error), 'bad');
    }
  }

  #answer() {
    this.answered = true;
    this.#keepChoices();
  }

  #tellMedia(change) {
    client.session.setMedia(change);
    this.#keepChoices();
  }

  #keepChoices() {
    const { cameraEnabled, micEnabled } = media;
    const { answered, withdrawing } = this;
    const inside = this.phase === 'in' ? { slotId: this.slotId, answered, withdrawing } : {};
    sessionStorage.setItem(CHOICES, JSON.stringify({ cameraEnabled, micEnabled, ...inside }));
  }

  async #leave() {
    try {
      await client.session.leave();
    } catch {
      await post('/sessions/current/leave').catch(() => {});
    }
    this.#ended('left');
  }

  #ended(reason) {
    if (this.phase === 'in') {
      this.reason = reason;
      this.phase = 'ended';
      this.#keepChoices();
      media.stop();
    }
  }
}

customElements.define('causerie-room', RoomPage);

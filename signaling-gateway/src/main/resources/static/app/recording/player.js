import { html, nothing } from 'lit';
import { get, messageOf } from '../ui/api.js';
import { PageElement } from '../ui/element.js';
import { countdown } from '../ui/format.js';
import { t } from '../ui/i18n.js';

const SOON = 3_000;
const LATER = 15_000;
/** Of an address that no longer answers a new one is asked for, but not again and again. */
const RENEW_AFTER = 10_000;
const EVERYBODY = '';

/** A session's recording: everybody together or one voice alone, once it is there; and until then, how it stands. */
class RecordingPlayer extends PageElement {
  static properties = {
    sessionId: {},
    /** Whether to say also that there is none. */
    quiet: { type: Boolean },
    recording: { state: true },
    voice: { state: true },
    /** Which of the voice's tracks: whoever left and came back has several. */
    index: { state: true },
    problem: { state: true },
  };
  #names = new Map();
  #timer;
  #renewedAt = 0;

  constructor() {
    super();
    this.voice = EVERYBODY;
    this.index = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #load() {
    try {
      const [recording, session] = await Promise.all([
        get(`/sessions/${this.sessionId}/recording`),
        this.#names.size > 0 ? undefined : get(`/sessions/${this.sessionId}`),
      ]);
      session?.participants.forEach((each) => this.#names.set(each.userId, each.displayName));
      this.recording = recording;
      this.problem = undefined;
    } catch (error) {
      this.recording = undefined;
      this.problem = error;
    }
    this.#again();
  }

  /** Until it is there, or will never be. */
  #again() {
    const status = this.#status;
    const passing = ['recording', 'processing'].includes(status) || this.problem?.code === 'unavailable';
    if (passing && this.isConnected) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#load(), status === 'processing' ? SOON : LATER);
    }
  }

  render() {
    const { problem, recording } = this;
    if (problem) {
      const mayNot = problem.status === 403 || problem.status === 404;
      return mayNot && this.quiet ? nothing : html`<p class="soft small">${messageOf(problem)}</p>`;
    }
    if (!recording || (this.quiet && recording.status === 'none')) {
      return nothing;
    }
    return html`<section class="recording" aria-label=${t('recording.title')}>
      ${recording.mixUrl ? this.#player() : this.#state(this.#status)}
    </section>`;
  }

  /** Stored without a mix: there is nothing left of it, or the mix of what is left is being made. */
  get #status() {
    const { status = '', mixUrl, tracks = [] } = this.recording ?? {};
    if (status !== 'stored' || mixUrl) {
      return status;
    }
    return tracks.length > 0 ? 'processing' : 'erased';
  }

  #state(status) {
    const waits = status === 'recording' || status === 'processing';
    return html`<p class="row" role="status">
      ${waits ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
      <span>${t(`recording.status.${status}`)}</span>
    </p>`;
  }

  #player() {
    const voices = [...new Set(this.recording.tracks.map(({ userId }) => userId))];
    const { url } = this.#track;
    return html`
      <fieldset class="voices">
        <legend>${t('recording.voices')}</legend>
        ${this.#choice(EVERYBODY, t('recording.everybody'))} ${voices.map((each) => this.#choice(each, this.#name(each)))}
      </fieldset>
      <audio controls preload="metadata" src=${url} aria-label=${this.#label()} @error=${() => this.#renew()}
        @ended=${() => this.#next()}></audio>
      <p class="row soft small">${this.#moments()}<a href=${url} download rel="noreferrer">${t('recording.download')}</a></p>
    `;
  }

  #moments() {
    const tracks = this.#tracks;
    if (tracks.length < 2) {
      return tracks[0].startMs > 1000 ? html`<span>${t('recording.from', { time: countdown(tracks[0].startMs) })}</span>` : nothing;
    }
    return tracks.map(
      ({ startMs }, i) => html`<button class="quiet compact" aria-pressed=${String(i === this.index)}
        @click=${() => this.#play(i, 0, true)}>${t('recording.from', { time: countdown(startMs) })}</button>`,
    );
  }

  #choice(voice, text) {
    return html`<label class="voice"><input type="radio" name="voice-${this.sessionId}" .checked=${voice === this.voice}
      @change=${() => this.#choose(voice)} /><span>${text}</span></label>`;
  }

  #name(userId) {
    return this.#names.get(userId) ?? userId;
  }

  #label() {
    return t('recording.label', { who: this.voice === EVERYBODY ? t('recording.everybody') : this.#name(this.voice) });
  }

  get #tracks() {
    const { mixUrl, tracks } = this.recording;
    return this.voice === EVERYBODY ? [{ url: mixUrl, startMs: 0 }] : tracks.filter(({ userId }) => userId === this.voice);
  }

  get #track() {
    return this.#tracks[this.index] ?? this.#tracks[0];
  }

  /** The same moment of the conversation in another voice. */
  #choose(voice) {
    const moment = this.#audio.currentTime * 1000 + this.#track.startMs;
    const playing = !this.#audio.paused;
    this.voice = voice;
    const begun = this.#tracks.filter(({ startMs }) => startMs <= moment).length;
    const index = Math.max(0, begun - 1);
    return this.#play(index, (moment - this.#tracks[index].startMs) / 1000, playing);
  }

  #next() {
    if (this.index + 1 < this.#tracks.length) {
      this.#play(this.index + 1, 0, true);
    }
  }

  async #play(index, seconds, playing) {
    this.index = index;
    await this.updateComplete;
    this.#goTo(seconds, playing);
  }

  /** The address has run out, as they do after a while: the next one goes on where this one stopped. */
  async #renew() {
    if (Date.now() - this.#renewedAt < RENEW_AFTER) {
      return;
    }
    this.#renewedAt = Date.now();
    const { currentTime, paused } = this.#audio;
    await this.#load();
    await this.updateComplete;
    if (this.#audio) {
      this.#goTo(currentTime, !paused);
    }
  }

  get #audio() {
    return this.querySelector('audio');
  }

  #goTo(seconds, play) {
    const audio = this.#audio;
    const go = () => {
      audio.currentTime = Math.max(0, seconds);
      if (play) {
        audio.play().catch(() => {});
      }
    };
    if (audio.readyState > 0) {
      go();
    } else {
      audio.addEventListener('loadedmetadata', go, { once: true });
    }
  }
}

customElements.define('causerie-recording', RecordingPlayer);

const KEY = 'causerie.devices';
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
/** @type {Record<string, 'denied'|'missing'|'busy'>} */
const PROBLEMS = { NotAllowedError: 'denied', NotFoundError: 'missing', OverconstrainedError: 'missing' };

/**
 * The user's own camera and microphone. A camera that is off is let go of, so that its light goes out; a microphone
 * that is off is silent, so that it can be back at once. Events: `change`.
 */
class LocalMedia extends EventTarget {
  cameraEnabled = true;
  micEnabled = true;
  /** @type {'denied'|'missing'|'busy'|undefined} */
  problem;
  /** @type {MediaDeviceInfo[]} */
  devices = [];
  /** What the own tile shows. */
  stream = new MediaStream();
  /** @type {{audio: MediaStreamTrack | null, video: MediaStreamTrack | null}} */
  tracks = { audio: null, video: null };
  #chosen = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  #following = false;
  /** How often each was asked for or given up: what an earlier question brings is not wanted any more. */
  #questions = { audio: 0, video: 0 };

  /** Opens what is enabled; without a device or leave one takes part without. */
  async start() {
    this.problem = undefined;
    await this.#open({ video: this.cameraEnabled && !this.tracks.video, audio: !this.tracks.audio });
    if (!this.#following) {
      this.#following = true;
      navigator.mediaDevices?.addEventListener('devicechange', () => this.#list());
    }
    await this.#list();
  }

  async setCamera(enabled) {
    this.cameraEnabled = enabled;
    if (enabled) {
      await this.#open({ video: true, audio: false });
    } else {
      this.#giveUp('video');
    }
    this.#changed();
  }

  setMic(enabled) {
    this.micEnabled = enabled;
    if (this.tracks.audio) {
      this.tracks.audio.enabled = enabled;
    }
    this.#changed();
  }

  /** @param {'audioinput'|'videoinput'|'audiooutput'} kind */
  chosen(kind) {
    return this.#chosen[kind] ?? '';
  }

  /** @param {'audioinput'|'videoinput'|'audiooutput'} kind */
  async choose(kind, deviceId) {
    this.#chosen = { ...this.#chosen, [kind]: deviceId };
    localStorage.setItem(KEY, JSON.stringify(this.#chosen));
    if (kind === 'audioinput') {
      await this.#open({ audio: true, video: false });
    } else if (kind === 'videoinput' && this.cameraEnabled) {
      await this.#open({ video: true, audio: false });
    }
    this.#changed();
  }

  stop() {
    this.#giveUp('audio');
    this.#giveUp('video');
    this.#changed();
  }

  /**
   * Both at once is one question to the user; if only one of the two is there, that one. Until it is answered, the user
   * may have switched off, chosen another device or left.
   */
  async #open({ audio, video }) {
    const question = this.#ask({ audio, video });
    const wanted = [{ audio, video }, ...(audio && video ? [{ audio, video: false }, { audio: false, video }] : [])];
    for (const each of wanted) {
      const asked = { audio: each.audio && this.#isOpen(question, 'audio'), video: each.video && this.#isOpen(question, 'video') };
      if (!asked.audio && !asked.video) {
        continue;
      }
      try {
        this.#take(await navigator.mediaDevices.getUserMedia(this.#constraints(asked)), question);
        break;
      } catch (error) {
        if (this.#isOpen(question, 'audio') || this.#isOpen(question, 'video')) {
          this.problem = PROBLEMS[error.name] ?? 'busy';
        }
        if (PROBLEMS[error.name] === 'denied') {
          break;
        }
      }
    }
    this.#changed();
  }

  #ask({ audio, video }) {
    this.#questions.audio += audio ? 1 : 0;
    this.#questions.video += video ? 1 : 0;
    return { audio: audio ? this.#questions.audio : -1, video: video ? this.#questions.video : -1 };
  }

  /** @param {'audio'|'video'} kind */
  #isOpen(question, kind) {
    return question[kind] === this.#questions[kind];
  }

  #giveUp(kind) {
    this.#questions[kind] += 1;
    this.#put(kind, null);
  }

  #constraints({ audio, video }) {
    const device = (kind) => (this.#chosen[kind] ? { deviceId: { ideal: this.#chosen[kind] } } : {});
    return {
      audio: audio && { ...SOUND, ...device('audioinput') },
      video: video && { ...PICTURE, facingMode: 'user', ...device('videoinput') },
    };
  }

  #take(stream, question) {
    for (const track of stream.getTracks()) {
      if (this.#isOpen(question, track.kind)) {
        this.problem = undefined;
        this.#put(track.kind, track);
      } else {
        track.stop();
      }
    }
    this.setMic(this.micEnabled);
  }

  #put(kind, track) {
    const before = this.tracks[kind];
    this.tracks = { ...this.tracks, [kind]: track };
    before?.stop();
    this.stream = new MediaStream(Object.values(this.tracks).filter((each) => each !== null));
    track?.addEventListener('ended', () => this.#lost(kind, track));
  }

  /** The device was taken away. */
  #lost(kind, track) {
    if (this.tracks[kind] === track) {
      this.#put(kind, null);
      this.#changed();
    }
  }

  async #list() {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    this.devices = devices.filter((each) => each.deviceId);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const media = new LocalMedia();

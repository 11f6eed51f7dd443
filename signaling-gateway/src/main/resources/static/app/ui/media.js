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
      this.#put('video', null);
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
    this.#put('audio', null);
    this.#put('video', null);
    this.#changed();
  }

  /** Both at once is one question to the user; if only one of the two is there, that one. */
  async #open({ audio, video }) {
    const wanted = [{ audio, video }, ...(audio && video ? [{ audio, video: false }, { audio: false, video }] : [])];
    for (const each of wanted) {
      if (!each.audio && !each.video) {
        continue;
      }
      try {
        this.#take(await navigator.mediaDevices.getUserMedia(this.#constraints(each)));
        break;
      } catch (error) {
        this.problem = PROBLEMS[error.name] ?? 'busy';
        if (this.problem === 'denied') {
          break;
        }
      }
    }
    this.#changed();
  }

  #constraints({ audio, video }) {
    const device = (kind) => (this.#chosen[kind] ? { deviceId: { ideal: this.#chosen[kind] } } : {});
    return {
      audio: audio && { ...SOUND, ...device('audioinput') },
      video: video && { ...PICTURE, facingMode: 'user', ...device('videoinput') },
    };
  }

  #take(stream) {
    this.problem = undefined;
    for (const track of stream.getTracks()) {
      this.#put(track.kind, track);
    }
    this.setMic(this.micEnabled);
  }

  #put(kind, track) {
    const before = this.tracks[kind];
    this.tracks = { ...this.tracks, [kind]: track };
    before?.stop();
    this.stream = new MediaStream(Object.values(this.tracks).filter((each) => each !== null));
    track?.addEventListener('ended', () => this.tracks[kind] === track && this.#put(kind, null));
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

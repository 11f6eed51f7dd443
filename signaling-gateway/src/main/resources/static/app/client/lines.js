/** @type {('audio'|'video')[]} */
const KINDS = ['audio', 'video'];

/**
 * The one audio and the one video line of a connection, each two-way from the start, so that a track is put on or
 * taken off without a negotiation.
 */
export class Lines {
  #pc;
  #tracks;
  #label = new MediaStream();
  #maxBitrate = 1_200_000;

  /** @param {RTCPeerConnection} pc @param {import('./peer.js').Tracks} tracks what is sent */
  constructor(pc, tracks) {
    this.#pc = pc;
    this.#tracks = { ...tracks };
  }

  /** For the side that offers first. */
  add() {
    for (const kind of KINDS) {
      this.#pc.addTransceiver(this.#tracks[kind] ?? kind, { direction: 'sendrecv', streams: [this.#label] });
    }
  }

  /** @param {import('./peer.js').Tracks} tracks */
  async setTracks(tracks) {
    this.#tracks = { ...tracks };
    await this.attach();
  }

  /** Puts the tracks on the lines there are; those that came by an offer are made two-way first. */
  async attach() {
    for (const kind of KINDS) {
      const line = this.#line(kind);
      if (line && line.sender.track !== this.#tracks[kind]) {
        await line.sender.replaceTrack(this.#tracks[kind]);
      }
      if (line && line.direction !== 'sendrecv') {
        line.direction = 'sendrecv';
        // One stream on the other side: sound and picture are played in step.
        line.sender.setStreams(this.#label);
      }
    }
  }

  /** @param {number} [bitsPerSecond] at most, for video; again what it was if absent */
  async limitVideo(bitsPerSecond = this.#maxBitrate) {
    this.#maxBitrate = bitsPerSecond;
    const sender = this.#line('video')?.sender;
    const parameters = sender?.getParameters();
    if (parameters?.encodings?.length && parameters.encodings[0].maxBitrate !== bitsPerSecond) {
      parameters.encodings[0].maxBitrate = bitsPerSecond;
      await sender?.setParameters(parameters).catch(() => {});
    }
  }

  /** @param {'audio'|'video'} kind */
  #line(kind) {
    const lines = this.#pc.getTransceivers().filter((each) => each.receiver.track.kind === kind && !stopped(each));
    return lines.find((each) => each.mid !== null) ?? lines[0];
  }
}

function stopped(line) {
  return line.currentDirection === 'stopped' || line.direction === 'stopped';
}

/**
 * What sessions are told in.
 *
 * @typedef {object} Participant
 * @property {string} userId
 * @property {string} displayName
 * @property {'connected'|'disconnected'} status
 * @property {boolean} cameraEnabled
 * @property {boolean} micEnabled
 * @property {boolean} recordingConsent
 * @property {boolean} [polite] of the pair with them: whether we yield
 * @property {number} [pairEpoch] of the pair with them
 * @property {boolean} [initiator] of the pair with them: whether we offer first
 *
 * @typedef {object} SessionState
 * @property {string} sessionId
 * @property {'slot'|'partner'} kind
 * @property {'waiting'|'active'|'ended'} status
 * @property {string | null} timeSlotId
 * @property {string} targetLanguageCode
 * @property {string} level
 * @property {string} endsAt
 * @property {boolean} recording
 * @property {Participant[]} participants
 *
 * @typedef {object} ChatMessage
 * @property {string} fromUserId
 * @property {string} text
 * @property {string} at
 *
 * @typedef {object} Link what both dialects share
 * @property {import('./socket.js').SignalingSocket} socket
 * @property {import('./ice.js').IceServers} ice
 * @property {() => import('./peer.js').Tracks} tracks
 * @property {() => string} userId
 */
export {};

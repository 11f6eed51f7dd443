#!/usr/bin/env node
// Makes users for the load generator in a running `standalone`: `node prepare.mjs URL USERS FILE [rooms]`.
// With `rooms`, each eight of them are in a session of their own that has started. One line per user goes to FILE:
// token, user id, session id, separated by tabs.
import { writeFileSync } from "node:fs";

const [base, count, file, rooms] = process.argv.slice(2);
const ROOM = 8, AT_ONCE = 16, STARTS_IN_MS = 45_000, RETRY_MS = 500;
const users = Array.from({ length: Number(count) }, (_, i) => ({ id: `load-${rooms ? "room" : "free"}-${i}` }));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function call(method, path, token, body) {
  const response = await fetch(base + path, {
    method, body: body && JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`), { code: answer.code });
  return answer;
}

async function each(items, work) {
  const left = items.map((item, i) => [item, i]);
  const worker = async () => { for (let next; (next = left.shift());) await work(...next); };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function token(userId, roles) {
  return (await call("POST", "/dev/tokens", null, { userId, name: userId, roles })).token;
}

async function join(user, timeSlotId) {
  for (;;) {
    try {
      return (await call("POST", "/sessions/join", user.token, { timeSlotId, recordingConsent: false })).sessionId;
    } catch (refusal) {
      if (refusal.code !== "session-not-open-yet") throw refusal;
      await pause(RETRY_MS);
    }
  }
}

await each(users, async (user) => { user.token = await token(user.id, ["learner"]); });
if (rooms) {
  const organizer = await token("load-organizer", ["organizer"]);
  const startTime = new Date(Date.now() + STARTS_IN_MS).toISOString();
  const slots = Array.from({ length: Math.ceil(users.length / ROOM) });
  await each(slots, async (_, i) => {
    const slot = await call("POST", "/timeslots", organizer, { targetLanguageCode: "en", level: "B1", startTime, durationMinutes: 180 });
    slots[i] = slot.id;
  });
  await each(users, (user, i) => call("POST", `/timeslots/${slots[Math.floor(i / ROOM)]}/register`, user.token));
  await each(users, async (user, i) => { user.session = await join(user, slots[Math.floor(i / ROOM)]); });
}
writeFileSync(file, users.map((user) => [user.token, user.id, user.session ?? ""].join("\t") + "\n").join(""));
console.log(`${users.length} users in ${file}`);

#!/usr/bin/env node
// Replays projections of a running `standalone` while people register and read, all over HTTP: `node in-use.mjs URL EVENTS`.
// First it makes that many events by registering (some ten minutes for 200,000). Exits with 1 if a call failed or a read went back.
import http from "node:http";

const [base, events] = process.argv.slice(2);
const PLACES_ASKED_FOR = 58, USERS = 2900, AT_ONCE = 20, READERS = 2, SLOT_MS = 30 * 60_000, REPLAYED = ["slot-listing", "registrations"];
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE + READERS + 2 });
const tomorrow = Date.now() + 24 * 3_600_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const p99 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];

function call(method, path, token, body, headers) {
  return new Promise((answered, failed) => {
    const request = http.request(base + path, { method, agent, headers: {
      "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }), ...headers } }, (response) => {
      let text = "";
      response.on("data", (data) => (text += data));
      response.on("end", () => answered({ status: response.statusCode, position: Number(response.headers["x-position"]), body: text && JSON.parse(text) }));
    });
    request.on("error", failed);
    request.end(body && JSON.stringify(body));
  });
}

async function done(...args) {
  const answer = await call(...args);
  if (answer.status >= 300) throw new Error(`${args[0]} ${args[1]}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

async function each(count, work) {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (next < count) await work(next++); }));
}

const token = async (userId, role) => (await done("POST", "/dev/tokens", null, { userId, name: userId, roles: [role] })).body.token;
const organizer = await token("replay-organizer", "organizer"), admin = await token("replay-admin", "admin"), users = [];
await each(USERS, async (i) => { users[i] = await token(`replay-${i}`, "learner"); });

const offer = async (number) => (await done("POST", "/timeslots", organizer, { targetLanguageCode: "en", level: "B1",
  startTime: new Date(tomorrow + number * SLOT_MS).toISOString(), durationMinutes: 30 })).body.id;
const register = (slot, number) => done("POST", `/timeslots/${slot}/register`, users[number % USERS]);
const projections = async () => (await done("GET", "/admin/projections", admin)).body.items;

// Each registration is two events: of the slot and of the user's agenda.
const slots = Array(Math.ceil(Number(events) / (2 * PLACES_ASKED_FOR + 1)));
await each(slots.length, async (i) => { slots[i] = await offer(i); });
await each(slots.length * PLACES_ASKED_FOR, (i) => register(slots[Math.floor(i / PLACES_ASKED_FOR)], i));
while ((await projections()).some(({ lag }) => lag > 0)) await pause(500);
console.log("events", (await projections())[0].head);

let known, number = 0, over = false, failed = 0, back = 0, reads = [], writes = [];

async function write() {
  const slot = await offer(slots.length + number);
  known = { slot, position: (await register(slot, number++)).position };
}

function reader() {
  let last = 0;
  return async () => {
    const { slot, position } = known;
    const read = await done("GET", `/timeslots/${slot}`, users[0], null, { "X-Min-Position": String(position) });
    if (read.position < Math.max(last, position) || read.body.registeredCount < 1) back++;
    last = Math.max(last, read.position);
  };
}

async function goOn(work, times) {
  while (!over) {
    const begun = Date.now();
    await work().catch((error) => { failed++; console.error(error.message); });
    times().push(Date.now() - begun);
  }
}

function tell(when) {
  console.log(when, { reads: reads.length, writes: 2 * writes.length, failed, back, readP99Ms: p99(reads), writeP99Ms: p99(writes) });
  reads = [];
  writes = [];
}

await write();
const people = [goOn(write, () => writes), ...Array.from({ length: READERS }, () => goOn(reader(), () => reads))];
await pause(5_000);
tell("no replay");
for (const name of REPLAYED) {
  const begun = Date.now();
  await done("POST", `/admin/projections/${name}/replay`, admin);
  const seen = [];
  let now;
  while ((now = (await projections()).find((one) => one.name === name)).replay) {
    seen.push(now.replay.progress);
    await pause(300);
  }
  const seconds = (Date.now() - begun) / 1000;
  const rising = seen.every((progress, i) => i === 0 || progress >= seen[i - 1]);
  console.log(name, { events: now.position, seconds, eventsPerSecond: Math.round(now.position / seconds), progressSeen: seen.length, rising });
}
tell("during replays");
over = true;
await Promise.all(people);
process.exit(failed + back > 0 ? 1 : 0);

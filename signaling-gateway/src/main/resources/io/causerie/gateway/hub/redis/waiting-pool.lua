-- Who waits for a partner. One call is one step for all nodes; time is the caller's, as are the times in tickets.
-- A ticket: u = user, l and v = language and level (absent: any), s = since, x = {other: until}; times in ms, as text.
-- {causerie}:pool:waiting / aside / meeting   ticket by user
-- {causerie}:pool:age                         who waits, by since;  {causerie}:pool:wish:<l>|<v> the same by wish, named in :wishes
-- {causerie}:pool:unheard                     who is about to meet, by when they wait again
-- {causerie}:pool:due                         pairs (length of the first, the two) by when their exclusion ends
-- {causerie}:pool:last                        last wish by user
local KEY = '{causerie}:pool:'
local FOREVER = 9e13
local WAITING, ASIDE, MEETING = KEY .. 'waiting', KEY .. 'aside', KEY .. 'meeting'
local AGE, WISHES, UNHEARD, DUE, LAST = KEY .. 'age', KEY .. 'wishes', KEY .. 'unheard', KEY .. 'due', KEY .. 'last'
local op, now = ARGV[1], tonumber(ARGV[2])

local function read(hash, user)
  local text = redis.call('HGET', hash, user)
  return text and cjson.decode(text) or nil
end

local function wishOf(ticket) return (ticket.l or '') .. '|' .. (ticket.v or '') end

local function add(ticket)
  redis.call('HSET', WAITING, ticket.u, cjson.encode(ticket))
  redis.call('ZADD', AGE, ticket.s, ticket.u)
  redis.call('ZADD', KEY .. 'wish:' .. wishOf(ticket), ticket.s, ticket.u)
  redis.call('SADD', WISHES, wishOf(ticket))
  for other, untilTime in pairs(ticket.x) do
    local at = tonumber(untilTime)
    if at > now and at < FOREVER then
      redis.call('ZADD', DUE, 'GT', at, string.len(ticket.u) .. ':' .. ticket.u .. other)
    end
  end
end

local function remove(user)
  local ticket = read(WAITING, user)
  if not ticket then return nil end
  local wish = wishOf(ticket)
  redis.call('HDEL', WAITING, user)
  redis.call('ZREM', AGE, user)
  redis.call('ZREM', KEY .. 'wish:' .. wish, user)
  if redis.call('EXISTS', KEY .. 'wish:' .. wish) == 0 then redis.call('SREM', WISHES, wish) end
  return ticket
end

local function takeFrom(hash, user)
  local ticket = read(hash, user)
  if ticket then redis.call('HDEL', hash, user) end
  return ticket
end

local function stopMeeting(user)
  redis.call('ZREM', UNHEARD, user)
  return takeFrom(MEETING, user)
end

local function excludes(ticket, other)
  local untilTime = ticket.x[other]
  return untilTime and now < tonumber(untilTime)
end

local function fits(wish, ticket)
  local language, level = string.match(wish, '^(.-)|(.*)$')
  return (language == '' or not ticket.l or language == ticket.l) and (level == '' or not ticket.v or level == ticket.v)
end

-- The oldest of those with this wish who may meet the seeker.
local function oldestOf(wish, seeker)
  local from = 0
  while true do
    local some = redis.call('ZRANGE', KEY .. 'wish:' .. wish, from, from + 15)
    for _, user in ipairs(some) do
      if user ~= seeker.u and not excludes(seeker, user) then
        local other = read(WAITING, user)
        if not excludes(other, seeker.u) then return other end
      end
    end
    if #some < 16 then return nil end
    from = from + 16
  end
end

local function oldestAmong(wishes, seeker)
  local best, rank
  for _, wish in ipairs(wishes) do
    if fits(wish, seeker) then
      local other = oldestOf(wish, seeker)
      local place = other and redis.call('ZRANK', AGE, other.u)
      if other and (not best or place < rank) then best, rank = other, place end
    end
  end
  return best
end

local function oldestFor(seeker)
  if seeker.l and seeker.v then
    return oldestAmong({wishOf(seeker), seeker.l .. '|', '|' .. seeker.v, '|'}, seeker)
  end
  -- Who is open fits most: likely one of those who come first. Otherwise a look at each wish is still exact.
  for _, user in ipairs(redis.call('ZRANGE', AGE, 0, 7)) do
    local other = read(WAITING, user)
    if user ~= seeker.u and fits(wishOf(other), seeker) and not excludes(seeker, user) and not excludes(other, seeker.u) then
      return other
    end
  end
  return oldestAmong(redis.call('SMEMBERS', WISHES), seeker)
end

-- {'M', waited, came} if there is somebody for this one, who waits
local function match(ticket, timeout)
  local other = oldestFor(ticket)
  if not other then return nil end
  local first = redis.call('ZRANK', AGE, ticket.u) < redis.call('ZRANK', AGE, other.u)
  for _, one in ipairs({ticket, other}) do
    remove(one.u)
    redis.call('HSET', MEETING, one.u, cjson.encode(one))
    redis.call('ZADD', UNHEARD, now + timeout, one.u)
  end
  if first then return {'M', cjson.encode(ticket), cjson.encode(other)} end
  return {'M', cjson.encode(other), cjson.encode(ticket)}
end

local function admit(ticket, timeout)
  local before = takeFrom(ASIDE, ticket.u) or remove(ticket.u)
  if before and tonumber(before.s) < tonumber(ticket.s) then ticket.s = before.s end
  add(ticket)
  return match(ticket, timeout) or {'W', tostring(redis.call('ZRANK', AGE, ticket.u) + 1)}
end

local ops = {}

function ops.enter(text, timeout)
  local ticket = cjson.decode(text)
  redis.call('HSET', LAST, ticket.u, wishOf(ticket))
  if redis.call('HEXISTS', MEETING, ticket.u) == 1 then return {'A'} end
  return admit(ticket, tonumber(timeout))
end

function ops.leave(user)
  local was = takeFrom(ASIDE, user) or remove(user)
  return (stopMeeting(user) or was) and 1 or 0
end

function ops.giveBack(user, timeout)
  local ticket = stopMeeting(user)
  return ticket and admit(ticket, tonumber(timeout)) or {}
end

function ops.setAside(user)
  local ticket = stopMeeting(user) or remove(user)
  if not ticket then return 0 end
  redis.call('HSET', ASIDE, user, cjson.encode(ticket))
  return 1
end

function ops.comeBack(user, timeout)
  local ticket = takeFrom(ASIDE, user)
  return ticket and admit(ticket, tonumber(timeout)) or {}
end

function ops.exclude(user, other, untilTime)
  local function more(ticket)
    if not ticket.x[other] or tonumber(ticket.x[other]) < tonumber(untilTime) then ticket.x[other] = untilTime end
    return ticket
  end
  local waits = remove(user)
  if waits then add(more(waits)) end
  for _, hash in ipairs({ASIDE, MEETING}) do
    local ticket = read(hash, user)
    if ticket then redis.call('HSET', hash, user, cjson.encode(more(ticket))) end
  end
  return 1
end

-- All pairs that time has made eligible, the oldest first, so that nobody is overtaken by who became eligible at the same time.
function ops.takeDue(timeout)
  local candidates = {}
  for _, user in ipairs(redis.call('ZRANGEBYSCORE', UNHEARD, '-inf', now)) do
    local ticket = stopMeeting(user)
    if ticket then
      add(ticket)
      candidates[user] = true
    end
  end
  for _, pair in ipairs(redis.call('ZRANGEBYSCORE', DUE, '-inf', now)) do
    redis.call('ZREM', DUE, pair)
    local length, both = string.match(pair, '^(%d+):(.*)$')
    candidates[string.sub(both, 1, tonumber(length))] = true
    candidates[string.sub(both, tonumber(length) + 1)] = true
  end
  local byAge = {}
  for user in pairs(candidates) do
    local rank = redis.call('ZRANK', AGE, user)
    if rank then byAge[#byAge + 1] = {user = user, rank = rank} end
  end
  table.sort(byAge, function(a, b) return a.rank < b.rank end)
  local result = {}
  for _, one in ipairs(byAge) do
    local ticket = read(WAITING, one.user)
    local matched = ticket and match(ticket, tonumber(timeout))
    if matched then
      result[#result + 1] = matched[2]
      result[#result + 1] = matched[3]
    end
  end
  return result
end

function ops.position(user)
  local rank = redis.call('ZRANK', AGE, user)
  return rank and rank + 1 or 0
end

function ops.size()
  return redis.call('ZCARD', AGE)
end

-- Of each wish: itself, how many have it, since when the first of them waits
function ops.groups()
  local result = {}
  for _, wish in ipairs(redis.call('SMEMBERS', WISHES)) do
    local first = redis.call('ZRANGE', KEY .. 'wish:' .. wish, 0, 0)[1]
    if first then
      result[#result + 1] = wish
      result[#result + 1] = tostring(redis.call('ZCARD', KEY .. 'wish:' .. wish))
      result[#result + 1] = read(WAITING, first).s
    end
  end
  return result
end

function ops.lastWish(user)
  return redis.call('HGET', LAST, user) or ''
end

function ops.forget(user)
  redis.call('HDEL', LAST, user)
  return ops.leave(user)
end

return ops[op](unpack(ARGV, 3))

-- Who is where: places, holds, leases of nodes, arrivals. One call is one step for all nodes; time is the server's.
-- {causerie}:place:<user>    n = node, c = connection, h = held until (absent while connected), l = 1 once handed out
-- {causerie}:held            user by the time the hold runs out, or is handed out again
-- {causerie}:nodes           node by its last renewal;  {causerie}:node:<node>:users  whose place it has
-- {causerie}:expected        user by the time they have to have come, or are handed out again;  {causerie}:expectedIn  session by user
-- {causerie}:arrived:<session>  number by user, and the count under ''
-- {causerie}:noticed         how many notices all nodes were told;  {causerie}:told  how many a node alone, by node
local KEY = '{causerie}:'
local op = ARGV[1]
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)

local function placeKey(user) return KEY .. 'place:' .. user end
local function usersKey(node) return KEY .. 'node:' .. node .. ':users' end
local function arrivedKey(session) return KEY .. 'arrived:' .. session end

local function place(user)
  local p = redis.call('HMGET', placeKey(user), 'n', 'c', 'h', 'l')
  if not p[1] then return nil end
  return {node = p[1], connection = p[2], held = p[3] and tonumber(p[3]) or nil, leaving = p[4] == '1'}
end

local function isAlive(node, lease)
  local renewed = redis.call('ZSCORE', KEY .. 'nodes', node)
  return renewed and now - tonumber(renewed) < tonumber(lease)
end

local function isHeld(p, lease)
  return p.held ~= nil or not isAlive(p.node, lease)
end

local function unexpect(user)
  if redis.call('ZREM', KEY .. 'expected', user) == 1 then redis.call('HDEL', KEY .. 'expectedIn', user) end
end

local function put(user, node, connection, before)
  if before and before.node ~= node then redis.call('SREM', usersKey(before.node), user) end
  redis.call('DEL', placeKey(user))
  redis.call('HSET', placeKey(user), 'n', node, 'c', connection)
  redis.call('ZREM', KEY .. 'held', user)
  unexpect(user)
  redis.call('SADD', usersKey(node), user)
end

local function hold(user, untilTime)
  redis.call('HSET', placeKey(user), 'h', untilTime)
  redis.call('ZADD', KEY .. 'held', untilTime, user)
end

-- Tells the node what only it can do; itself it tells without us. Numbered, so that it finds out what it has missed.
local function tell(node, here, message)
  if node == here or not redis.call('ZSCORE', KEY .. 'nodes', node) then return end
  local number = redis.call('HINCRBY', KEY .. 'told', node, 1)
  redis.call('PUBLISH', KEY .. 'node:' .. node, number .. '#' .. message)
end

local function notify(message)
  redis.call('PUBLISH', KEY .. 'notices', redis.call('INCR', KEY .. 'noticed') .. '#' .. message)
end

local function remove(node)
  redis.call('ZREM', KEY .. 'nodes', node)
  redis.call('HDEL', KEY .. 'told', node)
end

local function addressed(kind, user, rest)
  return kind .. string.len(user) .. ':' .. user .. rest
end

local ops = {}

-- claim node lease user connection -> {} or {node, connection, held}
function ops.claim(node, lease, user, connection)
  local before = place(user)
  put(user, node, connection, before)
  if not before then return {} end
  tell(before.node, node, addressed('R', user, before.connection))
  return {before.node, before.connection, isHeld(before, lease) and '1' or '0'}
end

-- resume node lease user old new -> {} or {node}
function ops.resume(node, lease, user, old, new)
  local before = place(user)
  if not before or before.connection ~= old or before.leaving or (before.held and before.held <= now) then return {} end
  put(user, node, new, before)
  tell(before.node, node, addressed('R', user, old))
  return {before.node}
end

-- lost user connection hold -> 1 if it is held from now on
function ops.lost(user, connection, duration)
  local p = place(user)
  if not p or p.connection ~= connection or p.held then return 0 end
  hold(user, now + tonumber(duration))
  return 1
end

-- gone user connection -> 1 if it was there
function ops.gone(user, connection)
  local p = place(user)
  if not p or p.connection ~= connection then return 0 end
  redis.call('DEL', placeKey(user))
  redis.call('ZREM', KEY .. 'held', user)
  redis.call('SREM', usersKey(p.node), user)
  return 1
end

-- of lease user -> {} or {node, connection, held}
function ops.of(lease, user)
  local p = place(user)
  if not p then return {} end
  return {p.node, p.connection, isHeld(p, lease) and '1' or '0'}
end

-- arrive session user -> number
function ops.arrive(session, user)
  local number = redis.call('HINCRBY', arrivedKey(session), '', 1)
  redis.call('HSET', arrivedKey(session), user, number)
  redis.call('EXPIRE', arrivedKey(session), 172800)
  notify(addressed('A', user, number .. ':' .. session))
  return number
end

-- depart node lease session user -> 1 if it had arrived. Who is at another node departs there: this one may have read late that they
-- left, and they be back.
function ops.depart(node, lease, session, user)
  local p = place(user)
  if p and p.node ~= node and isAlive(p.node, lease) then return 0 end
  if redis.call('HDEL', arrivedKey(session), user) == 0 then return 0 end
  notify(addressed('D', user, session))
  return 1
end

function ops.endSession(session)
  return redis.call('DEL', arrivedKey(session))
end

-- arrivals lease session -> {user, number, node, connected, ...}
function ops.arrivals(lease, session)
  local result = {}
  local all = redis.call('HGETALL', arrivedKey(session))
  for i = 1, #all, 2 do
    if all[i] ~= '' then
      local p = place(all[i])
      result[#result + 1] = all[i]
      result[#result + 1] = all[i + 1]
      result[#result + 1] = p and p.node or ''
      result[#result + 1] = p and not isHeld(p, lease) and '1' or '0'
    end
  end
  return result
end

-- renew node lease -> {1 if the lease had not run out, how many notices all were told, how many this node alone}
function ops.renew(node, lease)
  local inTime = isAlive(node, lease) and '1' or '0'
  redis.call('ZADD', KEY .. 'nodes', now, node)
  return {inTime, redis.call('GET', KEY .. 'noticed') or '0', redis.call('HGET', KEY .. 'told', node) or '0'}
end

-- settle node user wrong right hold -> 1 if the place is held now. What this node could not say in time: its connection
-- 'wrong' has ended, or never began; 'right' is the one it has, if any
function ops.settle(node, user, wrong, right, duration)
  local p = place(user)
  if not p or p.node ~= node or p.connection ~= wrong then return 0 end
  if right ~= '' then
    put(user, node, right, p)
    return 0
  end
  if not p.held then hold(user, now + tonumber(duration)) end
  return 1
end

-- ousted node (user connection)... -> those of them, in pairs, whose place is another connection's
function ops.ousted(node, ...)
  local result = {}
  local users = {...}
  for i = 1, #users, 2 do
    local p = place(users[i])
    if p and (p.node ~= node or p.connection ~= users[i + 1]) then
      result[#result + 1] = users[i]
      result[#result + 1] = users[i + 1]
    end
  end
  return result
end

-- retire node hold -> how many places are left to hold; the node stops
function ops.retire(node, duration)
  for _, user in ipairs(redis.call('SMEMBERS', usersKey(node))) do
    local p = place(user)
    if p and p.node == node and not p.held then hold(user, now + tonumber(duration)) end
  end
  redis.call('DEL', usersKey(node))
  remove(node)
  return redis.call('ZCARD', KEY .. 'held')
end

-- restore node (user connection)... -> how many places were put right, after the store forgot them or took the node for dead
function ops.restore(node, ...)
  local restored = 0
  local users = {...}
  for i = 1, #users, 2 do
    local p = place(users[i])
    local mistaken = p and p.node == node and p.connection == users[i + 1] and p.held and not p.leaving
    if not p or mistaken then
      put(users[i], node, users[i + 1], p)
      restored = restored + 1
    end
  end
  return restored
end

-- rearrive session user number -> 1 if it was missing, after the store forgot it
function ops.rearrive(session, user, number)
  local count = tonumber(redis.call('HGET', arrivedKey(session), '') or 0)
  redis.call('HSET', arrivedKey(session), '', math.max(count, tonumber(number)))
  redis.call('EXPIRE', arrivedKey(session), 172800)
  return redis.call('HSETNX', arrivedKey(session), user, number)
end

-- takeExpired lease hold grace again -> {user, connection, ...}; the hold of a dead node's places counts from when it last was seen
function ops.takeExpired(lease, duration, grace, again)
  for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEY .. 'nodes', '-inf', now - tonumber(lease))) do
    local seen = tonumber(redis.call('ZSCORE', KEY .. 'nodes', dead))
    for _, user in ipairs(redis.call('SPOP', usersKey(dead), 1000)) do
      local p = place(user)
      if p and p.node == dead and not p.held then hold(user, seen + tonumber(grace) + tonumber(duration)) end
    end
    if redis.call('SCARD', usersKey(dead)) == 0 then remove(dead) end
  end
  local result = {}
  for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEY .. 'held', '-inf', now, 'LIMIT', 0, 500)) do
    local p = place(user)
    if p then
      redis.call('HSET', placeKey(user), 'l', '1')
      redis.call('ZADD', KEY .. 'held', now + tonumber(again), user)
      result[#result + 1] = user
      result[#result + 1] = p.connection
    else
      redis.call('ZREM', KEY .. 'held', user)
    end
  end
  return result
end

-- expect session user window -> 1 if they are expected from now on; no, if they have a place or are expected there already
function ops.expect(session, user, window)
  if redis.call('EXISTS', placeKey(user)) == 1 or redis.call('HGET', KEY .. 'expectedIn', user) == session then return 0 end
  redis.call('HSET', KEY .. 'expectedIn', user, session)
  redis.call('ZADD', KEY .. 'expected', now + tonumber(window), user)
  return 1
end

-- forget session user -> 1 if they were expected there
function ops.forget(session, user)
  if redis.call('HGET', KEY .. 'expectedIn', user) ~= session then return 0 end
  unexpect(user)
  return 1
end

-- takeAbsent again -> {user, session, ...}
function ops.takeAbsent(again)
  local result = {}
  for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEY .. 'expected', '-inf', now, 'LIMIT', 0, 500)) do
    local session = redis.call('HGET', KEY .. 'expectedIn', user)
    if session then
      redis.call('ZADD', KEY .. 'expected', now + tonumber(again), user)
      result[#result + 1] = user
      result[#result + 1] = session
    else
      redis.call('ZREM', KEY .. 'expected', user)
    end
  end
  return result
end

-- send node user frame -> 1 if it went to another node, 0 if it is this one's, -1 if nobody has the user
function ops.send(node, user, frame)
  local p = redis.call('HGET', placeKey(user), 'n')
  if not p then return -1 end
  redis.call('PUBLISH', KEY .. 'node:' .. p, addressed('F', user, frame))
  return 1
end

return ops[op](unpack(ARGV, 2))

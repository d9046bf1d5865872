-- Saves one turn: the conversation, what is to be sent, and the bucket's index of unfinished work; all or nothing.
--
-- KEYS  1 conversation  2 outbox (list)  3 unfinished work of the bucket (sorted set, by when it is due)
-- ARGV  1 stamp of the conversation this turn began with ('' for none)   2 the new conversation
--       3 the envelope to send ('' for none)
--       4 numbers, '-' for none: chat, now, life of the conversation, when a pending command is due, when a silent session
--         is due, end of the sending lease, life of unfinished work, envelopes an outbox may hold; times in ms
--
-- Answers {0, the conversation as it is} when another turn was faster; else {1, whether this caller may send now,
-- envelopes that were waiting before}. A sealed value begins with 13 bytes that no other value has: its stamp.
local STAMP = 13
local chat, now, life, pending_due, silence_due, lease, unfinished, bound =
  string.match(ARGV[4], '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$')
local sending = 'o:' .. chat
local current = string.sub(redis.call('GET', KEYS[1]) or '', 1, STAMP)

if current == string.sub(ARGV[2], 1, STAMP) then
  -- The same commit again: its first answer was lost on the way.
  local held = redis.call('ZSCORE', KEYS[3], sending)
  local waiting = redis.call('LLEN', KEYS[2])
  return {1, (held and tonumber(held) == tonumber(lease)) and 1 or 0, math.max(waiting - 1, 0)}
end
if current ~= ARGV[1] then
  return {0, redis.call('GET', KEYS[1]) or ''}
end

redis.call('SET', KEYS[1], ARGV[2], 'PX', life)
for task, due in pairs({p = pending_due, s = silence_due}) do
  if due == '-' then
    redis.call('ZREM', KEYS[3], task .. ':' .. chat)
  else
    redis.call('ZADD', KEYS[3], due, task .. ':' .. chat)
  end
end

local leased, waiting = 0, 0
if ARGV[3] ~= '' then
  waiting = redis.call('RPUSH', KEYS[2], ARGV[3]) - 1
  if waiting >= tonumber(bound) then
    redis.call('LPOP', KEYS[2])
  end
  redis.call('PEXPIRE', KEYS[2], unfinished)
  local held = redis.call('ZSCORE', KEYS[3], sending)
  if not held or tonumber(held) <= tonumber(now) then
    redis.call('ZADD', KEYS[3], lease, sending)
    leased = 1
  end
end
redis.call('PEXPIRE', KEYS[3], unfinished)
return {1, leased, waiting}

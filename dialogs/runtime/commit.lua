-- Saves one turn: the conversation, what is to be sent, and the bucket's index of unfinished work; all or nothing.
--
-- KEYS  1 conversation  2 outbox (list)  3 unfinished work of the bucket (sorted set, by when it is due)
-- ARGV  1 stamp of the conversation this turn began with ('' for none)   2 the new conversation
--       3 its life in ms   4 chat   5 now in ms   6 when a pending command is due ('' for none)
--       7 when a silent session is due ('' for none)   8 the envelope to send ('' for none)
--       9 end of the sending lease in ms   10 life of unfinished work in ms   11 envelopes an outbox may hold
--
-- Answers {0, the conversation as it is} when another turn was faster; else {1, whether this caller may send now,
-- envelopes that were waiting before}. A sealed value begins with 13 bytes that no other value has: its stamp.
local STAMP = 13
local current = redis.call('GET', KEYS[1]) or ''
local sending, silence, pending = 'o:' .. ARGV[4], 's:' .. ARGV[4], 'p:' .. ARGV[4]

if string.sub(current, 1, STAMP) == string.sub(ARGV[2], 1, STAMP) then
  -- The same commit again: its first answer was lost on the way.
  local held = redis.call('ZSCORE', KEYS[3], sending)
  local waiting = redis.call('LLEN', KEYS[2])
  return {1, (held and tonumber(held) == tonumber(ARGV[9])) and 1 or 0, math.max(waiting - 1, 0)}
end
if string.sub(current, 1, STAMP) ~= ARGV[1] then
  return {0, current}
end

redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if ARGV[6] ~= '' then
  redis.call('ZADD', KEYS[3], ARGV[6], pending)
else
  redis.call('ZREM', KEYS[3], pending)
end
if ARGV[7] ~= '' then
  redis.call('ZADD', KEYS[3], ARGV[7], silence)
else
  redis.call('ZREM', KEYS[3], silence)
end

local leased, waiting = 0, 0
if ARGV[8] ~= '' then
  waiting = redis.call('RPUSH', KEYS[2], ARGV[8]) - 1
  if waiting >= tonumber(ARGV[11]) then
    redis.call('LPOP', KEYS[2])
  end
  redis.call('PEXPIRE', KEYS[2], ARGV[10])
  local held = redis.call('ZSCORE', KEYS[3], sending)
  if not held or tonumber(held) <= tonumber(ARGV[5]) then
    redis.call('ZADD', KEYS[3], ARGV[9], sending)
    leased = 1
  end
end
redis.call('PEXPIRE', KEYS[3], ARGV[10])
return {1, leased, waiting}

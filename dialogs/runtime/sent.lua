-- Takes sent envelopes out of a chat's outbox, and answers those that still wait.
--
-- KEYS  1 conversation  2 outbox  3 unfinished work of the bucket
-- ARGV  1 numbers, '-' for none: chat, end of the lease the caller holds, end of its next lease, when to go on ('-' for
--         now), life of unfinished work, envelopes to answer at most; times in ms
--       2 what is left of the envelope half sent ('' for none)   3 its stamp
--       4... stamps of the envelopes sent, in order
--
-- Answers {conversation, envelope...} when there is more and the caller is still the one to send it; else {}.
local STAMP = 13
local chat, lease, next_lease, resume_at, unfinished, most =
  string.match(ARGV[1], '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$')
local sending = 'o:' .. chat

local function first_stamp()
  return string.sub(redis.call('LINDEX', KEYS[2], 0) or '', 1, STAMP)
end

for i = 4, #ARGV do
  if first_stamp() == ARGV[i] then
    redis.call('LPOP', KEYS[2])
  end
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('ZREM', KEYS[3], sending)
  return {}
end
local held = redis.call('ZSCORE', KEYS[3], sending)
if held and tonumber(held) ~= tonumber(lease) then
  return {}
end
if ARGV[2] ~= '' and first_stamp() == ARGV[3] then
  redis.call('LSET', KEYS[2], 0, ARGV[2])
end
local later = resume_at ~= '-'
redis.call('ZADD', KEYS[3], later and resume_at or next_lease, sending)
redis.call('PEXPIRE', KEYS[3], unfinished)
if later then
  return {}
end
local answer = redis.call('LRANGE', KEYS[2], 0, tonumber(most) - 1)
table.insert(answer, 1, redis.call('GET', KEYS[1]) or '')
return answer

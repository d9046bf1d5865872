-- Takes sent envelopes out of a chat's outbox, and answers those that still wait.
--
-- KEYS  1 conversation  2 outbox  3 unfinished work of the bucket
-- ARGV  1 chat   2 end of the lease the caller holds, in ms   3 end of its next lease
--       4 when to go on, in ms ('' for now)   5 what is left of the envelope half sent ('' for none)
--       6 its stamp   7 life of unfinished work in ms   8 envelopes to answer at most
--       9... stamps of the envelopes sent, in order
--
-- Answers {conversation, envelope...} when there is more and the caller is still the one to send it; else {}.
local STAMP = 13
local sending = 'o:' .. ARGV[1]

local function first_stamp()
  return string.sub(redis.call('LINDEX', KEYS[2], 0) or '', 1, STAMP)
end

for i = 9, #ARGV do
  if first_stamp() == ARGV[i] then
    redis.call('LPOP', KEYS[2])
  end
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('ZREM', KEYS[3], sending)
  return {}
end
local held = redis.call('ZSCORE', KEYS[3], sending)
if held and tonumber(held) ~= tonumber(ARGV[2]) then
  return {}
end
if ARGV[5] ~= '' and first_stamp() == ARGV[6] then
  redis.call('LSET', KEYS[2], 0, ARGV[5])
end
local later = ARGV[4] ~= ''
redis.call('ZADD', KEYS[3], later and ARGV[4] or ARGV[3], sending)
redis.call('PEXPIRE', KEYS[3], ARGV[7])
if later then
  return {}
end
local answer = redis.call('LRANGE', KEYS[2], 0, tonumber(ARGV[8]) - 1)
table.insert(answer, 1, redis.call('GET', KEYS[1]) or '')
return answer

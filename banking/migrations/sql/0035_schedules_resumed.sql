-- From when on a programmed payment counts: the day it was programmed, or went on after a pause. What fell due before is not made up for.

ALTER TABLE bank.schedule ADD COLUMN counts_from date;
UPDATE bank.schedule SET counts_from = (created_at AT TIME ZONE 'America/Guayaquil')::date;
ALTER TABLE bank.schedule ALTER COLUMN counts_from SET NOT NULL;
GRANT UPDATE (counts_from) ON bank.schedule TO coop_app;

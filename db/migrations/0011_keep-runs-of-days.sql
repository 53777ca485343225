-- A run begins where the day of a stream's entry is not that of the entry before it.
INSERT INTO journal_runs (device, epoch, from_seq, day)
SELECT device, epoch, seq, day FROM (
  SELECT device, epoch, seq, day, lag(day) OVER (PARTITION BY device, epoch ORDER BY seq) AS before FROM journal
) WHERE before IS NULL OR before <> day;
--> statement-breakpoint
CREATE TRIGGER journal_keeps_runs AFTER INSERT ON journal
WHEN NEW.day IS NOT (SELECT day FROM journal_runs WHERE device = NEW.device AND epoch = NEW.epoch ORDER BY from_seq DESC LIMIT 1)
BEGIN INSERT INTO journal_runs (device, epoch, from_seq, day) VALUES (NEW.device, NEW.epoch, NEW.seq, NEW.day); END;

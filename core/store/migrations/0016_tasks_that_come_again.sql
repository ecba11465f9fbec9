-- repeats: when a task comes again, as core/domain/clock/Recurrence writes it; empty: it does not.
ALTER TABLE task ADD COLUMN repeats TEXT NOT NULL DEFAULT '';

-- The view now tells of data sets too, so an event's subject is no longer always a run, and a run
-- is done when it has a recommendation for each task and probe, which is counted from columns that
-- rows of the first version lack. Nothing is carried over: the log is the truth, and without
-- positions it is read anew from its beginning.
DELETE FROM log_position;
DROP TABLE event;

-- What was read from the log, one row per event; of progress only the latest word of each phase
-- and epoch, of descriptions only the latest answer to each request. The JSON document is the whole
-- of it: the columns are what is searched by.
CREATE TABLE event (
  id          UUID                     NOT NULL PRIMARY KEY,
  -- The run or data set that it is about.
  subject     UUID                     NOT NULL,
  type        VARCHAR(64)              NOT NULL,
  -- Of a recommendation: what it is for, and how many there are to be for its checkpoint.
  epoch       INTEGER,
  task        VARCHAR,
  probe       VARCHAR(16),
  siblings    INTEGER,
  -- The event that this one answers: of a description, and of work that was given up.
  answers     UUID,
  occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
  document    VARCHAR                  NOT NULL
);

CREATE INDEX event_by_subject ON event (subject, type);
CREATE INDEX event_by_time ON event (type, occurred_at);
CREATE INDEX event_by_answer ON event (answers);

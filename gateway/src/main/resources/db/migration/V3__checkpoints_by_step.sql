-- A run may publish several checkpoints of one epoch: they are known by their step, and how many there
-- are in all they tell themselves, which rows of the second version lack. Nothing is carried over: the
-- log is the truth, and without positions it is read anew from its beginning.
DELETE FROM log_position;
DROP TABLE event;

-- What was read from the log, one row per event; of progress only the latest word on each epoch in
-- training and on each checkpoint in every other phase, of descriptions only the latest answer to each
-- request. The JSON document is the whole of it: the columns are what is searched by.
CREATE TABLE event (
  id          UUID                     NOT NULL PRIMARY KEY,
  -- The run or data set that it is about.
  subject     UUID                     NOT NULL,
  type        VARCHAR(64)              NOT NULL,
  -- Of a published checkpoint and of a recommendation: how many checkpoints the run publishes.
  checkpoints INTEGER,
  -- Of a recommendation: what it is for, and how many there are to be for its checkpoint.
  step        BIGINT,
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

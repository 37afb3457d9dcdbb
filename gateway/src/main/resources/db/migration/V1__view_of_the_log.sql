-- What was read from the log, one row per event; of progress only the latest word of each phase
-- and epoch. The JSON document is the whole of it: the columns are what is searched by.
CREATE TABLE event (
  id          UUID                     NOT NULL PRIMARY KEY,
  run_id      UUID                     NOT NULL,
  type        VARCHAR(64)              NOT NULL,
  epoch       INTEGER,
  probe       VARCHAR(16),
  occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
  document    VARCHAR                  NOT NULL
);

CREATE INDEX event_by_run ON event (run_id, type);
CREATE INDEX event_by_time ON event (type, occurred_at);

-- Up to where each partition of the log was read: moved in the same transaction as the events.
CREATE TABLE log_position (
  topic       VARCHAR(249)             NOT NULL,
  partition   INTEGER                  NOT NULL,
  next_offset BIGINT                   NOT NULL,
  PRIMARY KEY (topic, partition)
);

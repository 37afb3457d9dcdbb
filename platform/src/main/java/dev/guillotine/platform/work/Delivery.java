package dev.guillotine.platform.work;

import dev.guillotine.platform.event.PastAttempts;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A task in hand.
 *
 * @param record as the broker gave it
 * @param ofThisRecord how often the broker has given out this very record, from 1
 * @param past what was tried before this record was put on the queue
 */
record Delivery(ConsumerRecord<String, String> record, int ofThisRecord, PastAttempts past) {

  static Delivery of(ConsumerRecord<String, String> record) {
    return new Delivery(
        record, record.deliveryCount().orElse((short) 1), PastAttempts.of(record.headers()));
  }

  /** Which attempt this is since the work was last known to have come further, from 1. */
  int attempt() {
    return (int) past.count() + ofThisRecord;
  }

  /** All attempts before this one, given how far the work has come by now. */
  PastAttempts before(long reached) {
    return past.and(ofThisRecord - 1, reached);
  }
}

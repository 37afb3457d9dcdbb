package dev.guillotine.platform.work;

import dev.guillotine.platform.event.EventDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A task in hand.
 *
 * @param record as the broker gave it
 * @param ofThisRecord how often the broker has given out this very record, from 1
 */
record Delivery(ConsumerRecord<String, String> record, int ofThisRecord) {

  static Delivery of(ConsumerRecord<String, String> record) {
    return new Delivery(record, record.deliveryCount().orElse((short) 1));
  }

  /** How often the task was given out in all, from 1: it may have been put on the queue afresh. */
  int attempts() {
    int before = 0;
    try {
      before =
          EventDecoder.text(record.headers(), EventDecoder.ATTEMPTS)
              .map(Integer::parseInt)
              .orElse(0);
    } catch (NumberFormatException e) {
      before = 0;
    }
    return before + ofThisRecord;
  }
}

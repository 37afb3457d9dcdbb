package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes through one SmallRye channel, whose topic each message names. */
@ApplicationScoped
public class CloudEventPublisher implements EventPublisher {
  private final MutinyEmitter<String> channel;
  private final URI source;

  CloudEventPublisher(
      @Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<String> channel,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.channel = channel;
    this.source = URI.create("/guillotine/" + application);
  }

  @Override
  public CompletionStage<Void> send(Event event, PastAttempts past) {
    return channel
        .sendMessage(
            Message.of(Json.write(event))
                .addMetadata(envelope(event))
                .addMetadata(address(event, past)))
        .subscribeAsCompletionStage();
  }

  private OutgoingCloudEventMetadata<Object> envelope(Event event) {
    EventType type = EventType.of(event.getClass());
    return OutgoingCloudEventMetadata.builder()
        .withId(event.id().toString())
        .withType(type.wireName())
        .withSource(source)
        .withTimestamp(event.occurredAt().atZone(ZoneOffset.UTC))
        .withDataContentType("application/json")
        .withDataSchema(URI.create("urn:guillotine:schema:" + type.schemaName()))
        .build();
  }

  private static OutgoingKafkaRecordMetadata<String> address(Event event, PastAttempts past) {
    RecordHeaders headers = new RecordHeaders();
    past.into(headers);
    return OutgoingKafkaRecordMetadata.<String>builder()
        .withTopic(event.topic().topicName())
        .withKey(event.subject() == null ? null : event.subject().toString())
        .withHeaders(headers)
        .build();
  }
}

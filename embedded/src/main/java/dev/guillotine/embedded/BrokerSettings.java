package dev.guillotine.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a broker that is alone: it is its own controller, and everything it keeps has one
 * copy. What is not named here has the value of a stock broker.
 */
final class BrokerSettings {

  /** The id of the only node of the cluster. */
  static final int NODE_ID = 1;

  /** The listener that the controller half of the node answers on. */
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final String CLIENT_LISTENER = "PLAINTEXT";

  private BrokerSettings() {}

  /** All settings of a node that keeps its data in a directory and listens on two ports. */
  static Map<String, String> of(Path directory, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(identity(directory, port, controllerPort));
    settings.putAll(singleCopies());
    settings.putAll(nothingForgotten());
    settings.putAll(shareGroups());
    settings.putAll(smallAndQuick());
    return Map.copyOf(settings);
  }

  private static Map<String, String> identity(Path directory, int port, int controllerPort) {
    String clients = CLIENT_LISTENER + "://" + LoopbackPorts.HOST + ":" + port;
    String controller = LoopbackPorts.HOST + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        clients + "," + CONTROLLER_LISTENER + "://" + controller,
        "advertised.listeners",
        clients,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        directory.toString());
  }

  private static Map<String, String> singleCopies() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  /** Records and the positions of their readers stay until a topic's own settings say otherwise. */
  private static Map<String, String> nothingForgotten() {
    return Map.of(
        "auto.create.topics.enable", "false",
        "log.retention.ms", "-1",
        "log.retention.bytes", "-1",
        "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
  }

  /** A record is delivered up to ten times, the most a broker allows; locks of 1 to 60 seconds. */
  private static Map<String, String> shareGroups() {
    return Map.of(
        "group.share.delivery.count.limit", "10",
        "group.share.min.record.lock.duration.ms", "1000");
  }

  /**
   * Little memory and quick starts. The session timeout weighs two things: a start after an unclean
   * stop waits that long for the place of the broker that died, and a broker that a busy machine
   * stalls for that long is taken out of service until it answers again.
   */
  private static Map<String, String> smallAndQuick() {
    return Map.of(
        "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
        "num.network.threads", "2",
        "num.io.threads", "4",
        "group.initial.rebalance.delay.ms", "0",
        "broker.session.timeout.ms", "6000",
        "broker.heartbeat.interval.ms", "1000");
  }
}

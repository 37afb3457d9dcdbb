/** A real Kafka broker and a real S3 server inside this process, for one machine and for tests. */
package dev.guillotine.embedded;

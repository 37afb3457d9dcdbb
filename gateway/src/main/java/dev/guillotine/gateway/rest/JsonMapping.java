package dev.guillotine.gateway.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guillotine.contracts.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Has responses written like events: one JSON for the same record everywhere. */
class JsonMapping {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Json.mapper();
  }
}

package dev.guillotine.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/**
 * A document that could not be read as what it should describe, looked at again for what it says.
 *
 * @param mapper that reads its format
 * @param text the document
 */
record SourceText(ObjectMapper mapper, String text) {

  /** What lies at a place; none where nothing does, or the whole is not well-formed. */
  Optional<JsonNode> at(List<JsonMappingException.Reference> path) {
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    for (JsonMappingException.Reference step : path) {
      if (node == null) {
        break;
      }
      node =
          step.getFieldName() == null ? node.get(step.getIndex()) : node.get(step.getFieldName());
    }
    return Optional.ofNullable(node).filter(found -> !found.isMissingNode());
  }
}

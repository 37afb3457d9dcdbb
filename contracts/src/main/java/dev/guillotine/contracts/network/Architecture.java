package dev.guillotine.contracts.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.validation.Required;

/**
 * All that is needed to build a network again: what its weights mean.
 *
 * @param backbone the trunk
 * @param projector the layers after it
 * @param head what the method puts on the projector; may be absent
 * @param input shape of one sample
 */
public record Architecture(
    Backbone backbone,
    Projector projector,
    @JsonInclude(JsonInclude.Include.NON_NULL) Head head,
    SampleShape input) {
  public Architecture {
    Required.present("backbone", backbone);
    Required.present("projector", projector);
    Required.present("input", input);
  }
}

package dev.guillotine.contracts.network;

import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.validation.Required;

/**
 * All that is needed to build a network again: what its weights mean.
 *
 * @param backbone the trunk
 * @param projector the layers after it
 * @param input shape of one image
 */
public record Architecture(Backbone backbone, Projector projector, ImageShape input) {
  public Architecture {
    Required.present("backbone", backbone);
    Required.present("projector", projector);
    Required.present("input", input);
  }
}

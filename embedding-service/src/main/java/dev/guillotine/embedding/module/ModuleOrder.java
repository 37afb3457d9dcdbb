package dev.guillotine.embedding.module;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.validation.Required;
import java.util.List;

/**
 * What the process of a module is asked to do, told to it once.
 *
 * @param file absolute path of the module
 * @param samples shape of one sample
 * @param cuts which of what the module gives is asked for
 * @param threads inside one operation, at least 1
 * @param device as {@link dev.guillotine.representation.network.DeviceChoice} takes it
 */
public record ModuleOrder(
    String file, SampleShape samples, List<CutPoint> cuts, int threads, String device) {
  public ModuleOrder {
    Required.text("file", file);
    Required.present("samples", samples);
    cuts = Required.someOf("cuts", cuts);
    Required.text("device", device);
  }

  String json() {
    return Json.write(this);
  }

  static ModuleOrder of(String json) {
    return Json.read(json, ModuleOrder.class);
  }
}

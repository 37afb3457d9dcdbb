package dev.guillotine.gateway.view;

import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.Split;
import java.net.URI;

/** Where data sets lie below the gateway's address. */
public final class DataSetAddress {
  /** Of all of them. */
  public static final String ALL = "/api/v1/datasets";

  /** Of a split's picture, within that of its set. */
  public static final String PICTURE = "splits/{split}/picture";

  private DataSetAddress() {}

  /** Of one of them. */
  public static URI of(DataSetName name) {
    return URI.create(ALL + "/" + name);
  }

  /** Of the picture of one of its splits. */
  static URI picture(DataSetName name, Split split) {
    return URI.create(of(name) + "/" + PICTURE.replace("{split}", split.json()));
  }
}

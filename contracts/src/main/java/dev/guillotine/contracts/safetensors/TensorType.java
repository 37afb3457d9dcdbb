package dev.guillotine.contracts.safetensors;

/** Element types of the safetensors format that we read. */
public enum TensorType {
  /** IEEE 754 half precision. */
  F16(2),
  /** The upper half of a single-precision number. */
  BF16(2),
  /** IEEE 754 single precision. */
  F32(4),
  /** Signed 64-bit integer. */
  I64(8),
  /** Unsigned 8-bit integer. */
  U8(1);

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }
}

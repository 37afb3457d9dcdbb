package dev.guillotine.contracts.safetensors;

/** IEEE 754 half precision, which Java 17 has no conversions for. */
final class HalfPrecision {
  private static final int EXPONENT = 0x7c00;
  private static final int MANTISSA = 0x03ff;

  private HalfPrecision() {}

  /** The single-precision number that equals a half-precision one; exact for every input. */
  static float toFloat(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits & EXPONENT;
    int mantissa = bits & MANTISSA;
    if (exponent == EXPONENT) {
      return Float.intBitsToFloat(sign | 0x7f800000 | mantissa << 13);
    }
    if (exponent == 0) {
      float subnormal = mantissa * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    return Float.intBitsToFloat(sign | ((exponent >> 10) + 112) << 23 | mantissa << 13);
  }

  /** The nearest half-precision number, of two equally near ones the even one. */
  static short ofFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 0x477ff000) {
      return (short) (sign | EXPONENT);
    }
    if (magnitude < 0x38800000) {
      float scaled = Float.intBitsToFloat(magnitude) * 0x1p24f;
      return (short) (sign | (int) Math.rint(scaled));
    }
    int rounded = magnitude + 0xfff + ((magnitude >> 13) & 1);
    return (short) (sign | ((rounded - 0x38000000) >> 13));
  }
}

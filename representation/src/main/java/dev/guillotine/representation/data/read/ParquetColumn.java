package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * How the values of a column become text: strings as they are, booleans as true and false, integers
 * in digits, floating-point numbers always with a point. Columns of other types (bytes, dates and
 * times, decimals, lists, structures) are refused.
 */
enum ParquetColumn {
  /** Text, truth values, signed integers and floating-point numbers. */
  PLAIN,
  /** Integers without a sign. */
  UNSIGNED;

  /** All columns of a file by name, in order. */
  static Map<String, ParquetColumn> all(String place, MessageType schema)
      throws UnusableDataException {
    Map<String, ParquetColumn> columns = new LinkedHashMap<>();
    for (Type field : schema.getFields()) {
      if (!field.isPrimitive()
          || field.isRepetition(Type.Repetition.REPEATED)
          || !isPlain(field.asPrimitiveType())) {
        throw new UnusableDataException(
            place,
            ("found the column \"%s\" of type %s, expected text, booleans, integers or floating"
                    + " point")
                .formatted(field.getName(), shown(field)));
      }
      columns.put(field.getName(), of(field.asPrimitiveType()));
    }
    return columns;
  }

  private static boolean isPlain(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN, FLOAT, DOUBLE -> true;
      case INT32, INT64 -> meaning == null || meaning instanceof IntLogicalTypeAnnotation;
      case BINARY ->
          LogicalTypeAnnotation.stringType().equals(meaning)
              || LogicalTypeAnnotation.enumType().equals(meaning);
      case INT96, FIXED_LEN_BYTE_ARRAY -> false;
    };
  }

  private static ParquetColumn of(PrimitiveType type) {
    boolean unsigned =
        type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole
            && !whole.isSigned();
    return unsigned ? UNSIGNED : PLAIN;
  }

  private static String shown(Type field) {
    return field.isPrimitive()
        ? "%s %s %s"
            .formatted(
                field.getRepetition(),
                field.asPrimitiveType().getPrimitiveTypeName(),
                field.getLogicalTypeAnnotation())
        : "group " + field.getLogicalTypeAnnotation();
  }

  /** The value that a column is at as text; null where there is none. */
  String read(ColumnReader column) {
    ColumnDescriptor descriptor = column.getDescriptor();
    if (column.getCurrentDefinitionLevel() < descriptor.getMaxDefinitionLevel()) {
      return null;
    }
    return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(column.getBoolean());
      case FLOAT -> String.valueOf(column.getFloat());
      case DOUBLE -> String.valueOf(column.getDouble());
      case INT32 ->
          this == UNSIGNED
              ? Integer.toUnsignedString(column.getInteger())
              : String.valueOf(column.getInteger());
      case INT64 ->
          this == UNSIGNED
              ? Long.toUnsignedString(column.getLong())
              : String.valueOf(column.getLong());
      case BINARY -> column.getBinary().toStringUsingUTF8();
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException("refused before");
    };
  }
}

package dev.guillotine.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleShapeTest {

  @Test
  void shouldBeKnownByItsFields() {
    ImageShape image = new ImageShape(3, 32, 24);
    SignalShape signal = new SignalShape(2, 40);

    assertThat(Json.write(image)).isEqualTo("{\"channels\":3,\"height\":32,\"width\":24}");
    assertThat(Json.write(signal)).isEqualTo("{\"channels\":2,\"length\":40}");
    assertThat(Json.read(Json.write(image), SampleShape.class)).isEqualTo(image);
    assertThat(Json.read(Json.write(signal), SampleShape.class)).isEqualTo(signal);
    assertThat(Json.read("{\"later\":1,\"length\":40,\"channels\":2}", SampleShape.class))
        .isEqualTo(signal);
  }

  @Test
  void shouldCountValuesAndBytes() {
    assertThat(new ImageShape(3, 32, 24).values()).isEqualTo(2304);
    assertThat(new ImageShape(3, 32, 24).bytes()).isEqualTo(2304);
    assertThat(new SignalShape(2, 40).values()).isEqualTo(80);
    assertThat(new SignalShape(2, 40).bytes()).isEqualTo(320);
    assertThat(new SignalShape(256, 1 << 20).bytes()).isEqualTo(1 << 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"channels\":3}", "{\"depth\":3}", "3", "[]"})
  void shouldRefuseWhatIsNeitherImageNorSignal(String json) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Json.read(json, SampleShape.class))
        .satisfies(refusal -> assertThat(refusal.allowed()).contains("an object"));
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 4, channels", "3, 0, 4, height", "1, 4, 4097, width"})
  void shouldRefuseImagesOutOfRange(int channels, int height, int width, String field) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new ImageShape(channels, height, width))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"0, 4, channels", "1025, 4, channels", "1, 0, length", "1024, 262145, length"})
  void shouldRefuseSignalsOutOfRange(int channels, int length, String field) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new SignalShape(channels, length))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}

package dev.guillotine.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.specification.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recipes in the page about views are specifications that a run accepts. */
class ViewRecipesTest {
  private static final Pattern RECIPE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final List<Views> recipes = recipes();

  @Test
  void shouldHaveSimClrsColourDistortionOfStrengthOne() {
    Views simClr = recipes.get(0);

    assertThat(simClr.jitter()).isEqualTo(new Views.Jitter(0.8, 0.8, 0.8, 0.8, 0.2));
    assertThat(simClr.crop()).isEqualTo(new Views.Crop(0.08, 1.0));
    assertThat(simClr.of(1)).isEqualTo(simClr.of(0));
  }

  @Test
  void shouldHaveByolsTwoKindsOfView() {
    Views byol = recipes.get(1);

    assertThat(byol.of(0).blur().probability()).isEqualTo(1);
    assertThat(byol.of(0).solarize()).isEqualTo(0);
    assertThat(byol.of(1).blur().probability()).isEqualTo(0.1);
    assertThat(byol.of(1).solarize()).isEqualTo(0.2);
    assertThat(byol.of(1).jitter()).isEqualTo(byol.of(0).jitter());
  }

  private static List<Views> recipes() {
    try {
      return RECIPE
          .matcher(Files.readString(Path.of("..", "docs", "views.md")))
          .results()
          .map(MatchResult::group)
          .map(text -> text.replaceAll("```(yaml)?", ""))
          .map(text -> SpecificationFile.parse(text, List.of(), Path.of("")).views())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

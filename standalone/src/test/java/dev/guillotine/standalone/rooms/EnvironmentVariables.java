package dev.guillotine.standalone.rooms;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables behind the settings that classes ask for. */
final class EnvironmentVariables {
  private static final String MAPPING = "io.smallrye.config.ConfigMapping";
  private static final String NAME = "io.smallrye.config.WithName";
  private static final String PROPERTY = "org.eclipse.microprofile.config.inject.ConfigProperty";

  private EnvironmentVariables() {}

  /** Those that may be set for a service: its own, and those of the rooms that it imports. */
  static Set<String> of(Room service, JavaClasses house) {
    return house.stream()
        .filter(
            type ->
                service.holds().test(type)
                    || service.imports().stream().anyMatch(room -> room.holds().test(type)))
        .flatMap(type -> Stream.concat(mapped(type), injected(type)))
        .map(EnvironmentVariables::variable)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> mapped(JavaClass type) {
    return type.tryGetAnnotationOfType(MAPPING).stream()
        .flatMap(
            mapping ->
                type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .map(method -> text(mapping, "prefix") + "." + name(method)));
  }

  private static Stream<String> injected(JavaClass type) {
    return type.getConstructors().stream()
        .flatMap(constructor -> constructor.getParameters().stream())
        .flatMap(parameter -> parameter.tryGetAnnotationOfType(PROPERTY).stream())
        .map(property -> text(property, "name"));
  }

  private static String name(JavaMethod method) {
    return method
        .tryGetAnnotationOfType(NAME)
        .map(given -> text(given, "value"))
        .orElseGet(() -> method.getName().replaceAll("([a-z])([A-Z])", "$1-$2"));
  }

  private static String text(JavaAnnotation<?> annotation, String component) {
    return (String) annotation.get(component).orElseThrow();
  }

  /** As MicroProfile Config 3.1, "Environment Variables Mapping Rules", has it. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}

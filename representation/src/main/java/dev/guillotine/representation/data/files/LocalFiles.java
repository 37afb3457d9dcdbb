package dev.guillotine.representation.data.files;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Files on a disk. Links are followed, save those that lead out of the folder.
 *
 * @param folder that holds them
 */
public record LocalFiles(Path folder) implements DataFiles {
  @Override
  public String location() {
    return folder.toString();
  }

  @Override
  public List<Entry> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UnusableDataException(folder, "is not a folder");
    }
    List<Entry> entries = new ArrayList<>();
    Path real = folder.toRealPath();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            return inner.toRealPath().startsWith(real)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              entries.add(entry(file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof FileSystemLoopException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  @Override
  public List<String> folders() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isDirectory)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .filter(path -> !path.isEmpty())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Entry entry(Path file, BasicFileAttributes attributes) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new Entry(path, attributes.size(), Long.toString(modified));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(inside(path));
  }

  @Override
  public Path onDisk(String path, Path copy) throws IOException {
    return inside(path);
  }

  private Path inside(String path) throws IOException {
    try {
      Path file = folder.resolve(path).normalize();
      if (!file.startsWith(folder.normalize())
          || !file.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(path);
      }
      if (!Files.isRegularFile(file)) {
        throw new UnusableDataException(file, "is not a file");
      }
      return file;
    } catch (NoSuchFileException e) {
      throw new UnusableDataException(location(path), "there is no such file");
    } catch (InvalidPathException e) {
      throw outside(path);
    }
  }

  private UnusableDataException outside(String path) {
    return new UnusableDataException(
        location(), "found the path \"%s\", expected one inside of this folder".formatted(path));
  }
}

package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Downloads objects side by side, large ones in several ranges at once.
 *
 * @param connection to the server
 * @param workers do it
 */
record Downloads(Connection connection, Workers workers) {

  /** Downloads objects into a folder; returns the copies in the same order. */
  Map<Path, RemoteObject> all(List<RemoteObject> objects, Path folder) {
    mustFit(objects, folder);
    Map<Path, RemoteObject> copies = new LinkedHashMap<>();
    List<Download> downloads = new ArrayList<>();
    for (RemoteObject object : objects) {
      Path file = LocalNames.of(folder, object, copies.size());
      copies.put(file, object);
      downloads.add(new Download(connection, object, file));
    }
    makeFolders(copies.keySet().stream().map(file -> file.resolveSibling(".")).toList());
    workers.run(downloads.stream().map(download -> (Workers.Task) download::begin).toList());
    return copies;
  }

  private static void mustFit(List<RemoteObject> objects, Path folder) {
    long bytes = objects.stream().mapToLong(object -> Math.max(0, object.size())).sum();
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (bytes > free) {
        throw new ConnectorException(
            Kind.INTERNAL,
            "the objects are %,d bytes, and `%s`, where they are read, has room for %,d"
                .formatted(bytes, folder, free));
      }
    } catch (IOException unknown) {
      // writing will tell
    }
  }

  private static void makeFolders(List<Path> folders) {
    for (Path folder : folders) {
      try {
        Files.createDirectories(folder.normalize());
      } catch (IOException failure) {
        throw new ConnectorException(
            Kind.INTERNAL, "`" + folder + "` can't be made: " + failure, failure);
      }
    }
  }
}

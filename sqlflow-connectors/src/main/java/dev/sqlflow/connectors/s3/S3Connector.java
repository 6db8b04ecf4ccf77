package dev.sqlflow.connectors.s3;

import dev.sqlflow.connectors.files.FileConnectors;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes objects of Amazon S3 and of stores that speak as it does. Objects hold what
 * files hold: they are brought to the engine, or taken from it, as files.
 */
public final class S3Connector implements SourceConnector, SinkConnector, ConnectionTest {

  /** Makes the connector. */
  public S3Connector() {}

  @Override
  public String type() {
    return "s3";
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.of(WriteMode.REPLACE, WriteMode.APPEND);
  }

  /** Asks nobody: what the columns are is known when the objects are there. */
  @Override
  public Scan scan(Options options, ScanRequest request) {
    ObjectFormat.of(options, Location.of(options).key());
    return new Scan.Staged(List.of(), new ObjectStaging(options, request));
  }

  /** Asks nobody either. */
  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    Location place = Location.of(options);
    List<String> partitions = options.texts("partition_by");
    ObjectFormat format = ObjectFormat.of(options, place.key());
    if (place.shape() == Location.Shape.OBJECT && request.mode() == WriteMode.REPLACE) {
      mustBeOne(partitions, place);
      ObjectDelivery delivery = new ObjectDelivery(options, place, request.runId());
      return new Write.Staged(format(format, place.key()), partitions, delivery);
    }
    mustBePrefix(place);
    if (!partitions.isEmpty() && !format.type().equals("parquet")) {
      throw invalid(
          "`partition_by` is for parquet: %s does not keep the types of the columns",
          format.type());
    }
    PrefixDelivery delivery = new PrefixDelivery(options, place, format.ending(), request);
    return new Write.Staged(format(format, "part" + format.ending()), partitions, delivery);
  }

  private static FileFormat format(ObjectFormat format, String key) {
    Path name = Path.of(key.substring(key.lastIndexOf('/') + 1));
    return FileConnectors.of(format.type()).format(format.options(), name);
  }

  private static void mustBeOne(List<String> partitions, Location place) {
    if (!partitions.isEmpty()) {
      throw invalid(
          "`partition_by` needs a prefix that ends with `/`, and not the object `%s`", place);
    }
  }

  private static void mustBePrefix(Location place) {
    if (place.shape() == Location.Shape.PATTERN) {
      throw invalid(
          "`%s` is a pattern; an export names an object, or a prefix that ends with `/`", place);
    }
    if (place.shape() == Location.Shape.OBJECT) {
      throw invalid(
          "`%s` is an object, to which nothing can be added: name a prefix that ends with `/`, below which each export adds objects",
          place);
    }
    if (!Manifest.canBe(place)) {
      throw invalid("the prefix `%s` of an export must end with `/`", place);
    }
  }

  private static ConnectorException invalid(String message, Object what) {
    return new ConnectorException(Kind.INVALID_DATA, message.formatted(what));
  }

  @Override
  public void test(Options options, Use use) {
    Location place = Location.of(options);
    try (Connection connection = Connection.openOnce(options)) {
      if (use == Use.WRITE) {
        Probe.write(connection, place);
      } else if (place.shape() == Location.Shape.OBJECT) {
        Probe.object(connection, place);
      } else {
        new ObjectFinder(connection, options.optionalInteger("max_files")).find(place);
      }
    }
  }
}

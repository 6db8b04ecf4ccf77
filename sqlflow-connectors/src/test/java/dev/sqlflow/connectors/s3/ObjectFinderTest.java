package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.testkit.ConnectorOptions;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which objects are found. */
@ExtendWith(S3Server.Extension.class)
class ObjectFinderTest {

  private static final int PAGE = 2;

  @Test
  void more_objects_than_the_server_shows_at_once_are_all_found(S3Server server) {
    for (int i = 0; i < 5; i++) {
      server.put("in/" + i + ".csv", "id");
    }

    assertThat(find(server, "in/*.csv", OptionalLong.empty()))
        .containsExactly("in/0.csv", "in/1.csv", "in/2.csv", "in/3.csv", "in/4.csv");
    assertThat(find(server, "in/", OptionalLong.of(5))).hasSize(5);
  }

  @Test
  void more_objects_than_may_be_are_refused(S3Server server) {
    server.put("in/0.csv", "id").put("in/1.csv", "id").put("in/2.csv", "id");

    assertThatThrownBy(() -> find(server, "in/*.csv", OptionalLong.of(2)))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            "there are more than 2 objects `%s`: narrow the pattern, or raise `max_files`"
                .formatted(server.uri("in/*.csv")));
  }

  @Test
  void a_part_of_a_name_can_be_a_prefix(S3Server server) {
    server.put("in/a1.csv", "id").put("in/a2.csv", "id").put("in/b.csv", "id");

    Location prefix = new Location(server.bucket, "in/a", Location.Shape.PREFIX);
    assertThat(find(server, prefix, OptionalLong.empty()))
        .containsExactly("in/a1.csv", "in/a2.csv");
  }

  private static List<String> find(S3Server server, String key, OptionalLong most) {
    Location place = Location.of(ConnectorOptions.of(new S3Connector(), server.options(key)));
    return find(server, place, most);
  }

  private static List<String> find(S3Server server, Location place, OptionalLong most) {
    try (Connection connection =
        Connection.open(ConnectorOptions.of(new S3Connector(), server.options("")))) {
      return new ObjectFinder(connection, most, PAGE)
          .find(place).stream().map(RemoteObject::key).toList();
    }
  }
}

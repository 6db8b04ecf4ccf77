package dev.sqlflow.engine.duckdb;

import tools.jackson.databind.JsonNode;

/** Where the nodes of the engine's tree stand in the query. */
final class QueryPlaces {

  private QueryPlaces() {}

  /** The engine has a number of its own for no place. */
  static boolean has(JsonNode node) {
    return node.path("query_location").canConvertToInt()
        && node.path("query_location_length").asInt(0) > 0;
  }

  static int start(JsonNode node, ByteOffsets offsets) {
    return offsets.character(node.path("query_location").asInt());
  }

  static int end(JsonNode node, ByteOffsets offsets) {
    return offsets.character(
        node.path("query_location").asInt() + node.path("query_location_length").asInt());
  }
}

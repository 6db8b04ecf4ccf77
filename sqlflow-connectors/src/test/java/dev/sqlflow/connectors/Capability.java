package dev.sqlflow.connectors;

import dev.sqlflow.testkit.ConnectionContract;
import dev.sqlflow.testkit.RoundTripContract;
import dev.sqlflow.testkit.SourceContract;
import java.util.Optional;
import java.util.stream.Stream;

/** What a connector may be able to do, and the contract test that shows it. */
enum Capability {
  SOURCE(
      "SOURCE",
      "says what its columns are, as often as it is asked",
      SourceContract.class,
      "a_scan_can_be_made_again_and_says_the_same"),
  REPLACE(
      "MODE REPLACE",
      "rows take the place of those that were there, and are read as they were written",
      RoundTripContract.class,
      "replaced_rows_are_gone"),
  APPEND(
      "MODE APPEND",
      "rows come behind those that are there, and are read as they were written",
      RoundTripContract.class,
      "appended_rows_come_behind_those_that_are_there"),
  UPSERT(
      "MODE UPSERT",
      "rows of a known key take its place, the others come beside",
      RoundTripContract.class,
      "rows_of_a_known_key_take_its_place_and_others_come_beside"),
  WHOLE_OR_NOT(
      "whole or not at all",
      "an export that fails in the middle leaves the rows that were there",
      RoundTripContract.class,
      "a_query_that_fails_leaves_the_rows_that_were_there"),
  CONNECTION(
      "level `connect`",
      "a test of the connection passes where there is data; a file needs none",
      ConnectionContract.class,
      "what_can_be_read_passes_as_often_as_one_asks");

  private final String title;
  private final String meaning;
  private final Class<?> contract;
  private final String test;

  Capability(String title, String meaning, Class<?> contract, String test) {
    this.title = title;
    this.meaning = meaning;
    this.contract = contract;
    this.test = test;
  }

  String title() {
    return title;
  }

  String meaning() {
    return meaning;
  }

  /** What a test shows if it passes. */
  static Optional<Capability> shownBy(Class<?> testClass, String method) {
    return Stream.of(values())
        .filter(one -> one.contract.isAssignableFrom(testClass) && one.test.equals(method))
        .findFirst();
  }
}

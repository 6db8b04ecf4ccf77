package dev.sqlflow.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of finding, with its stable identity. 1xxx is syntax, 2xxx profiles and variables,
 * 3xxx the plan, 4xxx options, 5xxx the run, 6xxx lint. An identity is never used again for
 * something else. Each has a section in {@code docs/diagnostics.md} and a fixture that produces it.
 */
public enum DiagnosticCode {
  // 1xxx: syntax (room language)
  MALFORMED_ENCODING("SF1001", Severity.ERROR, "file is not UTF-8"),
  UNEXPECTED_TOKEN("SF1002", Severity.ERROR, "something else was expected here"),
  MISSING_SEMICOLON("SF1003", Severity.ERROR, "missing `;`"),
  UNCLOSED("SF1004", Severity.ERROR, "unclosed bracket, quote or comment"),
  UNKNOWN_STATEMENT("SF1005", Severity.ERROR, "unknown statement"),
  BARE_SQL("SF1006", Severity.ERROR, "SQL statement that has no place here"),
  FORBIDDEN_CHARACTER("SF1007", Severity.ERROR, "character that can't stand here"),
  EMPTY_STATEMENT("SF1008", Severity.NOTE, "empty statement"),
  NO_STATEMENTS("SF1009", Severity.WARNING, "file without statements"),
  MISSING_COMMA("SF1010", Severity.ERROR, "missing `,`"),
  NESTED_TOO_DEEPLY("SF1011", Severity.ERROR, "nested too deeply"),
  BARE_WORD("SF1012", Severity.ERROR, "bare word in a condition"),
  REPLACE_WITH_MODE("SF1013", Severity.ERROR, "OR REPLACE with a mode that keeps rows"),
  DESTINATION_WITHOUT_TYPE("SF1014", Severity.ERROR, "path as a destination, without TYPE"),
  BACKSLASH_QUOTE("SF1015", Severity.ERROR, "backslash before a quote"),
  PLAIN_DOLLAR("SF1016", Severity.NOTE, "dollar sign that begins no reference"),
  MALFORMED_JSON("SF1020", Severity.ERROR, "malformed JSON"),
  DUPLICATE_JSON_KEY("SF1021", Severity.ERROR, "duplicate key"),
  TRAILING_COMMA("SF1022", Severity.WARNING, "trailing comma"),
  LONE_SURROGATE("SF1023", Severity.ERROR, "half of a surrogate pair"),
  NUMBER_TOO_LONG("SF1024", Severity.ERROR, "number that is too long"),
  UNKNOWN_DIRECTIVE("SF1030", Severity.WARNING, "unknown directive"),
  MALFORMED_DIRECTIVE("SF1031", Severity.ERROR, "directive that lacks something"),
  MISPLACED_DIRECTIVE("SF1032", Severity.WARNING, "directive that has no effect where it stands"),
  UNKNOWN_SUPPRESSED_CODE("SF1033", Severity.WARNING, "directive that names an unknown code"),
  MALFORMED_TREE("SF1050", Severity.ERROR, "malformed syntax tree"),
  TREE_VERSION("SF1051", Severity.ERROR, "syntax tree of another version"),
  TREE_OF_OTHER_TEXT("SF1052", Severity.ERROR, "syntax tree of another text"),

  // 2xxx: profiles and variables (rooms template, profile, resolve)
  UNDEFINED_VARIABLE("SF2101", Severity.ERROR, "undefined variable"),
  VARIABLE_CYCLE("SF2102", Severity.ERROR, "variables that need each other"),
  RESERVED_VARIABLE("SF2103", Severity.ERROR, "variable with a reserved name"),
  SET_OVERRIDDEN("SF2104", Severity.NOTE, "SET that something overrides"),
  NUL_IN_VALUE("SF2105", Severity.ERROR, "NUL character in a value"),
  VALUE_HAS_NO_TEXT("SF2106", Severity.ERROR, "list or map where one value is needed"),
  TOUCHING_REFERENCE("SF2107", Severity.ERROR, "bare reference that touches its neighbour"),
  SECRET_IN_SQL("SF2108", Severity.ERROR, "secret in SQL"),
  CONDITION_NOT_BOOLEAN("SF2109", Severity.ERROR, "condition that is neither true nor false"),
  MALFORMED_REFERENCE("SF2110", Severity.ERROR, "malformed reference"),
  UNCLOSED_REFERENCE("SF2111", Severity.ERROR, "unclosed reference"),
  RESERVED_NAME("SF2112", Severity.ERROR, "reserved name in a reference"),
  REQUIRED_VALUE_MISSING("SF2120", Severity.ERROR, "required value that nothing supplies"),
  REQUIRED_VALUE_TYPE("SF2121", Severity.ERROR, "required value of another type"),
  UNKNOWN_COLUMNS("SF2122", Severity.NOTE, "data that only another machine has"),
  MALFORMED_ENVIRONMENT_FILE("SF2123", Severity.ERROR, "`.env` that can't be read"),
  DUPLICATE_ENVIRONMENT_VARIABLE("SF2124", Severity.ERROR, "a variable of `.env` stands twice"),
  MISPLACED_SECRET("SF2140", Severity.ERROR, "secret where everybody sees it"),
  UNKNOWN_SECRET_PROVIDER("SF2141", Severity.ERROR, "unknown secret provider"),
  SECRET_NOT_RESOLVED("SF2142", Severity.ERROR, "secret that can't be had"),
  MALFORMED_YAML("SF2201", Severity.ERROR, "not YAML"),
  DUPLICATE_YAML_KEY("SF2202", Severity.ERROR, "a YAML key stands twice"),
  UNSUPPORTED_YAML("SF2203", Severity.ERROR, "YAML that a profile may not use"),
  YAML_TOO_COMPLEX("SF2204", Severity.ERROR, "YAML that is too large or too deep"),
  MALFORMED_PROFILE("SF2205", Severity.ERROR, "profile of the wrong shape"),
  UNKNOWN_PROFILE_KEY("SF2206", Severity.ERROR, "unknown key of a profile"),
  OLD_PROFILE_SPELLING("SF2207", Severity.NOTE, "older spelling in a profile"),
  UNSUPPORTED_PROFILE_VERSION("SF2208", Severity.ERROR, "profile of another version"),
  AMBIGUOUS_PROFILE("SF2209", Severity.ERROR, "two files for one profile"),
  UNREADABLE_PROFILE("SF2210", Severity.ERROR, "profile that can't be read"),
  INVALID_ENGINE_SETTING("SF2211", Severity.ERROR, "wrong engine setting"),
  UNKNOWN_PARENT_PROFILE("SF2220", Severity.ERROR, "profile that is extended does not exist"),
  PROFILE_CYCLE("SF2221", Severity.ERROR, "profiles that extend each other"),
  PROFILE_TOO_DEEP("SF2222", Severity.ERROR, "too many profiles extend each other"),
  ABSTRACT_ENVIRONMENT("SF2223", Severity.ERROR, "abstract profile is no environment"),
  CONFIRMATION_NEEDED("SF2224", Severity.ERROR, "protected environment needs a confirmation"),
  PROFILE_EXISTS("SF2250", Severity.ERROR, "new profile that is there already"),
  INVALID_NEW_PROFILE("SF2251", Severity.ERROR, "new profile that can't be written"),
  CONNECTOR_NOT_HERE("SF2260", Severity.NOTE, "connector of which only the schema is here"),
  BROKEN_CONNECTOR("SF2301", Severity.ERROR, "connector that can't be used"),
  UNKNOWN_CONNECTOR("SF2302", Severity.ERROR, "unknown connector type"),
  UNKNOWN_CONNECTION("SF2303", Severity.ERROR, "unknown connection"),
  MISSING_PROFILE("SF2304", Severity.ERROR, "environment without a profile"),
  NOTHING_SELECTED("SF2401", Severity.ERROR, "selection that matches no pipeline"),
  SAME_PIPELINE_NAME("SF2402", Severity.ERROR, "two pipelines of one name"),
  UNREADABLE_PIPELINE("SF2403", Severity.ERROR, "pipeline that can't be read"),
  ENVIRONMENT_NOT_CHOSEN("SF2404", Severity.ERROR, "several environments, and none chosen"),
  UNKNOWN_PREVIEW_TABLE("SF2405", Severity.ERROR, "preview of an unknown table"),
  AMBIGUOUS_PREVIEW_TABLE("SF2406", Severity.ERROR, "several pipelines write the previewed table"),
  UNKNOWN_CODE("SF2407", Severity.ERROR, "explanation of an unknown code"),
  INCLUDED_FILE_MISSING("SF2410", Severity.ERROR, "included file that does not exist"),
  INCLUDE_CYCLE("SF2411", Severity.ERROR, "files that include each other in a circle"),
  INCLUDES_TOO_DEEP("SF2412", Severity.ERROR, "includes that are nested too deeply"),
  INCLUDED_TWICE("SF2413", Severity.ERROR, "file that is included twice and defines names"),
  SELECTION_NEEDS_PLANS("SF2414", Severity.ERROR, "selection along the data, without plans"),
  MALFORMED_BASELINE("SF2420", Severity.ERROR, "baseline that can't be read"),
  MALFORMED_TEST("SF2501", Severity.ERROR, "test file of the wrong shape"),
  UNKNOWN_TEST_KEY("SF2502", Severity.ERROR, "unknown key of a test file"),
  UNKNOWN_TESTED_PIPELINE("SF2503", Severity.ERROR, "test of an unknown pipeline"),
  UNKNOWN_GIVEN_SOURCE("SF2504", Severity.ERROR, "test gives an unknown source"),
  SOURCE_NOT_GIVEN("SF2505", Severity.ERROR, "test does not give a source"),
  UNKNOWN_EXPECTED_TABLE("SF2506", Severity.ERROR, "test expects an unknown table"),
  UNKNOWN_EXPECTED_EXPORT("SF2507", Severity.ERROR, "test expects an unknown export"),
  INVALID_TEST_VALUE("SF2508", Severity.ERROR, "value of a test that is not of its column's type"),
  UNREADABLE_TEST_DATA("SF2509", Severity.ERROR, "test data that can't be read"),
  UNKNOWN_EXPECTED_CODE("SF2510", Severity.ERROR, "test expects an unknown code"),
  GIVEN_WITHOUT_COLUMNS("SF2511", Severity.ERROR, "given rows whose columns nobody knows"),
  UNKNOWN_EXPECTED_CHECK("SF2512", Severity.ERROR, "test expects an unknown check"),
  MIGRATION_CHANGES_PLAN("SF2601", Severity.ERROR, "migration that would change a plan"),
  UNPROVED_MIGRATION("SF2602", Severity.ERROR, "migration that can't be proved"),
  CONNECTION_CONFLICT("SF2603", Severity.NOTE, "name that another connection has"),
  UNREADABLE_OUTPUT("SF2604", Severity.ERROR, "file that connections can't be added to"),
  PROJECT_FILE_EXISTS("SF2630", Severity.ERROR, "file of a new project that is there already"),

  // 3xxx: plan (room plan)
  NOT_RUNNABLE_YET("SF3001", Severity.ERROR, "parses, but can't run in this version"),
  UNKNOWN_TABLE("SF3101", Severity.ERROR, "unknown table"),
  UNKNOWN_SOURCE("SF3102", Severity.ERROR, "unknown source"),
  SOURCE_READ_IN_SQL("SF3103", Severity.ERROR, "source is read without LOAD"),
  DUPLICATE_SOURCE("SF3104", Severity.ERROR, "source is defined twice"),
  DUPLICATE_TABLE("SF3105", Severity.ERROR, "table is created twice"),
  FILE_READ_IN_SQL("SF3106", Severity.ERROR, "query reads a file"),
  DYNAMIC_QUERY("SF3107", Severity.ERROR, "query hides what it reads"),
  OPEN_PIVOT("SF3108", Severity.ERROR, "PIVOT without a list of values"),
  DEPENDENCY_CYCLE("SF3109", Severity.ERROR, "statements wait for each other"),
  PYTHON_FUNCTION("SF3110", Severity.ERROR, "Python function"),
  NOT_A_SOURCE("SF3201", Severity.ERROR, "connector can't be read from"),
  NOT_A_SINK("SF3202", Severity.ERROR, "connector can't be written to"),
  UNSUPPORTED_WRITE_MODE("SF3203", Severity.ERROR, "connector can't write with this MODE"),
  UNKNOWN_WRITE_COLUMN("SF3204", Severity.ERROR, "key or order column is not in the rows"),
  REPEATED_KEY_COLUMN("SF3205", Severity.ERROR, "key column stands twice"),
  COLUMN_NOT_IN_TABLE("SF3206", Severity.ERROR, "table lacks a column of the rows"),
  SOURCE_NOT_FOUND("SF3301", Severity.ERROR, "source's data is missing"),
  SOURCE_UNREADABLE("SF3302", Severity.ERROR, "source's data can't be described"),
  SQL_SYNTAX("SF3401", Severity.ERROR, "query is not SQL"),
  UNKNOWN_COLUMN("SF3402", Severity.ERROR, "unknown column"),
  UNKNOWN_FUNCTION("SF3403", Severity.ERROR, "unknown function"),
  UNKNOWN_TYPE("SF3404", Severity.ERROR, "unknown type"),
  TYPE_MISMATCH("SF3405", Severity.ERROR, "value of the wrong type"),
  QUERY_TOO_COMPLEX("SF3406", Severity.ERROR, "query is too complex for the engine"),
  INVALID_QUERY("SF3407", Severity.ERROR, "query that the engine refuses"),
  DESTINATION_COLLISION("SF3501", Severity.ERROR, "two exports write to one place"),
  EXPORT_OVER_SOURCE("SF3502", Severity.ERROR, "export overwrites what it comes from"),
  DUPLICATE_CHECK("SF3601", Severity.ERROR, "two checks have one name"),
  CHECK_NOT_BOOLEAN("SF3602", Severity.ERROR, "condition of a check that is not true or false"),
  VIEW_AND_TABLE("SF3603", Severity.ERROR, "one name for a view and a table"),
  STALE_VIEW("SF3604", Severity.ERROR, "view that does not fit its tables any more"),
  LOSSY_COLUMN("SF3701", Severity.ERROR, "column whose values may not fit the table's"),
  KEY_NOT_IN_TABLE("SF3702", Severity.ERROR, "table lacks the key column"),
  UNKNOWN_COLUMN_TYPE("SF3703", Severity.ERROR, "column of a type that does not exist"),
  UNUSED_VARIABLE("SF3710", Severity.ERROR, "variable of the command line that nothing uses"),
  UNRECORDED_SCHEMA("SF3801", Severity.NOTE, "source whose schema is not recorded"),
  MALFORMED_RECORDED_SCHEMA("SF3802", Severity.ERROR, "malformed recorded schema"),
  SCHEMA_DRIFT("SF3803", Severity.WARNING, "recorded schema that is out of date"),

  // 4xxx: options (rooms connector, resolve)
  UNKNOWN_OPTION("SF4102", Severity.ERROR, "unknown option"),
  WRONG_OPTION_TYPE("SF4103", Severity.ERROR, "option of the wrong type"),
  INVALID_OPTION_VALUE("SF4104", Severity.ERROR, "value that an option does not take"),
  MISSING_OPTION("SF4105", Severity.ERROR, "missing option"),
  CONFLICTING_OPTIONS("SF4106", Severity.ERROR, "options that don't go together"),
  OPTION_OF_OTHER_ROLE("SF4107", Severity.ERROR, "option that means nothing here"),
  RENAMED_OPTION("SF4108", Severity.NOTE, "older name of an option"),
  RETIRED_OPTION("SF4109", Severity.WARNING, "option that is no longer used"),
  TWO_DESTINATIONS("SF4110", Severity.ERROR, "two destinations of one export"),
  PATH_OUTSIDE_PROJECT("SF4111", Severity.ERROR, "path that leaves the project"),

  // 5xxx: run (room engine)
  QUERY_FAILED("SF5001", Severity.ERROR, "a query failed over its rows"),
  WORLD_FAILED("SF5002", Severity.ERROR, "data is missing, unreachable or broken"),
  DATABASE_IN_USE("SF5003", Severity.ERROR, "another run holds the database"),
  DATABASE_UNUSABLE("SF5004", Severity.ERROR, "the database can't be opened"),
  FAULTY_RECORD("SF5005", Severity.ERROR, "a record does not fit its columns"),
  LOSSY_TYPE("SF5006", Severity.ERROR, "values could lose something in the column's type"),
  UNEXPECTED_COLUMN("SF5007", Severity.ERROR, "the table has no such column"),
  MISSING_KEY("SF5008", Severity.ERROR, "rows without the key column"),
  NULL_KEY("SF5009", Severity.ERROR, "a key is NULL"),
  DUPLICATE_KEY("SF5010", Severity.ERROR, "a key stands twice in one batch"),
  MISFITTING_VALUE("SF5011", Severity.ERROR, "a value is not of the type that was found"),
  TARGET_IN_USE("SF5012", Severity.ERROR, "another run writes the file"),
  CHECK_FAILED("SF5021", Severity.ERROR, "rows break a check"),
  OTHER_KIND_IN_DATABASE("SF5022", Severity.ERROR, "the database holds another thing of this name"),
  ROWS_DIFFER("SF5101", Severity.ERROR, "rows other than a test expects"),
  COLUMNS_DIFFER("SF5102", Severity.ERROR, "columns other than a test expects"),
  ERROR_MISSING("SF5103", Severity.ERROR, "error that a test expects did not come"),
  CHECK_HELD("SF5104", Severity.ERROR, "check that a test expects to be broken held"),
  CONNECTION_FAILED("SF5201", Severity.ERROR, "connection that can't be used"),
  CONNECTION_NOT_TESTED("SF5202", Severity.NOTE, "connection that was not tested"),
  NOT_SAMPLED("SF5203", Severity.NOTE, "pipeline that was not run on samples"),

  // 6xxx: lint
  UNUSED_SOURCE("SF6001", Severity.WARNING, "source that nothing reads"),
  UNUSED_TABLE("SF6002", Severity.WARNING, "table that nothing reads"),
  NOTHING_WRITTEN("SF6004", Severity.WARNING, "pipeline that writes nothing"),
  RAW_REFERENCE("SF6010", Severity.WARNING, "text spliced into SQL as it is"),
  USELESS_SUPPRESSION("SF6020", Severity.WARNING, "suppression that suppresses nothing"),
  FORBIDDEN_SUPPRESSION("SF6021", Severity.WARNING, "suppression of an error"),
  UNUSED_SET("SF6030", Severity.WARNING, "SET that nothing uses"),
  BRANCH_NEVER_TAKEN("SF6031", Severity.WARNING, "branch that no environment takes"),
  CONSTANT_CONDITION("SF6032", Severity.WARNING, "condition that is always the same"),
  LOADED_STAR_EXPORTED("SF6033", Severity.NOTE, "all columns of a source go into an export"),
  CROSS_JOIN("SF6034", Severity.WARNING, "tables joined by a comma without a condition"),
  INVALID_LINT_SETTING("SF6050", Severity.ERROR, "severity that can't be set"),
  OUTDATED_BASELINE("SF6060", Severity.NOTE, "baseline that holds what is gone"),
  LITERAL_SECRET("SF6070", Severity.WARNING, "secret that is written down"),
  CONNECTION_DRIFT("SF6080", Severity.WARNING, "connection that another environment lacks"),
  CONNECTOR_DRIFT("SF6081", Severity.WARNING, "connection of another type elsewhere"),
  OPTION_DRIFT("SF6082", Severity.WARNING, "option that another environment does not set"),
  VARIABLE_DRIFT("SF6083", Severity.WARNING, "variable that another environment lacks"),
  ENGINE_DRIFT("SF6084", Severity.WARNING, "engine that is another one elsewhere"),
  EXPIRED_ALLOWANCE("SF6085", Severity.WARNING, "allowed difference whose last day is over"),
  UNUSED_ALLOWANCE("SF6086", Severity.WARNING, "allowed difference that there is not"),
  UNUSED_CONNECTION("SF6090", Severity.WARNING, "connection that no pipeline uses"),
  UNUSED_PROFILE_VARIABLE("SF6091", Severity.WARNING, "variable of a profile that nothing uses"),
  FORGOTTEN_PROFILE("SF6092", Severity.WARNING, "file that looks like a profile and is none"),
  UNUSED_ABSTRACT_PROFILE("SF6093", Severity.WARNING, "abstract profile that nothing extends");

  private final String id;
  private final Severity severity;
  private final String title;

  DiagnosticCode(String id, Severity severity, String title) {
    this.id = id;
    this.severity = severity;
    this.title = title;
  }

  /**
   * Finds a code.
   *
   * @param id its identity, in any case
   * @return the code, or empty
   */
  public static Optional<DiagnosticCode> find(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equalsIgnoreCase(id)).findFirst();
  }

  /**
   * Tells whether it is a matter of style: lint and drift, whose findings can always be silenced.
   *
   * @return true for 6xxx
   */
  public boolean isLint() {
    return id.startsWith("SF6");
  }

  /**
   * Returns the identity that people and tools know.
   *
   * @return {@code SF} and four digits
   */
  public String id() {
    return id;
  }

  /**
   * Returns how bad it usually is.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns what it is about.
   *
   * @return some words, lower case
   */
  public String title() {
    return title;
  }
}

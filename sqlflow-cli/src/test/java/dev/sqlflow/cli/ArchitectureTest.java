package dev.sqlflow.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.OwnClasses;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

  @ArchTest static final ArchTests everywhere = ArchTests.in(EverywhereRules.class);

  @ArchTest
  static final ArchRule commands_leave_data_to_the_engine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.duckdb..", "dev.sqlflow.engine.duckdb..");

  @ArchTest
  static final ArchRule commands_know_no_maven =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.maven..");
}

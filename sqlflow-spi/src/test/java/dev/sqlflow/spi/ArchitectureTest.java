package dev.sqlflow.spi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sqlflow.architecture.BelowTheGoalsRules;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.OwnClasses;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

  @ArchTest static final ArchTests everywhere = ArchTests.in(EverywhereRules.class);
  @ArchTest static final ArchTests belowTheGoals = ArchTests.in(BelowTheGoalsRules.class);

  @ArchTest
  static final ArchRule the_jdk_is_enough =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.sqlflow.spi..", "java..", "org.jspecify.annotations");
}

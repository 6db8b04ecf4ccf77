package dev.sqlflow.connectors;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
  static final ArchRule connectors_do_not_know_each_other =
      slices()
          .matching("dev.sqlflow.connectors.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("dev.sqlflow.connectors.files.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("dev.sqlflow.connectors.batches.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("dev.sqlflow.connectors.retry.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule of_sqlflow_they_know_only_the_spi =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.sqlflow..")
                  .and(not(resideInAPackage("dev.sqlflow.spi..")))
                  .and(not(resideInAPackage("dev.sqlflow.connectors.."))));
}

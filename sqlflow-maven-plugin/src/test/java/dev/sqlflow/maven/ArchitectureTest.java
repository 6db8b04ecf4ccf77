package dev.sqlflow.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.NotGenerated;
import dev.sqlflow.architecture.OwnClasses;
import org.apache.maven.plugins.annotations.Mojo;

@AnalyzeClasses(locations = OwnClasses.class, importOptions = NotGenerated.class)
class ArchitectureTest {

  @ArchTest static final ArchTests everywhere = ArchTests.in(EverywhereRules.class);

  @ArchTest
  static final ArchRule goals_are_thread_safe =
      classes()
          .that()
          .areAnnotatedWith(Mojo.class)
          .should()
          .beAnnotatedWith(
              DescribedPredicate.<JavaAnnotation<?>>describe(
                  "@Mojo(threadSafe = true)",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(Mojo.class)
                          && annotation.get("threadSafe").filter(Boolean.TRUE::equals).isPresent()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule goals_leave_data_to_the_engine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.duckdb..", "dev.sqlflow.engine.duckdb..");
}

package dev.sqlflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sqlflow.architecture.BelowTheGoalsRules;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.OwnClasses;
import java.util.List;
import java.util.Set;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

  /** Data flows one way: each room may use only those before it. The facade comes last. */
  private static final List<String> ROOMS =
      List.of(
          "dev.sqlflow.source..",
          "dev.sqlflow.diagnostic..",
          "dev.sqlflow.config..",
          "dev.sqlflow.secret..",
          "dev.sqlflow.template..",
          "dev.sqlflow.language..",
          "dev.sqlflow.connector..",
          "dev.sqlflow.profile..",
          "dev.sqlflow.resolve..",
          "dev.sqlflow.plan..",
          "dev.sqlflow.lint..",
          "dev.sqlflow.engine..",
          "dev.sqlflow.environment..",
          "dev.sqlflow.testing..",
          "dev.sqlflow.migrate..",
          "dev.sqlflow.report..",
          "dev.sqlflow");

  private static final DescribedPredicate<JavaClass> A_PROOF =
      DescribedPredicate.describe(
          "prove that a phase ran",
          type ->
              Set.of("dev.sqlflow.resolve.ResolvedPipeline", "dev.sqlflow.plan.Plan")
                  .contains(type.getName()));

  @ArchTest static final ArchTests everywhere = ArchTests.in(EverywhereRules.class);
  @ArchTest static final ArchTests belowTheGoals = ArchTests.in(BelowTheGoalsRules.class);

  @ArchTest
  static final ArchRule every_class_lives_in_a_room =
      classes().should().resideInAnyPackage(ROOMS.toArray(String[]::new));

  @ArchTest
  static final ArchRule profiles_do_not_know_the_language =
      noClasses()
          .that()
          .resideInAPackage("dev.sqlflow.profile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sqlflow.language..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_plan_reads_no_profile =
      noClasses()
          .that()
          .resideInAPackage("dev.sqlflow.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sqlflow.profile..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_engine_never_sees_the_syntax_tree =
      noClasses()
          .that()
          .resideInAPackage("dev.sqlflow.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sqlflow.language..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_the_embedded_engine_knows_jdbc =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sqlflow.engine.duckdb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_the_config_room_knows_the_yaml_library =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sqlflow.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule a_proof_is_final =
      classes().that(A_PROOF).should().haveModifier(JavaModifier.FINAL).allowEmptyShould(true);

  @ArchTest
  static final ArchRule a_proof_is_made_in_its_own_room =
      constructors()
          .that()
          .areDeclaredInClassesThat(A_PROOF)
          .should()
          .notBePublic()
          .andShould()
          .notBeProtected()
          .allowEmptyShould(true)
          .because("holding one is the proof that its phase ran");

  @ArchTest
  static void rooms_use_only_those_before_them(JavaClasses classes) {
    for (int room = 0; room < ROOMS.size() - 1; room++) {
      noClasses()
          .that()
          .resideInAPackage(ROOMS.get(room))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOMS.subList(room + 1, ROOMS.size()).toArray(String[]::new))
          .allowEmptyShould(true)
          .check(classes);
    }
  }
}

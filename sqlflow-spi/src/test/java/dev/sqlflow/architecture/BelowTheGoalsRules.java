package dev.sqlflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What only a goal may ask its surroundings; everyone below it is told. */
public final class BelowTheGoalsRules {

  private static final Set<String> READS_THE_SURROUNDINGS =
      Set.of(
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.getenv",
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong");

  @ArchTest
  static final ArchRule settings_are_passed_in =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "reads system properties or the environment",
                  call -> READS_THE_SURROUNDINGS.contains(nameOf(call))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_clock_is_passed_in =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks the system's clock for the time", BelowTheGoalsRules::asksForTheTime))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_class_loader_is_passed_in =
      noClasses()
          .should()
          .callMethod(Thread.class, "getContextClassLoader")
          .allowEmptyShould(true)
          .because("worker threads lose it");

  private BelowTheGoalsRules() {}

  private static boolean asksForTheTime(JavaMethodCall call) {
    boolean now =
        call.getTargetOwner().getPackageName().equals("java.time")
            && call.getName().equals("now")
            && call.getTarget().getRawParameterTypes().isEmpty();
    return now || nameOf(call).equals("java.lang.System.currentTimeMillis");
  }

  private static String nameOf(JavaMethodCall call) {
    return call.getTargetOwner().getName() + '.' + call.getName();
  }
}

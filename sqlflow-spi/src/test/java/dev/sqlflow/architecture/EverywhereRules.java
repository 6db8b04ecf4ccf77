package dev.sqlflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** The rules of the house that hold in every module. */
public final class EverywhereRules {

  private static final Set<String> TOO_GENERIC =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  @ArchTest
  public static final ArchRule packages_have_no_cycles =
      slices().matching("dev.sqlflow.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  public static final ArchRule packages_are_null_marked =
      classes().should(resideInANullMarkedPackage());

  @ArchTest
  public static final ArchRule exceptions_say_what_they_are =
      noClasses()
          .should()
          .callConstructorWhere(createsAGenericException())
          .because("a handler could not tell it from any other");

  @ArchTest
  static final ArchRule nobody_prints =
      noClasses()
          .that()
          .doNotHaveSimpleName("AnnotationWriter")
          .and()
          .doNotHaveSimpleName("StandardStreams")
          .should(ACCESS_STANDARD_STREAMS)
          .because("the caller owns the console");

  @ArchTest
  static final ArchRule statics_are_final =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .allowEmptyShould(true)
          .because("one process runs many projects at the same time");

  @ArchTest
  static final ArchRule statics_hold_no_state =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(thatChanges())
          .allowEmptyShould(true)
          .because("one process runs many projects at the same time");

  @ArchTest
  static final ArchRule drivers_are_called_directly =
      noClasses()
          .should(dependOnClassesThat(type(DriverManager.class)))
          .because("there is one DriverManager a JVM, and it forgets other class loaders' drivers");

  @ArchTest
  static final ArchRule copies_keep_the_order =
      noClasses()
          .should()
          .callMethod(Map.class, "copyOf", Map.class)
          .orShould()
          .callMethod(Set.class, "copyOf", java.util.Collection.class)
          .because("people see their own order again: wrap a LinkedHashMap or LinkedHashSet");

  private EverywhereRules() {}

  private static DescribedPredicate<JavaConstructorCall> createsAGenericException() {
    return DescribedPredicate.describe(
        "creates a generic exception",
        call -> TOO_GENERIC.contains(call.getTargetOwner().getName()) && !isSuperCall(call));
  }

  private static boolean isSuperCall(JavaConstructorCall call) {
    return call.getOrigin().isConstructor()
        && call.getOriginOwner()
            .getRawSuperclass()
            .filter(parent -> parent.equals(call.getTargetOwner()))
            .isPresent();
  }

  private static DescribedPredicate<JavaClass> thatChanges() {
    return DescribedPredicate.describe(
        "that is made to change",
        type ->
            type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                || type.isAssignableTo(java.util.AbstractCollection.class)
                || type.isAssignableTo(java.util.AbstractMap.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(Lock.class)
                || type.isAssignableTo(Random.class)
                || type.isAssignableTo(StringBuilder.class));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    };
  }
}

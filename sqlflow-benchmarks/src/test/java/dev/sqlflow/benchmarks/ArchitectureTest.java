package dev.sqlflow.benchmarks;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.NotGenerated;
import dev.sqlflow.architecture.OwnClasses;

/** Benchmarks print and read switches; the rest of the house's rules hold for them too. */
@AnalyzeClasses(locations = OwnClasses.class, importOptions = NotGenerated.class)
class ArchitectureTest {

  @ArchTest static final ArchRule cycles = EverywhereRules.packages_have_no_cycles;
  @ArchTest static final ArchRule nulls = EverywhereRules.packages_are_null_marked;
  @ArchTest static final ArchRule exceptions = EverywhereRules.exceptions_say_what_they_are;
}

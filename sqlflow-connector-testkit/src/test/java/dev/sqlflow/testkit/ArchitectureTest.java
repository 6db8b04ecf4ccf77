package dev.sqlflow.testkit;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.sqlflow.architecture.EverywhereRules;
import dev.sqlflow.architecture.OwnClasses;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

  @ArchTest static final ArchTests everywhere = ArchTests.in(EverywhereRules.class);
}

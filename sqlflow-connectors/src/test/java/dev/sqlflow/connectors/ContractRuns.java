package dev.sqlflow.connectors;

import dev.sqlflow.spi.Connector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the contract tests that show what connectors can do, and collects which of them passed. */
final class ContractRuns {

  private ContractRuns() {}

  /**
   * What the contract tests of a package showed, by the type of the connector. A test that one
   * class of a connector's passes and another one doesn't shows nothing.
   */
  static Map<String, Set<Capability>> capabilities(String packageName) {
    PostDiscoveryFilter showing =
        test ->
            FilterResult.includedIf(test.getSource().flatMap(ContractRuns::capability).isPresent());
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectPackage(packageName))
            .filters(showing, EngineFilter.includeEngines("junit-jupiter"))
            .build();
    Results results = new Results();
    LauncherFactory.create().execute(request, results);
    results.failed.forEach((type, failed) -> results.passed.get(type).removeAll(failed));
    return results.passed;
  }

  private static Optional<Capability> capability(TestSource source) {
    return source instanceof MethodSource method
        ? Capability.shownBy(method.getJavaClass(), method.getMethodName())
        : Optional.empty();
  }

  /** What passed and what did not. */
  private static final class Results implements TestExecutionListener {

    private final Map<String, Set<Capability>> passed = new TreeMap<>();
    private final Map<String, Set<Capability>> failed = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      Optional<Capability> capability = test.getSource().flatMap(ContractRuns::capability);
      if (capability.isEmpty() || result.getStatus() == TestExecutionResult.Status.ABORTED) {
        return;
      }
      String type = connector(((MethodSource) test.getSource().get()).getJavaClass()).type();
      passed.computeIfAbsent(type, any -> EnumSet.noneOf(Capability.class)).add(capability.get());
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failed.computeIfAbsent(type, any -> EnumSet.noneOf(Capability.class)).add(capability.get());
      }
    }
  }

  /** The connector that a contract test is about. */
  private static Connector connector(Class<?> test) {
    try {
      for (Class<?> one = test; ; one = one.getSuperclass()) {
        for (Method method : one.getDeclaredMethods()) {
          if (method.getName().equals("connector") && !Modifier.isAbstract(method.getModifiers())) {
            method.setAccessible(true);
            return (Connector) method.invoke(instance(test));
          }
        }
      }
    } catch (ReflectiveOperationException notAContract) {
      throw new IllegalStateException(test.getName(), notAContract);
    }
  }

  private static Object instance(Class<?> test) throws ReflectiveOperationException {
    Class<?> around = test.getEnclosingClass();
    Constructor<?> constructor =
        around == null ? test.getDeclaredConstructor() : test.getDeclaredConstructor(around);
    constructor.setAccessible(true);
    return around == null ? constructor.newInstance() : constructor.newInstance(instance(around));
  }
}

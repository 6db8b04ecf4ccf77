/** Contract tests and fakes for connectors, ours and other people's. */
@NullMarked
package dev.sqlflow.testkit;

import org.jspecify.annotations.NullMarked;

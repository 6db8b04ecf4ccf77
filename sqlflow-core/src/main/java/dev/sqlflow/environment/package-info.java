/** Many environments side by side: what differs between them, and what none of them uses. */
@NullMarked
package dev.sqlflow.environment;

import org.jspecify.annotations.NullMarked;

/** Names bound, options valid, SQL checked, order found: only a plan can run. */
@NullMarked
package dev.sqlflow.plan;

import org.jspecify.annotations.NullMarked;

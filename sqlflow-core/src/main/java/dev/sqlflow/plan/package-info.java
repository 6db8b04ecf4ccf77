/** Names bound, options valid, SQL checked, order found: what would run, and why it may. */
@NullMarked
package dev.sqlflow.plan;

import org.jspecify.annotations.NullMarked;

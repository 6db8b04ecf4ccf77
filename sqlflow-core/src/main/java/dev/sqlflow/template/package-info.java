/** References to variables in texts and in SQL, and what they become. */
@NullMarked
package dev.sqlflow.template;

import org.jspecify.annotations.NullMarked;

/** What nobody may see: where secrets come from, and the mask over everything that is told. */
@NullMarked
package dev.sqlflow.secret;

import org.jspecify.annotations.NullMarked;

/** Tests of pipelines: read from files, run in a sandbox, compared with what they expect. */
@NullMarked
package dev.sqlflow.testing;

import org.jspecify.annotations.NullMarked;

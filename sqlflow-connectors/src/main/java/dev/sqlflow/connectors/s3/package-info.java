/** The {@code s3} connector: objects of Amazon S3 and of stores that speak as it does. */
@NullMarked
package dev.sqlflow.connectors.s3;

import org.jspecify.annotations.NullMarked;

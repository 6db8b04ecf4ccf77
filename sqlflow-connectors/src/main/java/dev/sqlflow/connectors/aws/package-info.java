/** Secrets in AWS Secrets Manager. */
@NullMarked
package dev.sqlflow.connectors.aws;

import org.jspecify.annotations.NullMarked;

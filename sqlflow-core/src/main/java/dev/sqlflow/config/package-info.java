/** One located tree for the JSON of pipelines and the YAML of profiles. */
@NullMarked
package dev.sqlflow.config;

import org.jspecify.annotations.NullMarked;

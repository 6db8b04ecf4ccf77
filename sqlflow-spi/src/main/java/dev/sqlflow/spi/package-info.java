/**
 * What a connector or a secret provider implements and receives: final options, requests to read or
 * write, and the failures it may report. Nothing here knows profiles, pipelines or an engine.
 */
@NullMarked
package dev.sqlflow.spi;

import org.jspecify.annotations.NullMarked;

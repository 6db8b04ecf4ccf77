/**
 * Variables in text: templates, ordered scopes, rendering that knows where each piece came from.
 */
@NullMarked
package dev.sqlflow.template;

import org.jspecify.annotations.NullMarked;

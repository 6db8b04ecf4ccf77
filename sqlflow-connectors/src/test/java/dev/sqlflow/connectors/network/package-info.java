/** What networks do to what is on its way, for tests of every connector that has a server. */
@NullMarked
package dev.sqlflow.connectors.network;

import org.jspecify.annotations.NullMarked;

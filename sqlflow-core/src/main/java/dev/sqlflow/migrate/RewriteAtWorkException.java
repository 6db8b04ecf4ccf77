package dev.sqlflow.migrate;

import java.io.IOException;
import java.io.Serial;

/** Another command changes files of the project, and has not ended yet. */
public final class RewriteAtWorkException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  RewriteAtWorkException() {
    super("do it again when that one has ended");
  }
}

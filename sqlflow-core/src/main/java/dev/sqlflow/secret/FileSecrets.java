package dev.sqlflow.secret;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Secret;
import dev.sqlflow.spi.SecretProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Secrets in files: <code>${secret:file:/run/secrets/pg}</code>. A file is UTF-8; a line end at its
 * end is not part of the secret.
 */
public final class FileSecrets implements SecretProvider {

  private static final int LARGEST = 64 * 1024;

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public Secret resolve(String name, Machine machine) {
    try {
      Path file = machine.project().resolve(name);
      if (Files.isDirectory(file)) {
        throw new ConnectorException(Kind.INVALID_DATA, "this is a folder");
      }
      return Secret.of(withoutLineEnd(text(read(file))));
    } catch (NoSuchFileException e) {
      throw new ConnectorException(Kind.NOT_FOUND, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new ConnectorException(Kind.FORBIDDEN, "the file must not be read by this user", e);
    } catch (InvalidPathException e) {
      throw new ConnectorException(Kind.INVALID_DATA, "this is no path: " + e.getReason());
    } catch (CharacterCodingException e) {
      // Its message and position would tell something of the content.
      throw new ConnectorException(Kind.INVALID_DATA, "the file is not UTF-8");
    } catch (IOException e) {
      throw new ConnectorException(Kind.INTERNAL, "the file can't be read", e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ConnectorException(Kind.INVALID_DATA, "the file is larger than 64 KiB");
      }
      return bytes;
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String withoutLineEnd(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}

package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** MD5 sums, by which stores tell damage. */
final class Digests {

  private static final int BUFFER = 1 << 16;

  private Digests() {}

  static byte[] ofFile(Path file) {
    return ofSection(file, 0, Long.MAX_VALUE);
  }

  static byte[] ofSection(Path file, long start, long length) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(start);
      return of(in, length);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  static ConnectorException unreadable(Path file, IOException failure) {
    return new ConnectorException(
        Kind.INTERNAL, "`" + file + "` can't be read: " + failure, failure);
  }

  private static byte[] of(InputStream in, long length) throws IOException {
    MessageDigest digest = md5();
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        break;
      }
      digest.update(buffer, 0, count);
      left -= count;
    }
    return digest.digest();
  }

  static byte[] of(byte[] bytes) {
    return md5().digest(bytes);
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static String base64(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }
}

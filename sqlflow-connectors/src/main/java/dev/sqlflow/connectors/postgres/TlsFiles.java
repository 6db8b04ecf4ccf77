package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;

/** The files of certificates and keys, looked at before the driver does: it says less. */
final class TlsFiles {

  private TlsFiles() {}

  static void requireReadable(Options options) {
    for (String name : List.of("sslrootcert", "sslcert", "sslkey")) {
      options
          .optionalText(name)
          .filter(file -> !Files.isReadable(Path.of(file)))
          .ifPresent(
              file -> {
                throw new ConnectorException(
                    Kind.NOT_FOUND, "option `%s`: `%s` can't be read".formatted(name, file));
              });
    }
  }

  /** What kind of key belongs to a certificate: the driver takes every key for an RSA one. */
  static Optional<String> algorithm(Options options) {
    return options.optionalText("sslcert").map(TlsFiles::algorithm);
  }

  private static String algorithm(String file) {
    try (InputStream certificate = Files.newInputStream(Path.of(file))) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(certificate)
          .getPublicKey()
          .getAlgorithm();
    } catch (IOException | CertificateException e) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "option `sslcert`: `%s` is no certificate".formatted(file), e);
    }
  }
}

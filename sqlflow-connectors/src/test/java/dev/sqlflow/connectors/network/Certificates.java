package dev.sqlflow.connectors.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test's own, and what it has signed, in PEM files. */
public final class Certificates {

  private final Path folder;
  private final X500Name name = new X500Name("CN=test authority");
  private final KeyPair keys = keyPair();

  private Certificates(Path folder) throws GeneralSecurityException {
    this.folder = folder;
  }

  /** Makes an authority, whose certificate is {@code root.pem} in a folder. */
  public static Certificates in(Path folder) throws GeneralSecurityException, IOException {
    Certificates authority = new Certificates(Files.createDirectories(folder));
    authority.sign("root", authority.keys, "test authority", true);
    return authority;
  }

  /** Signs a certificate for a name; makes {@code <file>.pem} and {@code <file>.key}. */
  public void sign(String file, String commonName) throws GeneralSecurityException, IOException {
    sign(file, keyPair(), commonName, false);
  }

  private void sign(String file, KeyPair own, String commonName, boolean authority)
      throws GeneralSecurityException, IOException {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            new X500Name("CN=" + commonName),
            own.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, commonName.replace(' ', '-'))));
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      write(file + ".pem", "CERTIFICATE", certificate.getEncoded());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
    Key key = own.getPrivate();
    write(file + ".key", "PRIVATE KEY", key.getEncoded());
  }

  /**
   * Makes a store for Java out of PEM files.
   *
   * @param store its file
   * @param certificate {@code root}, for a store of whom one trusts, or what was signed, with its
   *     key
   * @param password of store and key
   */
  public void store(String store, String certificate, String password)
      throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    Certificate found;
    try (InputStream pem = Files.newInputStream(folder.resolve(certificate + ".pem"))) {
      found = CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
    if (certificate.equals("root")) {
      keys.setCertificateEntry(certificate, found);
    } else {
      keys.setKeyEntry(
          certificate, key(certificate), password.toCharArray(), new Certificate[] {found});
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(store))) {
      keys.store(out, password.toCharArray());
    }
  }

  private PrivateKey key(String file) throws GeneralSecurityException, IOException {
    String base64 =
        Files.readString(folder.resolve(file + ".key")).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private void write(String file, String what, byte[] content) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(
        path,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  /** Where a file of the folder is. */
  public String file(String name) {
    return folder.resolve(name).toString();
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}

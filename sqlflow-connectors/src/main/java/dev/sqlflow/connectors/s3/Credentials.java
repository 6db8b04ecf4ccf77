package dev.sqlflow.connectors.s3;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Who asks: the one way that the options state, else the default chain; then perhaps a role. */
final class Credentials {

  private Credentials() {}

  /** Returns a provider that is closed with the connection, if it has anything to close. */
  static AwsCredentialsProvider of(Options options, Region region, SdkHttpClient http) {
    mustBeOneWay(options);
    AwsCredentialsProvider own = own(options);
    return options.has("role_arn") ? role(options, own, region, http) : own;
  }

  private static void mustBeOneWay(Options options) {
    List<String> ways = new ArrayList<>();
    if (options.flag("anonymous")) {
      ways.add("anonymous");
    }
    for (String name : List.of("access_key_id", "profile")) {
      if (options.has(name)) {
        ways.add(name);
      }
    }
    if (ways.size() > 1) {
      throw invalid("`%s` and `%s` both say who asks: set one of them", ways.get(0), ways.get(1));
    }
    if (options.has("access_key_id") != options.has("secret_access_key")) {
      throw invalid("`%s` and `%s` go together", "access_key_id", "secret_access_key");
    }
    if (options.has("session_token") && !options.has("access_key_id")) {
      throw invalid("`%s` goes with `%s`", "session_token", "access_key_id");
    }
    if (options.flag("anonymous") && options.has("role_arn")) {
      throw invalid("`%s` and `%s` don't go together", "anonymous", "role_arn");
    }
  }

  private static AwsCredentialsProvider own(Options options) {
    if (options.flag("anonymous")) {
      return AnonymousCredentialsProvider.create();
    }
    if (options.has("access_key_id")) {
      return StaticCredentialsProvider.create(stated(options));
    }
    return options
        .optionalText("profile")
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static AwsCredentials stated(Options options) {
    String id = options.text("access_key_id");
    String secret = options.text("secret_access_key");
    return options
        .optionalText("session_token")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  private static AwsCredentialsProvider role(
      Options options, AwsCredentialsProvider own, Region region, SdkHttpClient http) {
    StsClientBuilder sts =
        StsClient.builder().credentialsProvider(own).region(region).httpClient(http);
    options.optionalText("sts_endpoint_url").map(URI::create).ifPresent(sts::endpointOverride);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts.build())
        .refreshRequest(
            request -> request.roleArn(options.text("role_arn")).roleSessionName("sqlflow"))
        .build();
  }

  private static ConnectorException invalid(String message, String first, String second) {
    return new ConnectorException(Kind.INVALID_DATA, message.formatted(first, second));
  }
}

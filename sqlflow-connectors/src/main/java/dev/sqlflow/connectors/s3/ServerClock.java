package dev.sqlflow.connectors.s3;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What time it is where the server is: the clocks of those who share a lock may differ. */
final class ServerClock {

  private ServerClock() {}

  static Instant of(GetObjectResponse answer) {
    return answer
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .orElseGet(answer::lastModified);
  }
}

package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.Origin;
import dev.sqlflow.config.SecretPiece;
import dev.sqlflow.config.SecretPiece.Plain;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.LocatedText.Gap;
import dev.sqlflow.template.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text whose holes are being filled. What is unknown or secret is a gap in it. */
final class FilledText {

  private final Template template;
  private final LocatedText.Builder text = LocatedText.builder();
  private final List<SecretPiece> pieces = new ArrayList<>();
  private boolean unknown;
  private boolean secret;

  FilledText(Template template) {
    this.template = template;
  }

  void add(Part.Literal literal) {
    text.append(literal.text(), 0, literal.text().text().length());
    pieces.add(new Plain(literal.text().text()));
  }

  void add(Reference reference, String characters) {
    text.append(characters, reference.span());
    pieces.add(new Plain(characters));
  }

  /** Adds a value that has no text yet; false if it has one. */
  boolean addOpen(Reference reference, ConfigValue value) {
    if (value instanceof SecretText hidden) {
      pieces.addAll(hidden.pieces());
      secret = true;
    } else if (value instanceof Unknown) {
      unknown = true;
    } else {
      return false;
    }
    text.appendGap(reference.span().text(), reference.span(), Gap.CHARACTERS);
    return true;
  }

  boolean isSecret() {
    return secret;
  }

  LocatedText text() {
    return text.build(template.source().span());
  }

  /** The whole: unknown if a part of it is, else secret if a part of it is. */
  ConfigValue value(Origin origin, boolean coercible) {
    LocatedText built = text();
    if (unknown) {
      return new Unknown(built.text(), Optional.empty(), origin);
    }
    return secret
        ? new SecretText(pieces, origin)
        : new Text(built.text(), origin, coercible, built);
  }
}

package dev.sqlflow.benchmarks.demo;

import java.util.List;
import java.util.Random;

/**
 * What names and addresses are made of. Many hold apostrophes, quotes, commas, bars or letters
 * beyond ASCII: a file that never needs its quoting shows nothing.
 */
final class Words {

  static final List<String> FIRST_NAMES =
      List.of(
          "Anna",
          "Zoë",
          "José",
          "Søren",
          "Łukasz",
          "Núria",
          "Ben",
          "Carla",
          "Dmitri",
          "Émile",
          "Fatima",
          "Greta",
          "Hiro",
          "Ingrid",
          "Jürgen",
          "Kateřina",
          "Liam",
          "María",
          "Noor",
          "Øystein",
          "Paula",
          "Quentin",
          "Rosa",
          "Štefan",
          "Tomás",
          "Uma",
          "Vera",
          "William");

  static final List<String> LAST_NAMES =
      List.of(
          "Smith",
          "O'Brien",
          "García",
          "Müller",
          "d'Angelo",
          "Ångström",
          "Novák",
          "Silva",
          "Jensen",
          "Kowalski",
          "Dupont",
          "van der Berg",
          "Ivanov",
          "Rossi",
          "Yılmaz",
          "Nguyễn",
          "Sørensen",
          "Fernández",
          "Weiß",
          "Brontë",
          "Lindqvist",
          "Peña",
          "Hofmann",
          "Costa");

  static final List<String> STREETS =
      List.of(
          "High Street",
          "Rue de l'Église",
          "Bahnhofstraße",
          "Calle Mayor",
          "Via Roma",
          "Storgatan",
          "Nygårdsvej",
          "Łąkowa",
          "Avenida São João",
          "Mill Lane",
          "Kirchweg",
          "Place d'Armes",
          "Karlovo náměstí",
          "Prinsengracht");

  /** City and country, in pairs. */
  static final List<List<String>> CITIES =
      List.of(
          List.of("London", "GB"),
          List.of("Besançon", "FR"),
          List.of("Köln", "DE"),
          List.of("A Coruña", "ES"),
          List.of("Forlì", "IT"),
          List.of("Malmö", "SE"),
          List.of("Århus", "DK"),
          List.of("Łódź", "PL"),
          List.of("São João da Madeira", "PT"),
          List.of("Plzeň", "CZ"),
          List.of("'s-Hertogenbosch", "NL"),
          List.of("Galway", "IE"));

  static final List<String> MATERIALS =
      List.of("oak", "walnut", "steel", "glass", "linen", "bamboo", "recycled plastic");

  /** Product and category, in pairs. */
  static final List<List<String>> THINGS =
      List.of(
          List.of("Shelf 24\"", "Shelves"),
          List.of("Bookcase, tall", "Shelves"),
          List.of("Café mug 0.3 l", "Kitchen"),
          List.of("Crêpe pan", "Kitchen"),
          List.of("Tray", "Kitchen"),
          List.of("Desk | corner", "Desks"),
          List.of("Desk, height-adjustable", "Desks"),
          List.of("Chair, stackable", "Chairs"),
          List.of("Stool", "Chairs"),
          List.of("Lamp \"Luna\"", "Lamps"),
          List.of("Planter Ø 30 cm", "Garden"),
          List.of("Bench, 3 seats", "Garden"),
          List.of("Box, 12 pencils", "Paper & Pens"),
          List.of("Whiteboard 36\" x 24\"", "Paper & Pens"));

  static final List<String> STATUSES =
      List.of("delivered", "delivered", "delivered", "shipped", "open", "cancelled");

  static final List<String> NOTES =
      List.of(
          "leave it at the door",
          "ring twice,\nthe bell is \"slow\"",
          "gift; no bill inside",
          "call before 9:00, not after",
          "à livrer le matin");

  private Words() {}

  static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}

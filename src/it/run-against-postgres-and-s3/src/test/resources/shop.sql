CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer text NOT NULL,
  ordered_on date NOT NULL,
  amount numeric(10, 2) NOT NULL
);

INSERT INTO orders VALUES
  (1, 'ann', '2026-01-30', 10.00),
  (2, 'bob', '2026-01-31', 20.00),
  (3, 'ann', '2026-02-01', 5.50);

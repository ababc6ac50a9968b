-- Chance: the same number again for the same row, whichever thread makes it. hash() mixes one whole
-- number well and two of them badly, so the salt is added before.
CREATE MACRO u(r, salt) AS (hash(r + salt * 1000003) >> 11)::DOUBLE / 9007199254740992.0;
CREATE MACRO normal(r, salt) AS sqrt(-2 * ln(1 - u(r, salt))) * cos(2 * pi() * u(r, salt + 1));
-- Around a median, with a long tail: sigma 0.5 is a factor of 2.3 at the 95th percentile.
CREATE MACRO around(r, salt, median, sigma) AS (median * exp(sigma * normal(r, salt)))::BIGINT;

-- A ULID of its time, with SEED in it, so that nobody takes it for a real one.
CREATE MACRO ulid(at_time, r) AS
  translate(to_base(at_time, 32, 10), 'IJKLMNOPQRSTUV', 'JKMNPQRSTVWXYZ')
  || 'SEED' || to_base((hash(r) >> 16)::BIGINT, 16, 12);

-- The clock on the wall: eight hours before UTC all year; a business day ends at 04:00.
CREATE MACRO wall_ms(at_time) AS at_time + 28800000;
CREATE MACRO day_of(at_time) AS DATE '1970-01-01' + ((wall_ms(at_time) - 14400000) // 86400000)::INTEGER;

-- How busy a minute of the day is, 0 to 1: kitchens are slow when it is.
CREATE MACRO rush(minute) AS
  exp(-(((minute - 730) / 48.0) ** 2)) + 0.8 * exp(-(((minute - 1115) / 70.0) ** 2));
-- Whether a kiosk is out of order in a minute; it is for an hour at most, one day in forty.
CREATE MACRO is_offline(device_r, minute) AS
  u(device_r, 1) < 0.025 AND minute >= offline_from(device_r)
  AND minute < offline_from(device_r) + offline_minutes(device_r);
CREATE MACRO offline_from(device_r) AS 600 + floor(u(device_r, 2) * 600)::INTEGER;
CREATE MACRO offline_minutes(device_r) AS 5 + floor(u(device_r, 3) * 55)::INTEGER;
-- A kiosk's own number; with the day in it, its luck of the day.
CREATE MACRO device_key(store_no, kiosk_no) AS 900000000000 + store_no * 100 + kiosk_no;
CREATE MACRO device_r(store_no, kiosk_no) AS
  (hash(getvariable('seed_key') + device_key(store_no, kiosk_no) * 1000 + getvariable('epoch_day')) >> 9)::BIGINT;

-- In the order of the ids: their numbers have as many digits.
CREATE MACRO store_no_of(store_id) AS substr(store_id, 6)::INTEGER;

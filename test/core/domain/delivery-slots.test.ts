import { describe, expect, test } from 'vitest';
import { localTime } from '../../../core/domain/business-date.ts';
import { feeOf, settingsFault, zoneOf } from '../../../core/domain/delivery-settings.ts';
import { isInTime, isOfferedOn, slotsOn } from '../../../core/domain/delivery-slots.ts';
import { daysAfter, weekdayOf } from '../../../core/domain/wall-clock.ts';
import { deliverySettings } from '../../support/delivery.ts';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
/** Noon in Shanghai on 2026-11-22, a Sunday. */
const NOON = Date.UTC(2026, 10, 22, 4);

const timesOn = (date: string, timeZone: string, settings = deliverySettings()): string[] =>
  slotsOn(settings, date, timeZone).map(({ start }) => localTime(start, timeZone).slice(11));

describe('the slots of a day', () => {
  test('fill its windows, by the clock on the wall of the store', () => {
    const windows = [
      { weekdays: [1], from: '17:00', until: '18:00' },
      { weekdays: [1, 2], from: '11:00', until: '12:10' },
    ];
    const settings = deliverySettings({ windows });
    expect(timesOn('2026-11-23', SHANGHAI, settings)).toEqual(['11:00', '11:30', '17:00', '17:30']);
    expect(timesOn('2026-11-24', SHANGHAI, settings)).toEqual(['11:00', '11:30']);
    expect(timesOn('2026-11-25', SHANGHAI, settings)).toEqual([]);
  });

  test('end at midnight at the latest', () => {
    const windows = [{ weekdays: [7], from: '23:00', until: '00:00' }];
    const settings = deliverySettings({ windows });
    expect(timesOn('2026-11-22', SHANGHAI, settings)).toEqual(['23:00', '23:30']);
  });

  test('leave out the hour that summer time takes, and have the one that it gives back once', () => {
    const windows = [{ weekdays: [7], from: '01:00', until: '04:00' }];
    const settings = deliverySettings({ windows, slotMinutes: 60 });
    expect(timesOn('2026-03-29', BERLIN, settings)).toEqual(['01:00', '03:00']);
    expect(timesOn('2026-10-25', BERLIN, settings)).toEqual(['01:00', '02:00', '03:00']);
  });

  test('can be chosen until the kitchen and the courier would be too late, some days ahead', () => {
    const settings = deliverySettings({ leadMinutes: 45, daysAhead: 1 });
    const slots = slotsOn(settings, '2026-11-22', SHANGHAI);
    const [first] = slots.filter((slot) => isInTime(settings, slot, NOON));
    expect(localTime(first?.start ?? 0, SHANGHAI)).toBe('2026-11-22 13:00');
    const offered = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].filter((date) =>
      isOfferedOn(settings, date, NOON, SHANGHAI),
    );
    expect(offered).toEqual(['2026-11-22', '2026-11-23']);
  });
});

test('the calendar knows weekdays and leap years', () => {
  expect(weekdayOf('2026-11-22')).toBe(7);
  expect(weekdayOf('2028-02-29')).toBe(2);
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
});

describe('an address', () => {
  test('is in the zone of its postcode, and only then in that of its district', () => {
    const settings = deliverySettings();
    expect(zoneOf(settings, { postcode: '200002', district: 'Pudong' })?.zoneId).toBe('near');
    expect(zoneOf(settings, { district: 'Pudong' })?.zoneId).toBe('far');
    expect(zoneOf(settings, { postcode: '20000', district: 'pudong' })).toBeUndefined();
    expect(zoneOf(settings, {})).toBeUndefined();
  });

  test('costs its fee until the subtotal makes it free', () => {
    const terms = { zoneId: 'near', name: 'Near', fee: 300, freeFrom: 8000 };
    expect([7999, 8000].map((subtotal) => feeOf(terms, subtotal))).toEqual([300, 0]);
  });
});

describe('settings that could be read in two ways are refused by their field', () => {
  const [near, far] = deliverySettings().zones;
  const window = { weekdays: [1, 2], from: '11:00', until: '14:00' };
  test.each([
    ['two zones of one name', { zones: [near, { ...far, zoneId: 'near' }] }, 'zones[1].zoneId'],
    [
      'a postcode in two zones',
      { zones: [near, { ...far, postcodes: ['1', '200002'] }] },
      'zones[1].postcodes[1]',
    ],
    [
      'a district named twice',
      { zones: [{ ...far, districts: ['A', 'A'] }] },
      'zones[0].districts[1]',
    ],
    ['a zone of nowhere', { zones: [{ ...far, districts: [] }] }, 'zones[0].postcodes'],
    ['a window that ends first', { windows: [{ ...window, until: '10:00' }] }, 'windows[0].until'],
    [
      'windows that overlap',
      { windows: [window, { weekdays: [2], from: '13:00', until: '00:00' }] },
      'windows[1].from',
    ],
  ])('%s', (_, changes, field) => {
    const settings = { ...deliverySettings(), ...changes } as ReturnType<typeof deliverySettings>;
    expect(settingsFault(settings)?.field).toBe(field);
  });

  test('but not windows that meet, nor those of other days', () => {
    const windows = [
      window,
      { ...window, weekdays: [3] },
      { ...window, from: '14:00', until: '15:00' },
    ];
    expect(settingsFault(deliverySettings({ windows }))).toBeUndefined();
  });
});

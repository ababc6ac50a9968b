import { describe, expect, test } from 'vitest';
import { pageOriginsOf } from '../../lib/page-origins.ts';
import { functionsOf, readable } from './support.ts';

describe('the pages that customers come back to', () => {
  test('are ours, unless a deployment names more', () => {
    const { Variables } = functionsOf('production').get('diners')?.['Environment'] ?? {};
    expect(readable(Variables.PAGE_ORIGINS)).toBe('https://PagesDistribution.DomainName');
    expect(pageOriginsOf(undefined)).toEqual([]);
    expect(pageOriginsOf('https://a.example,https://b.example:8443')).toHaveLength(2);
  });

  test.each(['http://a.example', 'https://a.example/', 'https://a.example/x', 'a.example', '*'])(
    'are at no origin like %s',
    (text) => {
      expect(() => pageOriginsOf(text)).toThrow(/is no origin like https:/);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../local/settings.ts';

describe('the settings of npm start', () => {
  it('have a default each', () => {
    expect(readSettings({}, '/home/kuaican')).toEqual({
      port: 3_000,
      simulatorPort: 4_000,
      issuerPort: 0,
      dataDir: '/home/kuaican/.kuaican',
      readyFile: '/home/kuaican/.kuaican/ready.json',
      timeScale: 1,
      demoKeysFile: undefined,
      dynamoDbEndpoint: undefined,
    });
  });

  it('take a relative path from the project', () => {
    const settings = readSettings({ KUAICAN_DATA: 'data', KUAICAN_READY_FILE: '/tmp/r' }, '/home');
    expect(settings).toMatchObject({ dataDir: '/home/data', readyFile: '/tmp/r' });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'three'],
    ['PORT', '1.5'],
    ['KUAICAN_TIME_SCALE', '0'],
  ])('refuse %s=%s with a sentence', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/')).toThrow(`${name} is ${value}, but must be`);
  });
});

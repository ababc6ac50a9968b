import { describe, expect, it } from 'vitest';
import { idleOf } from '../../../web/src/kiosk/idle.ts';

describe('the idle time-out', () => {
  it('warns after a minute, for half a minute', () => {
    expect(idleOf('menu', false, 59_999)).toEqual({ kind: 'busy' });
    expect(idleOf('menu', false, 60_000)).toEqual({ kind: 'warning', secondsLeft: 30 });
    expect(idleOf('menu', false, 89_500)).toEqual({ kind: 'warning', secondsLeft: 1 });
    expect(idleOf('menu', false, 90_000)).toEqual({ kind: 'over' });
  });

  it('never comes while money is on its way', () => {
    expect(idleOf('pay', true, 3_600_000)).toEqual({ kind: 'busy' });
  });

  it('comes when the money has come to its end', () => {
    expect(idleOf('pay', false, 3_600_000)).toEqual({ kind: 'over' });
  });

  it('is shorter where there is only a number to remember', () => {
    expect(idleOf('done', false, 30_000)).toEqual({ kind: 'warning', secondsLeft: 30 });
  });

  it('does not disturb who looks at the attract screen', () => {
    expect(idleOf('attract', false, 3_600_000)).toEqual({ kind: 'busy' });
  });
});

import type { Till } from '../till.ts';
import type { OpenCase } from './open-case.ts';

/** What every dialog about a case is given. */
export interface RemedyProps {
  readonly till: Till;
  readonly about: OpenCase;
  readonly onClose: () => void;
  /** With what to tell whoever did it. */
  readonly onDone: (told: string) => void;
}

import type { CaseId } from '../../../../core/domain/ids.ts';
import type { OrderAggregate } from '../../../../core/domain/order-aggregate.ts';
import type { Alipay, ModelState, Notice, Process, Request } from '../state.ts';
import { alipayName, lateName, noticesName, processName, storedName } from './canonical.ts';
import { MOMENTS, momentOf } from './moments.ts';

/** One character for each part: as many as there are before the surrogates. */
const FIRST_CHARACTER = 0x30;
const MAX_PARTS = 0xd000;

/** A part, and the character that is its name. */
interface Named<T> {
  readonly part: T;
  readonly character: string;
}

/** Of all parts that are told apart by nothing, the first one stands for the others. */
class Parts<T extends object> {
  readonly #nameOf: (part: T) => string;
  readonly #byName = new Map<string, Named<T>>();
  /** Only those that stand for others, so that it stays small. */
  readonly #byPart = new Map<T, Named<T>>();

  constructor(nameOf: (part: T) => string) {
    this.#nameOf = nameOf;
  }

  of(part: T): Named<T> {
    const itself = this.#byPart.get(part);
    if (itself) return itself;
    const name = this.#nameOf(part);
    return this.#byName.get(name) ?? this.#add(part, name);
  }

  #add(part: T, name: string): Named<T> {
    const { size } = this.#byName;
    if (size >= MAX_PARTS) throw new RangeError('Too many parts for one character');
    const named = { part, character: String.fromCharCode(FIRST_CHARACTER + size) };
    this.#byName.set(name, named);
    this.#byPart.set(part, named);
    return named;
  }
}

/** A state made of parts that stand for others, and its name: equal states have one. */
export interface Representative {
  readonly state: ModelState;
  readonly name: string;
}

/**
 * Millions of states are made of a few thousand parts. Each part is kept once, so that a state's
 * name is a handful of characters, and equal states are quickly seen to be equal.
 */
export class Representatives {
  readonly #stored = MOMENTS.map(
    (_, moment) => new Parts<OrderAggregate>((stored) => storedName(stored, moment)),
  );
  readonly #cases = new Parts<readonly CaseId[]>((cases) => cases.toSorted().join());
  readonly #alipay = new Parts<Alipay>(alipayName);
  readonly #processes = new Parts<Process>(processName);
  readonly #late = new Parts<readonly Request[]>(lateName);
  readonly #notices = new Parts<readonly Notice[]>(noticesName);

  /**
   * The same state, made of the parts that stand for its own, and its name. The order of its
   * processes makes no difference to the name.
   */
  of(state: ModelState): Representative {
    const { now, workflow } = state;
    const moment = momentOf(now);
    const stored = this.#storedAt(moment).of(state.stored);
    const cases = this.#cases.of(state.openCases);
    const alipay = this.#alipay.of(state.alipay);
    const late = this.#late.of(state.late);
    const notices = this.#notices.of(state.notices);
    const processes = state.processes.map((p) => this.#processes.of(p));
    return {
      state: {
        now,
        workflow,
        stored: stored.part,
        openCases: cases.part,
        alipay: alipay.part,
        late: late.part,
        notices: notices.part,
        processes: processes.map((p) => p.part),
      },
      name:
        moment +
        stored.character +
        cases.character +
        alipay.character +
        late.character +
        notices.character +
        inOrder(processes),
    };
  }

  #storedAt(moment: number): Parts<OrderAggregate> {
    const parts = this.#stored[moment];
    if (!parts) throw new RangeError('After the last moment');
    return parts;
  }
}

function inOrder(processes: readonly Named<Process>[]): string {
  const [first, ...others] = processes;
  if (!first) return '';
  if (others.length === 0) return first.character;
  return processes
    .map((p) => p.character)
    .sort()
    .join('');
}

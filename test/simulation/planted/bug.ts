import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Patch } from '../substitutes/register.ts';

/**
 * A bug that loses or doubles somebody's money, or hides it, as a change of the product's own text.
 * The text is changed while it is loaded, in the thread that simulates, and nowhere else.
 */
export interface PlantedBug {
  readonly name: string;
  /** What is wrong then. */
  readonly says: string;
  readonly patches: readonly Patch[];
  /** Where it shows; the Open Platform where it is not named. */
  readonly gateway?: GatewayName;
}

/** A bug of one change. */
export const bug = (
  name: string,
  says: string,
  file: string,
  find: string,
  replace: string,
): PlantedBug => ({ name, says, patches: [{ file, find, replace }] });

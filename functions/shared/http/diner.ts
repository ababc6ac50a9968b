import { born, type DinerId, parseDinerId } from '../../../core/domain/ids.ts';
import type { Principal } from './principal.ts';

/** Whose token it is, of a diner. */
export const dinerOf = ({ actor }: Principal): DinerId =>
  born(parseDinerId, actor.replace(/^diner:/, ''));

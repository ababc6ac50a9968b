import { createHash } from 'node:crypto';
import type { ImageType } from '../../core/domain/menu-image.ts';

/** 128 bits of the picture's own hash: nobody can make another of the same name by chance. */
export const imageIdOf = (bytes: Uint8Array, type: ImageType): string =>
  `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${type}`;

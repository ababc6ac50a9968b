/** Types that every browser shows and that run nothing; an SVG opened by itself may hold a script. */
export const IMAGE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
} as const;
export type ImageType = keyof typeof IMAGE_TYPES;

/** As base64 it fits what a function may be sent and may answer (6 MB). */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;

/** Named by its bytes, so that it never changes and the same picture is kept once. */
const IMAGE_ID = /^[0-9a-f]{32}\.(png|jpg|webp)$/;

/** 128 bits of the picture's own digest: nobody makes another of the same name by chance. */
export const imageIdOf = (digest: string, type: ImageType): string =>
  `${digest.slice(0, 32)}.${type}`;

/** The type of a picture that a store may have, by its name; undefined for any other name. */
export const imageTypeOf = (imageId: string): ImageType | undefined =>
  IMAGE_ID.exec(imageId)?.[1] as ImageType | undefined;

const SIGNATURES: readonly (readonly [ImageType, number, readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', 0, [0xff, 0xd8, 0xff]],
  // A RIFF container, whose length stands between the two words.
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** What the bytes themselves begin like; what a client calls them proves nothing. */
export const sniffImage = (bytes: Uint8Array): ImageType | undefined =>
  SIGNATURES.find(([, at, signature]) => signature.every((byte, n) => bytes[at + n] === byte))?.[0];

import { tone } from './pen.ts';

/*
 * Things that lie on food, each about 40 to 60 wide around 0,0 and lit from above left. A shadow under
 * each makes a heap of them.
 */

const lifted = (marks: string): string => `<g filter="url(#lift)">${marks}</g>`;

export const chunk = (colour: string, size = 26): string =>
  lifted(
    `<path d="M${-size} ${-size * 0.3}q${size * 0.3} ${-size * 0.8} ${size} ${-size * 0.6}t${size * 0.9} ${size * 0.8}q${-size * 0.1} ${size} ${-size} ${size * 0.9}t${-size * 0.9} ${-size * 1.1}Z" fill="${colour}"/>` +
      `<path d="M${-size * 0.7} ${-size * 0.3}q${size * 0.3} ${-size * 0.5} ${size * 0.9} ${-size * 0.3}" stroke="${tone(colour, 0.45)}" stroke-width="${size * 0.2}" stroke-linecap="round" fill="none" opacity=".8"/>`,
  );

export const cube = (colour: string, size = 30): string =>
  lifted(
    `<rect x="${-size / 2}" y="${-size / 2}" width="${size}" height="${size}" rx="5" fill="${tone(colour, -0.18)}"/>` +
      `<rect x="${-size / 2}" y="${-size / 2 - 4}" width="${size}" height="${size - 2}" rx="5" fill="${colour}"/>` +
      `<path d="M${-size / 2 + 5} ${-size / 2}h${size * 0.5}" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".7"/>`,
  );

export const slice = (colour: string, long = 46, wide = 24): string =>
  lifted(
    `<ellipse rx="${long}" ry="${wide}" fill="${tone(colour, -0.3)}"/>` +
      `<ellipse rx="${long - 3}" ry="${wide - 3}" fill="${colour}"/>` +
      `<path d="M${-long * 0.7} -2q${long * 0.5} ${-wide * 0.6} ${long * 1.3} -2M${-long * 0.6} ${wide * 0.4}q${long * 0.5} ${-wide * 0.4} ${long * 1.1} -2" stroke="${tone(colour, 0.3)}" stroke-width="3" fill="none" stroke-linecap="round" opacity=".75"/>`,
  );

export const stick = (colour: string, long = 90, wide = 15): string =>
  lifted(
    `<rect x="${-long / 2}" y="${-wide / 2}" width="${long}" height="${wide}" rx="${wide * 0.3}" fill="${colour}"/>` +
      `<path d="M${-long / 2 + 5} ${-wide * 0.2}h${long - 12}" stroke="${tone(colour, 0.5)}" stroke-width="${wide * 0.22}" stroke-linecap="round" opacity=".9"/>` +
      `<path d="M${-long / 2 + 5} ${wide * 0.32}h${long - 10}" stroke="${tone(colour, -0.3)}" stroke-width="${wide * 0.14}" stroke-linecap="round" opacity=".6"/>`,
  );

/** Of a spring onion. */
export const ring = (): string =>
  '<circle r="8" fill="#8cc152"/><circle r="8" fill="none" stroke="#4d8a2a" stroke-width="3"/><circle r="3.4" fill="#dff0c0"/>';

/** Of coriander. */
export const leaf = (): string =>
  lifted(
    '<path d="M0 18V-4" stroke="#4e8b2f" stroke-width="3" stroke-linecap="round"/>' +
      '<path d="M0 2c-12 2-20-6-18-14 6-1 8 2 8 2-2-8 4-14 10-14s12 6 10 14c0 0 2-3 8-2 2 8-6 16-18 14Z" fill="#5fa83a"/>' +
      '<path d="M0 0v-18M0-6l-9-4M0-6l9-4" stroke="#3d7a22" stroke-width="1.6" fill="none"/>',
  );

export const chilli = (): string =>
  lifted(
    '<path d="M-26 4C-14-12 10-12 26-2 10-2-6 10-26 4Z" fill="#d8261c"/><path d="M-16-1C-6-7 6-7 14-4" stroke="#ff8a70" stroke-width="3" stroke-linecap="round" fill="none"/>',
  );

export const peanut = (): string =>
  lifted(
    '<ellipse rx="15" ry="10" fill="#d9a45b"/><path d="M-12 0h24" stroke="#a9722f" stroke-width="1.6"/><ellipse cx="-4" cy="-4" rx="6" ry="2.4" fill="#f6dca6"/>',
  );

export const sesame = (): string =>
  '<ellipse rx="5.5" ry="3.2" fill="#fff3d6" stroke="#d9bd85" stroke-width=".8"/>';

export const dumpling = (): string =>
  lifted(
    '<path d="M-52 10C-46-34 46-34 52 10 30 30-30 30-52 10Z" fill="#f6e7cd"/>' +
      '<path d="M-52 10C-46-34 46-34 52 10" fill="none" stroke="#d9bd92" stroke-width="5"/>' +
      '<path d="M-40-8l8 16M-26-18l6 20M-9-23l2 22M9-23l-2 22M26-18l-6 20M40-8l-8 16" stroke="#dfc59c" stroke-width="3.4" stroke-linecap="round"/>' +
      '<path d="M-30 14q30 10 60 0" stroke="#fffaf0" stroke-width="6" stroke-linecap="round" fill="none"/>',
  );

export const bun = (): string =>
  lifted(
    '<circle r="62" fill="#f7efe2"/><circle r="62" fill="none" stroke="#dccbb2" stroke-width="3"/>' +
      `${Array.from({ length: 12 }, (_, i) => `<path d="M0 0C14-20 30-22 46-16" transform="rotate(${i * 30})" stroke="#d8c5a6" stroke-width="3.4" fill="none" stroke-linecap="round"/>`).join('')}` +
      '<circle r="7" fill="#c9b189"/><ellipse cx="-24" cy="-30" rx="20" ry="9" fill="#fff" opacity=".8" transform="rotate(-35 -24 -30)"/>',
  );

export const halfEgg = (white = '#fffaf0', yolk = '#f49a1d'): string =>
  lifted(
    `<ellipse rx="40" ry="31" fill="${tone(white, -0.14)}"/><ellipse cy="-2" rx="38" ry="29" fill="${white}"/><circle cx="3" cy="-1" r="18" fill="${yolk}"/><ellipse cx="-3" cy="-8" rx="7" ry="4" fill="${tone(yolk, 0.55)}"/>`,
  );

export const prawn = (): string =>
  lifted(
    '<path d="M-30 22C-40-14-4-38 26-20c14 9 12 26 2 32 2-12-6-22-20-20C-6-6-10 8-4 22-10 30-24 30-30 22Z" fill="#f28a4e"/>' +
      '<path d="M-24 4l18 2M-18-12l16 8M0-22l8 14M18-22l0 14" stroke="#fbd0b0" stroke-width="4" stroke-linecap="round"/><path d="M-30 22l-14 10M-26 26l-4 14" stroke="#d8571f" stroke-width="5" stroke-linecap="round"/>',
  );

export const cucumber = (): string =>
  lifted(
    '<circle r="27" fill="#3f8a35"/><circle r="23.5" fill="#cfe8a6"/><circle r="15" fill="#e2f2c4"/>' +
      `${[0, 60, 120, 180, 240, 300].map((d) => `<ellipse cy="-9" rx="2.2" ry="4.4" fill="#b6d488" transform="rotate(${d})"/>`).join('')}`,
  );

export const lemon = (): string =>
  lifted(
    '<circle r="34" fill="#f4c81e"/><circle r="30" fill="#fff6cf"/>' +
      `${[0, 45, 90, 135, 180, 225, 270, 315].map((d) => `<path d="M0-4L9-25A27 27 0 0 0-9-25Z" fill="#f9dc4a" transform="rotate(${d})"/>`).join('')}`,
  );

export const ice = (): string =>
  '<rect x="-24" y="-24" width="48" height="48" rx="9" fill="#fff" opacity=".42"/><path d="M-16-16h20M-16-16v16" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".85"/>';

/** A dark ear of wood, with its frill. */
export const ear = (): string =>
  lifted(
    '<path d="M-40 6c-4-24 16-38 36-30 10-10 36-4 40 14 8 14-2 34-22 32-8 12-34 12-38 0-10 0-16-6-16-16Z" fill="#3a2f2d"/><path d="M-26 2c4-16 20-20 28-14M4 12c10-2 16-10 14-18" stroke="#7a6661" stroke-width="4" fill="none" stroke-linecap="round"/>',
  );

export const crayfish = (): string =>
  lifted(
    '<path d="M-20-26C-50-60-66-40-52-22M20-26C50-60 66-40 52-22" stroke="#b3170f" stroke-width="13" fill="none" stroke-linecap="round"/>' +
      '<path d="M0-40c20 0 26 24 20 44-4 18-8 40-20 52C-12 44-16 22-20 4-26-16-20-40 0-40Z" fill="#d4281b"/>' +
      '<path d="M-20 2h40M-17 16h34M-13 30h26M-8 44h16" stroke="#8f120b" stroke-width="4"/><path d="M-10-28q10-8 20 0" stroke="#ff9a80" stroke-width="5" fill="none" stroke-linecap="round"/>' +
      '<circle cx="-8" cy="-34" r="3" fill="#240503"/><circle cx="8" cy="-34" r="3" fill="#240503"/>',
  );

/** Meat and vegetables on bamboo. */
export const skewer = (colours: readonly string[]): string =>
  lifted(
    `<path d="M-130 0H120" stroke="#e5c78f" stroke-width="7" stroke-linecap="round"/>${colours
      .map((colour, i) => `<g transform="translate(${-96 + i * 46} 0)">${chunk(colour, 24)}</g>`)
      .join('')}`,
  );

export const bokChoy = (): string =>
  lifted(
    '<path d="M-64 0C-40-18 0-12 14-4 44-34 84-22 86 0 84 22 44 34 14 4 0 12-40 18-64 0Z" fill="#3f8f3a"/>' +
      '<path d="M-64 0C-44-12-10-8 12-2 20-2 24 0 24 2 0 10-44 12-64 0Z" fill="#e6f2cf"/><path d="M20 0C44-12 62-10 78-2M28 4c18 8 34 8 44 4" stroke="#7cc266" stroke-width="3" fill="none"/>',
  );

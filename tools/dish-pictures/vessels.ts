import { MIDDLE, tone } from './pen.ts';

const { x, y } = MIDDLE;

const under = (radius: number): string =>
  `<ellipse cx="${x + 8}" cy="${y + 18}" rx="${radius}" ry="${radius * 0.98}" fill="#2b1508" opacity=".38" filter="url(#soft)"/>`;
const disc = (radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
const gleam = (radius: number, light = 0.7): string =>
  `<path d="M${x - radius * 0.72} ${y - radius * 0.55}A${radius * 0.92} ${radius * 0.92} 0 0 1 ${x - radius * 0.1} ${y - radius * 0.9}" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity="${light}"/>`;

/** Food in its dish; nothing of it hangs over the rim. */
const inside = (radius: number, food: string): string =>
  `<clipPath id="in"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath><g clip-path="url(#in)">${food}</g>` +
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#1e0d04" stroke-width="9" opacity=".22" filter="url(#soft)" clip-path="url(#in)"/>`;

/** What a dish of sauce, soup or rice is before anything lies on it. */
export const base = (colour: string, radius = 190): string =>
  `<radialGradient id="base" cx=".42" cy=".36" r=".75"><stop offset="0" stop-color="${tone(colour, 0.28)}"/><stop offset=".62" stop-color="${colour}"/><stop offset="1" stop-color="${tone(colour, -0.34)}"/></radialGradient>` +
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="url(#base)" filter="url(#grain)"/>`;

/** A deep one; the glaze is its colour outside. */
export const bowl = (glaze: string, food: string): string =>
  under(214) +
  disc(208, tone(glaze, -0.25)) +
  disc(204, glaze) +
  disc(190, '#fbf6ee') +
  `<circle cx="${x}" cy="${y}" r="198" fill="none" stroke="${tone(glaze, 0.4)}" stroke-width="3" opacity=".7"/>` +
  inside(176, food) +
  gleam(198);

export const plate = (rim: string, food: string): string =>
  under(220) +
  disc(216, '#efe7dc') +
  disc(213, '#fffdf9') +
  `<circle cx="${x}" cy="${y}" r="202" fill="none" stroke="${rim}" stroke-width="5"/><circle cx="${x}" cy="${y}" r="190" fill="none" stroke="${rim}" stroke-width="1.6"/>` +
  `<circle cx="${x}" cy="${y}" r="166" fill="#f3ece1"/><circle cx="${x}" cy="${y}" r="160" fill="#fffdf9"/>` +
  food +
  gleam(206, 0.9);

/** Black iron with two ears, hot from the fire. */
export const pot = (food: string): string =>
  `<rect x="72" y="206" width="496" height="68" rx="30" fill="#26211f"/>${under(212)}${disc(208, '#1d1917')}${disc(202, '#3b3431')}${disc(190, '#221d1b')}${inside(182, food)}${gleam(198, 0.35)}`;

export const steamer = (food: string): string =>
  under(216) +
  disc(212, '#8a5a2b') +
  disc(207, '#d8a763') +
  `<circle cx="${x}" cy="${y}" r="194" fill="none" stroke="#9c6a35" stroke-width="3"/>` +
  disc(186, '#c08e4d') +
  `<clipPath id="in"><circle cx="${x}" cy="${y}" r="182"/></clipPath><g clip-path="url(#in)">${Array.from({ length: 15 }, (_, i) => `<rect x="130" y="${56 + i * 25}" width="380" height="19" fill="#e3bb7e"/><rect x="130" y="${72 + i * 25}" width="380" height="3" fill="#b78446"/>`).join('')}</g>` +
  food;

export const board = (food: string): string =>
  `<rect x="58" y="66" width="540" height="364" rx="34" fill="#2b1508" opacity=".4" filter="url(#soft)"/>` +
  `<rect x="50" y="54" width="540" height="364" rx="34" fill="#a86b36"/><rect x="50" y="50" width="540" height="360" rx="34" fill="#c98a4b"/>` +
  `<path d="M60 110c160 24 320-22 520 8M56 190c200-24 340 30 530 0M56 282c180 26 360-20 530 6M66 356c170-18 330 22 510-2" stroke="#a66a33" stroke-width="4" fill="none" opacity=".55"/>${food}`;

/** From the side, since a drink has its colours there. */
export function glass(drink: string, marks: string, foam = ''): string {
  const body = 'M206 78h228l-26 324q-2 22-26 22H258q-24 0-26-22Z';
  return (
    `<ellipse cx="330" cy="426" rx="128" ry="20" fill="#2b1508" opacity=".4" filter="url(#soft)"/>` +
    `<linearGradient id="drink" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${tone(drink, 0.3)}"/><stop offset=".5" stop-color="${drink}"/><stop offset="1" stop-color="${tone(drink, -0.3)}"/></linearGradient>` +
    `<clipPath id="in"><path d="${body}"/></clipPath>` +
    `<path d="${body}" fill="#ffffff" opacity=".5"/><g clip-path="url(#in)"><rect x="200" y="126" width="240" height="310" fill="url(#drink)"/>${foam}${marks}<rect x="222" y="60" width="22" height="360" fill="#fff" opacity=".36" transform="rotate(-4 232 240)"/><rect x="392" y="60" width="9" height="360" fill="#fff" opacity=".25" transform="rotate(4 396 240)"/></g>` +
    `<path d="${body}" fill="none" stroke="#fff" stroke-width="7" stroke-linejoin="round" opacity=".85"/>`
  );
}

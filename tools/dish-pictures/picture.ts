import { penOf, tone } from './pen.ts';
import { RECIPES } from './recipes.ts';

export const WIDTH = 640;
export const HEIGHT = 480;

/** The names of all dishes that can be drawn. */
export const DRAWN: readonly string[] = Object.keys(RECIPES);

/** A dish as SVG, always the same for the same name. */
export function pictureOf(itemId: string): string {
  const recipe = RECIPES[itemId];
  if (recipe === undefined) throw new Error(`Nobody knows how ${itemId} looks.`);
  const { ground, draw } = recipe;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<defs>${FILTERS}<radialGradient id="ground" cx=".36" cy=".26" r=".95"><stop offset="0" stop-color="${tone(ground, 0.24)}"/><stop offset=".6" stop-color="${ground}"/><stop offset="1" stop-color="${tone(ground, -0.3)}"/></radialGradient></defs>` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#ground)"/>` +
    `<rect width="${WIDTH}" height="${HEIGHT}" filter="url(#cloth)" opacity=".16"/>` +
    `${draw(penOf(itemId))}</svg>`
  );
}

/** Light from above left: a shadow under each thing, the grain of food, the weave of the table. */
const FILTERS =
  '<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="14"/></filter>' +
  '<filter id="blur" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="3"/></filter>' +
  '<filter id="lift" x="-30%" y="-30%" width="170%" height="180%"><feDropShadow dx="2" dy="5" stdDeviation="3.4" flood-color="#2a0f04" flood-opacity=".5"/></filter>' +
  '<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".045" numOctaves="3" seed="4" result="n"/><feColorMatrix in="n" values="0 0 0 0 1  0 0 0 0 .9  0 0 0 0 .7  0 0 0 1.3 -.5" result="l"/><feComposite in="l" in2="SourceGraphic" operator="in" result="c"/><feBlend in="c" in2="SourceGraphic" mode="soft-light"/></filter>' +
  '<filter id="cloth"><feTurbulence type="fractalNoise" baseFrequency=".9 .05" numOctaves="2"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 .9 -.2"/></filter>';

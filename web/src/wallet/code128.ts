/** Widths of bars and gaps, in turn, of the values 0 to 105 (ISO/IEC 15417); 105 begins set C. */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222' +
  '123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321' +
  '232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121' +
  '313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224' +
  '111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113' +
  '114311411113411311113141114131311141411131211412211214211232';

const START_C = 105;
const STOP = '2331112';

const widthsOf = (value: number): string => WIDTHS.slice(value * 6, value * 6 + 6);

/**
 * A barcode that a real scanner reads from the phone, as Alipay's is.
 * @param digits An even count of them: set C takes two at a time.
 * @returns Where each bar begins and how wide it is, and the width of all.
 */
export function code128(digits: string): {
  readonly bars: readonly { readonly x: number; readonly width: number }[];
  readonly width: number;
} {
  const values = [START_C, ...(digits.match(/\d\d/g) ?? []).map(Number)];
  const check = values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103;
  const widths = [...values, check].map(widthsOf).join('') + STOP;
  const bars: { x: number; width: number }[] = [];
  let x = 0;
  for (const [place, width] of [...widths].map(Number).entries()) {
    if (place % 2 === 0) bars.push({ x, width });
    x += width;
  }
  return { bars, width: x };
}

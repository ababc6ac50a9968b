import type { EChartsType } from 'echarts/core';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../i18n/language.ts';
import type { Chart, Look, Pick } from './charts/chart.ts';
import type { Row } from './found.ts';
import { whilePrinting } from './printing.ts';
import { paperOf } from './theme.ts';

export interface ChartViewProps {
  readonly chart: Chart;
  readonly rows: readonly Row[];
  readonly look: Look;
  /** Says what the chart says. */
  readonly describedBy: string;
  readonly title: string;
  readonly onPick: (pick: Pick) => void;
  /** Its script did not come. */
  readonly onFailure: () => void;
}

/** A chart, drawn once its script is there, and again whenever it has another size. */
export function ChartView(props: ChartViewProps): JSX.Element {
  const { rows, look, describedBy, title } = props;
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType | undefined>(undefined);
  // What is drawn later is drawn of what is there then.
  const wanted = useRef<object | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const draw = (): void => {
    const { chart, rows: now, look: as } = latest.current;
    const made = drawn.current;
    if (made === undefined) return;
    const paper = paperOf(made.getWidth());
    const option = chart.option(now, as, paper);
    wanted.current = option;
    const show = (): void => {
      if (wanted.current === option) made.setOption(option, { notMerge: true });
    };
    // A canvas measures letters once: those of the page's own font have to be there before.
    const letters = document.fonts.load(`1rem ${paper.theme.font}`, JSON.stringify(option));
    void letters.then(show, show);
  };
  useEffect(() => {
    const leave = new AbortController();
    void begin(place.current, leave.signal).then((made) => {
      if (made === undefined) return;
      if (made === 'failed') {
        latest.current.onFailure();
        return;
      }
      drawn.current = made;
      made.on('click', ({ data }) => {
        const pick = (data as { pick?: Pick } | undefined)?.pick;
        if (pick) latest.current.onPick(pick);
      });
      draw();
      follow(made, place.current, draw, leave.signal);
    });
    return () => {
      leave.abort();
      wanted.current = undefined;
      drawn.current?.dispose();
    };
  }, []);
  useEffect(draw, [rows, language.value, JSON.stringify(look.days), look.currency, look.words]);
  return (
    <div
      ref={place}
      class="dash-chart"
      data-tall={props.chart.isTall === true}
      role="img"
      aria-label={title}
      aria-describedby={describedBy}
    />
  );
}

async function begin(
  place: HTMLElement | null,
  left: AbortSignal,
): Promise<EChartsType | 'failed' | undefined> {
  try {
    const { startChart } = await import('./echarts.ts');
    return left.aborted || place === null ? undefined : startChart(place);
  } catch {
    return left.aborted ? undefined : 'failed';
  }
}

/** Its place becomes wider or narrower, the letters larger, or it is printed. */
function follow(
  chart: EChartsType,
  place: HTMLElement | null,
  draw: () => void,
  left: AbortSignal,
): void {
  if (place === null) return;
  const watch = new ResizeObserver(() => {
    if (chart.getWidth() === place.clientWidth && chart.getHeight() === place.clientHeight) return;
    chart.resize();
    draw();
  });
  watch.observe(place);
  const endPrinting = whilePrinting((size) => {
    chart.resize(size);
    draw();
  });
  left.addEventListener('abort', () => {
    watch.disconnect();
    endPrinting();
  });
}

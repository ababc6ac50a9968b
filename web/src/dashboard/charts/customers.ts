import { count, monthText, percent } from '../format.ts';
import { groupBy, numberIn, type Row, sumOf, textIn } from '../found.ts';
import { bestRow } from '../headline.ts';
import { nameOf } from '../name-of.ts';
import type { Chart } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed, patterned } from './frame.ts';

/** Who came again, months later; the month itself is all of them, and says nothing. */
const later = (rows: readonly Row[]): Row[] =>
  rows.filter((row) => numberIn(row, 'months_later') > 0);

export const cohorts: Chart = {
  says(rows, { words }) {
    const next = rows.filter((row) => row['months_later'] === 1);
    const best = bestRow(next, 'share');
    if (!best) return words.says.noCohort;
    const month = monthText(textIn(best, 'cohort_month'));
    return words.says.cohort(month, percent(numberIn(best, 'share'), 0));
  },
  option(rows, { words }, paper) {
    const { theme, size } = paper;
    const months = [...groupBy(rows, 'cohort_month').keys()].sort();
    const cells = later(rows);
    const most = Math.max(...cells.map((row) => numberIn(row, 'share')), 0.01);
    const columns = Math.max(1, ...cells.map((row) => numberIn(row, 'months_later')));
    return {
      ...frame(paper),
      grid: { left: 4, right: 4, top: 4, bottom: size * 3.5, containLabel: true },
      legend: { show: false },
      xAxis: nameAxis(
        paper,
        Array.from({ length: columns }, (_, index) => words.says.monthsLater(index + 1)),
      ),
      yAxis: nameAxis(paper, months.map(monthText), { inverse: true }),
      visualMap: {
        ...{ min: 0, max: most, calculable: false, orient: 'horizontal', left: 0, bottom: 0 },
        ...{ itemHeight: 120, itemWidth: size, inRange: { color: [...theme.scale] } },
        ...{ textStyle: labels(paper), text: [percent(most, 0), percent(0, 0)] },
      },
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex }: Pointed) => {
          const row = cells[dataIndex];
          return lines(
            monthText(textIn(row, 'cohort_month')),
            words.says.monthsLater(numberIn(row, 'months_later')),
            words.says.cameAgain(count(numberIn(row, 'diners')), percent(numberIn(row, 'share'))),
          );
        },
      },
      series: [
        {
          type: 'heatmap',
          itemStyle: { borderColor: theme.card, borderWidth: 2, borderRadius: 3 },
          label: {
            ...{ show: true, fontSize: size * 0.85 },
            formatter: ({ dataIndex }: Pointed) => percent(numberIn(cells[dataIndex], 'share'), 0),
          },
          data: cells.map((row) => ({
            value: [
              numberIn(row, 'months_later') - 1,
              months.indexOf(textIn(row, 'cohort_month')),
              numberIn(row, 'share'),
            ],
            label: { color: numberIn(row, 'share') > most * 0.75 ? theme.card : theme.ink },
          })),
        },
      ],
    };
  },
};

const SEGMENTS = ['champion', 'loyal', 'promising', 'new', 'at-risk', 'lost'];

/** From who is dearest to us to who is lost. */
const inRank = (rows: readonly Row[]): Row[] =>
  [...rows].sort(
    (a, b) => SEGMENTS.indexOf(textIn(a, 'segment')) - SEGMENTS.indexOf(textIn(b, 'segment')),
  );

export const rfm: Chart = {
  says(rows, { words }) {
    const best = bestRow(rows, 'sales_minor');
    const share = sumOf(rows, 'sales_minor');
    return words.says.rfm(
      nameOf(words, 'segment', textIn(best, 'segment')),
      count(numberIn(best, 'diners')),
      percent(share === 0 ? 0 : numberIn(best, 'sales_minor') / share, 0),
    );
  },
  option(all, { words }, paper) {
    const rows = inRank(all);
    const whole = sumOf(rows, 'diners');
    const shares = ['diners', 'sales_minor'] as const;
    return {
      ...frame(
        paper,
        shares.map((share) => words.says.shareOf[share]),
      ),
      aria: patterned(paper),
      xAxis: nameAxis(
        paper,
        rows.map((row) => nameOf(words, 'segment', textIn(row, 'segment'))),
        { axisLabel: { ...labels(paper), interval: 0, width: paper.size * 5, overflow: 'break' } },
      ),
      yAxis: numberAxis(paper, (value) => percent(value, 0)),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex, name, seriesName, value }: Pointed) =>
          lines(
            name,
            `${seriesName}: ${percent(Number(value))}`,
            words.says.diners(count(numberIn(rows[dataIndex], 'diners'))),
          ),
      },
      series: shares.map((share) => ({
        ...{ type: 'bar', barMaxWidth: 32, name: words.says.shareOf[share] },
        data: rows.map((row) => {
          const of = share === 'diners' ? whole : sumOf(rows, 'sales_minor');
          return of === 0 ? 0 : numberIn(row, share) / of;
        }),
      })),
    };
  },
};

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type CellLook, cellText, columnText, isNumeric } from './cell-text.ts';
import type { Pick } from './charts/chart.ts';
import { longDay } from './format.ts';
import type { Column, Found, Row } from './found.ts';

/** More make the page slow, and nobody reads them; the download has all. */
const MOST_ROWS = 200;
/** Said once below the table, or in each amount already. */
const UNSAID = new Set(['currency', 'item_id', 'other_item_id']);

export interface DataTableProps {
  readonly caption: string;
  readonly found: Found;
  readonly rows: readonly Row[];
  readonly look: CellLook;
  /** The row that somebody came for. */
  readonly marked?: Row | undefined;
  readonly onPick?: (pick: Pick) => void;
}

/** An answer as it is, for who wants the numbers, or does not see the chart. */
export function DataTable(props: DataTableProps): JSX.Element {
  const { caption, found, rows, look, marked, onPick } = props;
  const { panel } = look.words;
  const columns = found.columns.filter(
    ({ name }) => !UNSAID.has(name) || !found.columns.some((one) => one.name === 'item_name'),
  );
  const markedRow = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    markedRow.current?.scrollIntoView({ block: 'nearest' });
    markedRow.current?.focus({ preventScroll: true });
  }, [marked]);
  const first = rows.slice(0, MOST_ROWS);
  // It may be far down; one of an answer of before is not in these.
  const isFar = marked !== undefined && rows.includes(marked) && !first.includes(marked);
  const shown = isFar ? [marked, ...first] : first;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section class="dash-table-box" tabIndex={0} aria-label={panel.rows(caption)}>
        <table class="dash-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" data-number={isNumeric(column)}>
                  {columnText(column.name, look.words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr
                key={index}
                ref={row === marked ? markedRow : null}
                tabIndex={row === marked ? -1 : undefined}
                data-marked={row === marked}
              >
                {columns.map((column, at) => (
                  <TableCell
                    key={column.name}
                    isHead={at === 0}
                    {...{ column, row, look, onPick }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > MOST_ROWS && (
        <p class="dash-quiet">{panel.firstRows(MOST_ROWS, rows.length)}</p>
      )}
    </>
  );
}

interface TableCellProps {
  readonly column: Column;
  readonly row: Row;
  readonly look: CellLook;
  readonly isHead: boolean;
  readonly onPick: ((pick: Pick) => void) | undefined;
}

function TableCell({ column, row, look, isHead, onPick }: TableCellProps): JSX.Element {
  const said = cellText(row[column.name] ?? null, column, row, look);
  const pick = onPick && pickOf(column, row);
  const content =
    pick === undefined ? (
      said
    ) : (
      <button
        type="button"
        class="dash-pick"
        aria-label={labelOf(pick, said, look)}
        onClick={() => onPick?.(pick)}
      >
        {said}
      </button>
    );
  if (isHead) return <th scope="row">{content}</th>;
  return <td data-number={isNumeric(column)}>{content}</td>;
}

/** By keyboard, a table leads where the marks of its chart lead. */
function pickOf({ name }: Column, row: Row): Pick | undefined {
  const value = row[name];
  if (typeof value !== 'string') return undefined;
  if (name === 'business_date') return { kind: 'day', day: value };
  if (name === 'store_id') return { kind: 'store', storeId: value };
  return undefined;
}

function labelOf(pick: Pick, said: string, { words }: CellLook): string {
  if (pick.kind === 'day') return words.panel.showDay(longDay(pick.day));
  return words.panel.showStore(said);
}

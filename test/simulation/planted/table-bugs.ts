import { bug, type PlantedBug } from './bug.ts';

const TABLE = 'core/domain/table-order.ts';

/** In the order that guests of one table share. */
export const TABLE_BUGS: readonly PlantedBug[] = [
  bug(
    'line-in-two-checks',
    'What was paid is on the next check again.',
    TABLE,
    '  return aggregate.order.lines.filter((l) => !fixed.includes(l.lineId));',
    '  return aggregate.order.lines.filter((l) => !fixed.includes(l.lineId) || l.quantity > 1);',
  ),
  bug(
    'check-changes-while-it-is-paid',
    'Dishes that are ordered while somebody pays are added to what is being paid.',
    TABLE,
    '  payments.some((p) => p.checkId === check.checkId && mayBePaid(p.status));',
    '  check.paidBy !== undefined && payments.length > 0;',
  ),
  bug(
    'table-ends-too-soon',
    'An order ends with the first guest who has paid, though others may still order.',
    'core/domain/capture-transitions.ts',
    ' && !isOpenTable(order);',
    ' && order.lines.length > 0;',
  ),
  bug(
    'discount-taken-twice',
    'What offers took off a dish is taken off again when its check is priced again.',
    TABLE,
    'const asOrdered = ({ discount: _, tax: __, ...line }: OrderLine): OrderLine => line;',
    `const asOrdered = ({ discount, tax: __, ...line }: OrderLine): OrderLine => ({
      ...line,
      total: { ...line.total, minor: line.total.minor - (discount?.minor ?? 0) },
    });`,
  ),
  bug(
    'discount-of-another-check',
    'A dish keeps the discount of a check that it was on before.',
    TABLE,
    'const asOrdered = ({ discount: _, tax: __, ...line }: OrderLine): OrderLine => line;',
    'const asOrdered = ({ tax: __, ...line }: OrderLine): OrderLine => line;',
  ),
  bug(
    'rows-of-new-checks-only',
    'An order’s rows leave out what was paid before others ordered more.',
    TABLE,
    '    rows: rowsTogether(currency, checks.map(rowsOf)),',
    '    rows: rowsTogether(currency, made.map(rowsOf)),',
  ),
];

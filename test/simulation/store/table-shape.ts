export interface IndexShape {
  readonly name: string;
  readonly hash: string;
  readonly range: string;
  /** Type of the range attribute; where left out, texts and numbers are both taken. The hash is a text. */
  readonly rangeType?: 'S' | 'N';
  readonly projection: 'KEYS_ONLY' | 'ALL';
}

/** A table whose key is always `pk` and `sk`, two texts. */
export interface TableShape {
  readonly name: string;
  readonly indexes: readonly IndexShape[];
}

const DUE: IndexShape = {
  name: 'due',
  hash: 'dueShard',
  range: 'dueAt',
  rangeType: 'N',
  projection: 'KEYS_ONLY',
};
const LIST: IndexShape = {
  name: 'list',
  hash: 'listPk',
  range: 'listSk',
  rangeType: 'S',
  projection: 'ALL',
};

const ORDERS: IndexShape = {
  name: 'orders',
  hash: 'ordersPk',
  range: 'ordersSk',
  rangeType: 'S',
  projection: 'KEYS_ONLY',
};

/** The stack's table of orders, cases and stores. */
export const storeTable = (name: string): TableShape => ({
  name,
  indexes: [DUE, LIST, ORDERS],
});

/** The stack's table of notifications. */
export const inboxTable = (name: string): TableShape => ({ name, indexes: [DUE] });

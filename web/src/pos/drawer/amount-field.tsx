import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { decimalsOf } from '../../i18n/money.ts';
import { Field } from '../../ui/field.tsx';
import { amountOf } from './amount.ts';

interface AmountFieldProps {
  readonly label: string;
  readonly currency: string;
  readonly typed: string;
  readonly onInput: (typed: string) => void;
}

/** An amount as it is typed; what is no amount is said at once. */
export function AmountField({ label, currency, typed, onInput }: AmountFieldProps): JSX.Element {
  const decimals = decimalsOf(currency);
  const isWrong = typed !== '' && amountOf(typed, decimals) === undefined;
  return (
    <Field
      label={`${label} (${currency})`}
      value={typed}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      maxLength={12}
      error={isWrong ? text().pos.noAmount : undefined}
      onInput={onInput}
    />
  );
}

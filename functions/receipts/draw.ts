import { receiptOf } from '../../core/domain/receipt-of-check.ts';
import type { ReceiptFormat } from '../../core/ports/receipt-printer.ts';
import type { PrintedReceipt } from '../../core/usecases/print-receipt.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { directory, orderUrl, receiptPrinter } from '../shared/compose.ts';
import { refused } from '../shared/http/problem.ts';
import type { Reply } from '../shared/http/reply.ts';

export interface Style {
  readonly format: ReceiptFormat;
  readonly lang: string;
  readonly width: '58' | '80';
}

const TYPES = {
  svg: 'image/svg+xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  escpos: 'application/octet-stream',
} as const satisfies Record<ReceiptFormat, string>;

/** A picture is opened by itself: whatever is in it, it loads and runs nothing. */
const INERT = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

/** The receipt in the wanted format, language and width. */
export async function draw(
  { aggregate, subject, mark }: PrintedReceipt,
  { format, lang, width }: Style,
): Promise<Required<Pick<Reply, 'media' | 'headers'>>> {
  const { merchantId, storeId } = aggregate.order;
  const store = await directory().store(merchantId, storeId);
  if (!store) throw refused(notFound('store'));
  const receipt = receiptOf(aggregate, subject, mark, {
    storeName: store.name,
    storeLines: store.receiptLines ?? [],
    timeZone: store.businessDay.timeZone,
    link: await orderUrl(aggregate.order),
  });
  const bytes = receiptPrinter()(receipt, {
    format,
    language: /^zh\b/.test(lang) ? 'zh-CN' : 'en',
    columns: width === '58' ? 32 : 48,
  });
  return { media: { type: TYPES[format], bytes }, headers: INERT };
}

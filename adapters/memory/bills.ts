import type { MerchantId } from '../../core/domain/ids.ts';
import type { DayReport, DaySummary } from '../../core/domain/reconciliation/day-report.ts';
import type { BillFiles, DayReports } from '../../core/ports/bills.ts';
import type { Page, Paged } from '../../core/ports/page.ts';

export class MemoryBillFiles implements BillFiles {
  readonly #files = new Map<string, Uint8Array>();

  async keep(merchantId: MerchantId, account: string, day: string, zip: Uint8Array): Promise<void> {
    this.#files.set(`${merchantId} ${account} ${day}`, Uint8Array.from(zip));
  }

  async read(
    merchantId: MerchantId,
    account: string,
    day: string,
  ): Promise<Uint8Array | undefined> {
    return this.#files.get(`${merchantId} ${account} ${day}`);
  }
}

export class MemoryDayReports implements DayReports {
  readonly #reports = new Map<string, DayReport>();

  async keep(merchantId: MerchantId, report: DayReport): Promise<void> {
    this.#reports.set(`${merchantId} ${report.day}`, structuredClone(report));
  }

  async find(merchantId: MerchantId, day: string): Promise<DayReport | undefined> {
    return structuredClone(this.#reports.get(`${merchantId} ${day}`));
  }

  async list(merchantId: MerchantId, { limit, cursor = '~' }: Page): Promise<Paged<DaySummary>> {
    const own = [...this.#reports]
      .filter(([key]) => key.startsWith(`${merchantId} `))
      .map(([, { differences: _, healed: __, account: ___, ...summary }]) => summary)
      .filter(({ day }) => day < cursor)
      .sort((a, b) => (a.day < b.day ? 1 : -1));
    const items = structuredClone(own.slice(0, limit));
    return own.length > limit ? { items, next: items.at(-1)?.day } : { items };
  }
}
